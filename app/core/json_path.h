#pragma once

#include "app/core/json.h"

#include <string_view>

namespace utfall::core {

/// The member at "scope.level", or nullptr.
const Json* find_below(const Json& value, std::string_view path);

/// The member at "scope.level", made with what leads to it.
Json& make_below(Json& value, std::string_view path);

/// Without the member at "scope.level", and without the objects that lead to nothing else.
void remove_below(Json& value, std::string_view path);

/// Adds the members of `others` that `value` lacks, also within its own.
void add_members(Json& value, const Json& others);

}  // namespace utfall::core
