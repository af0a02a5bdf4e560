#pragma once

#include "app/core/finding.h"
#include "app/core/json.h"
#include "app/core/localized.h"

#include <string>
#include <string_view>
#include <vector>

namespace utfall::cli {

/// {"ok":false,"error":{"code","message","remedy"},"findings":[]}
core::Json error_envelope(std::string_view code, const std::string& message,
                          const std::string& remedy);
/// {"code","severity","file","sheet","row","column","pointer","message","remedy"}
core::Json finding_json(const core::Finding& finding, core::Lang lang);
core::Json findings_json(const core::Findings& findings, core::Lang lang);
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
