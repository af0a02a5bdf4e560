#pragma once

#include "app/core/finding.h"
#include "app/core/json.h"
#include "app/intake/sheet_table.h"
#include "app/programme/setup_sheets.h"

#include <string>

namespace utfall::usecases {

/// What a cell of a template's workbook says, as the member of the template; null when it is empty
/// or was a fault. An expression is mended, with a warning. Faults: TEMPLATE_BOOK_FORMULA,
/// TEMPLATE_BOOK_NOT_TEXT, and those of read_setup_cell().
core::Json read_template_cell(const intake::SheetCell& cell, const programme::SetupColumn& column,
                              const core::Place& where, core::Findings& findings);

/// An expression that became unreadable by a spreadsheet program's typography, as it was typed:
/// with straight apostrophes, hyphens and signs of comparison. Any other text as it is.
std::string mended_expression(const std::string& text);

}  // namespace utfall::usecases
