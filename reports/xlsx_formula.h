#pragma once

#include "reports/xlsx_columns.h"
#include "reports/xlsx_workbook.h"

#include <optional>
#include <string>
#include <vector>

namespace utfall::reports::xlsx {

/// The Excel formula of a computed column in one row: over the table's own columns in an item, over
/// cells of `sheet_row` in a total. Empty when the expression, computed from the cells to the left
/// as they are shown, gives anything but the cell's value.
std::optional<std::string> expression_formula(const Table& table,
                                              const std::vector<SheetColumn>& columns,
                                              const std::string& table_name, const TableRow& row,
                                              std::size_t column, std::uint32_t sheet_row);

}  // namespace utfall::reports::xlsx
