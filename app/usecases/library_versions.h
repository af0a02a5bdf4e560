#pragma once

#include "app/core/library_version.h"

namespace utfall::usecases {

/// The libraries that the layers down from here call themselves, by name.
core::LibraryVersions library_versions();

}  // namespace utfall::usecases
