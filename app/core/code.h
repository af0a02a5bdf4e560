#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace utfall::core {

/// True for `[A-Za-z0-9ÅÄÖåäö._-]{1,64}` in UTF-8, composed form. Codes are compared byte for byte.
bool is_code(std::string_view text);

/// The codes of rows, in their order.
template <typename Rows>
std::vector<std::string> codes_of(const Rows& rows) {
    std::vector<std::string> codes;
    codes.reserve(rows.size());
    for (const auto& row : rows) codes.push_back(row.code);
    return codes;
}

}  // namespace utfall::core
