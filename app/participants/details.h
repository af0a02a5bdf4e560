#pragma once

#include "app/core/json.h"

#include <string_view>

namespace utfall::participants {

/// The object that a line of somebody has in `details`. Throws Error(integrity, "LINE_MALFORMED")
/// when it is none.
core::JsonObject details_from(std::string_view text, std::string_view table);

}  // namespace utfall::participants
