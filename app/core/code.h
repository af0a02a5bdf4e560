#pragma once

#include <string_view>

namespace utfall::core {

/// True for `[A-Za-z0-9ÅÄÖåäö._-]{1,64}` in UTF-8, composed form. Codes are compared byte for byte.
bool is_code(std::string_view text);

}  // namespace utfall::core
