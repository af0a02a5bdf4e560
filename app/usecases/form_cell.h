#pragma once

#include "app/core/finding.h"
#include "app/indicators/framework.h"
#include "app/intake/sheet_table.h"

#include <string>

namespace utfall::usecases {

/// What a cell of a form says, as it would be typed into a grid: spreadsheet programs keep what was
/// typed as a number, a share of one, or a day. `where` is the cell. Faults: FORM_CELL_DATE (a
/// number that became a day), NUMBER_PERCENT.
std::string typed_in_cell(const intake::SheetCell& cell, const indicators::Measure& measure,
                          const core::Place& where, core::Findings& findings);

/// The state that a cell under the heading State names, as schemas/files.md spells it; empty for an
/// empty one. Fault: FORM_STATE_UNKNOWN.
std::string state_in_cell(const intake::SheetCell& cell, const core::Place& where,
                          core::Findings& findings);

}  // namespace utfall::usecases
