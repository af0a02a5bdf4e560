#pragma once

#include "app/core/localized.h"

#include <string>

namespace utfall::cli {

/// The manual page utfall(1), in roff with the macros of man, by the table of commands.
std::string manual(core::Lang lang);

}  // namespace utfall::cli
