#pragma once

#include "reports/document.h"
#include "reports/xlsx_workbook.h"

#include <string>
#include <vector>

namespace utfall::reports::xlsx {

/// Where a table ended up.
struct PlacedTable {
    std::uint32_t header_row{0}, first_row{0}, last_row{0};
    std::uint32_t next_row{0};  ///< First free row under it and its totals.
    std::vector<std::uint16_t>
        value_columns;        ///< One a column of the Table; a bullet has its left neighbour's.
    std::vector<int> widths;  ///< In characters, one a sheet column.
};

/// Writes a Table with its header in `header_row` as an Excel table named `name`, and its subtotals
/// and totals right under it. Groups are a column, not rows, so that filters and sorting work. A
/// missing number is an empty cell with its state word in a column "Status …" to the right. A
/// formula stands only where recalculating it from the shown cells gives exactly the value that the
/// Document holds. With `plotted` an empty number is no cell at all: a chart keeps a formatted one
/// as 0 for readers that do not calculate.
PlacedTable write_table(Workbook& book, Sheet sheet, const Table& table, const std::string& name,
                        std::uint32_t header_row, core::Lang lang, bool plotted);

}  // namespace utfall::reports::xlsx
