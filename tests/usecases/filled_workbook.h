#pragma once

#include "app/core/finding.h"
#include "app/core/json.h"
#include "app/programme/setup_rows.h"

#include <string>
#include <vector>

namespace utfall::tests {

/// A sheet as a person would fill it in, from its first cell on. Cells are texts; "n:84.50" is a
/// number that shows two decimals, "p:0.9" one that shows 90 %, "d:2025-01-31" a day.
struct FilledSheet {
    std::string name;
    std::vector<std::vector<std::string>> rows;
};

/// The bytes of a workbook with these sheets.
std::string filled(const std::vector<FilledSheet>& sheets);

/// "CODE Team!D6; " a finding.
std::string told(const core::Findings& findings);

/// The JSON in a file.
core::Json read_json(const std::string& path);
/// The rows of a set-up document.
std::vector<programme::SetupRow> setup_rows_of(const core::Json& document);

}  // namespace utfall::tests
