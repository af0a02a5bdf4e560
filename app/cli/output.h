#pragma once

#include "app/core/finding.h"
#include "app/core/localized.h"

#include <string>
#include <string_view>
#include <vector>

namespace utfall::cli {

/// "file:row: message [CODE]" with the remedy on its own line.
std::string finding_line(const core::Finding& finding, core::Lang lang);

/// Columns aligned by characters; numbers (`right`) to the right.
struct TextTable {
    std::vector<std::string> header;
    std::vector<bool> right;
    std::vector<std::vector<std::string>> rows;
    std::string to_string() const;
};

}  // namespace utfall::cli
