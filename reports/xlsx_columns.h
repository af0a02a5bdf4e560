#pragma once

#include "reports/document.h"

#include <optional>
#include <string>
#include <vector>

namespace utfall::reports::xlsx {

enum class ColumnKind { group, value, detail, status, ref };

/// One column of the sheet, made of a column of the Table or of what its rows carry beside their
/// cells.
struct SheetColumn {
    ColumnKind kind{ColumnKind::value};
    std::size_t source{0};  ///< Column of the Table; none for group and ref.
    std::string header;     ///< Unique in the table, ignoring case.
    bool number{false};
    bool after_number{false};  ///< A text that starts where a number ends.
    int width{0};
};

/// The columns in order, as wide as their content asks for.
std::vector<SheetColumn> columns_of(const Table& table, core::Lang lang);

/// The sheet column made of `source` in that way.
std::optional<std::uint16_t> find_column(const std::vector<SheetColumn>& columns, ColumnKind kind,
                                         std::size_t source);

/// An empty cell where a row is shorter than the table.
const Cell& cell_at(const TableRow& row, std::size_t column);
std::optional<core::Rational> exact_value(const Cell& cell);
/// Only numbers and dates leave their state to a column of its own.
bool has_status_column(const TableColumn& column);

}  // namespace utfall::reports::xlsx
