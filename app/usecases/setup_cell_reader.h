#pragma once

#include "app/core/finding.h"
#include "app/core/json.h"
#include "app/intake/sheet_table.h"
#include "app/programme/setup_sheets.h"

#include <string>
#include <vector>

namespace utfall::usecases {

/// What a cell of the set-up workbook says, as the member that a set-up document would have; null
/// when it is empty or was a fault. What is of the right kind and still wrong (a day that does not
/// exist, a word of no list) is given as it is: whoever checks documents says so. Faults:
/// NUMBER_*, CELL_WHOLE_NUMBER, SHEET_CELL_NO_CODE, SHEET_CELL_TRUTH.
core::Json read_setup_cell(const intake::SheetCell& cell, const programme::SetupColumn& column,
                           const programme::SetupLists& lists, const core::Place& where,
                           core::Findings& findings);

/// The code that a word of the list stands for, by itself or by what it means in either language;
/// any other text as it is.
std::string code_meant(const std::string& text, const std::vector<programme::SetupWord>& list);

}  // namespace utfall::usecases
