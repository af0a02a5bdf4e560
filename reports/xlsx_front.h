#pragma once

#include "reports/xlsx_plan.h"

#include <vector>

namespace utfall::reports::xlsx {

/// Title, statement and emblem side by side, facts with the workbook's defined names, results in
/// brief.
void write_cover(Workbook& book, Sheet sheet, const Document& document);

/// A table of the sheets, each linked, with what it holds and its number of rows. `sheets` are the
/// plan's, in order.
void write_contents(Workbook& book, Sheet sheet, const Plan& plan, const std::vector<Sheet>& sheets,
                    core::Lang lang);

}  // namespace utfall::reports::xlsx
