#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace utfall::intake {

/// One field of a SIE line: a text, or a list in braces.
struct SieField {
    std::string text;
    bool is_list{false};
    std::vector<std::string> list;
};

/// Cuts a line at spaces and tabs. Fields may stand in quotes, with \" for a quote. Empty where a
/// quote or a brace within the line is never closed.
std::optional<std::vector<SieField>> sie_fields(std::string_view line);

}  // namespace utfall::intake
