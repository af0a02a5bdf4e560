#include "reports/xlsx_formula.h"

#include "reports/expression.h"
#include "reports/xlsx_names.h"

#include <map>

namespace utfall::reports::xlsx {

namespace {

ExpressionValue operand(const Cell& cell, const Format& format) {
    if (const auto value = exact_value(cell)) return *value;
    if (const auto* text = std::get_if<std::string>(&cell.value)) return *text;
    if (const auto* date = std::get_if<core::Date>(&cell.value)) return date->to_string();
    if (format.kind == FormatKind::text) return std::string{};
    return std::monostate{};
}

}  // namespace

std::optional<std::string> expression_formula(const Table& table,
                                              const std::vector<SheetColumn>& columns,
                                              const std::string& table_name, const TableRow& row,
                                              std::size_t column, std::uint32_t sheet_row) {
    std::string fault;
    const auto expression = Expression::parse(table.columns[column].expression, fault);
    if (!expression) return std::nullopt;
    std::map<std::string, std::size_t, std::less<>> left;
    for (std::size_t i = 0; i < column; ++i) left.emplace(table.columns[i].key, i);
    for (const std::string& name : expression->names()) {
        const auto found = left.find(name);
        if (found == left.end() || !find_column(columns, ColumnKind::value, found->second)) {
            return std::nullopt;
        }
    }
    const ExpressionValue computed = expression->evaluate([&](std::string_view name) {
        const std::size_t at = left.find(name)->second;
        return operand(cell_at(row, at), table.columns[at].format);
    });
    if (computed != operand(cell_at(row, column), table.columns[column].format)) {
        return std::nullopt;
    }
    return expression->to_excel([&](std::string_view name) {
        const std::uint16_t at = *find_column(columns, ColumnKind::value, left.find(name)->second);
        if (row.kind == RowKind::item) return row_reference(table_name, columns[at].header);
        return relative({sheet_row, at});
    });
}

}  // namespace utfall::reports::xlsx
