#include "reports/xlsx_columns.h"

#include "app/core/text.h"
#include "reports/swedish.h"
#include "reports/words.h"
#include "reports/xlsx_layout.h"
#include "reports/xlsx_names.h"

#include <algorithm>

namespace utfall::reports::xlsx {

namespace {

/// Longer tables get filters.
constexpr std::size_t rows_read_at_a_glance = 30;

template <typename Test>
bool any_cell(const Table& table, std::size_t column, Test test) {
    return std::any_of(table.rows.begin(), table.rows.end(), [&](const TableRow& row) {
        return column < row.cells.size() && test(row.cells[column]);
    });
}

std::size_t longest_line(const std::string& text) {
    std::size_t longest = 0;
    for (const std::string& line : core::split(text, '\n')) {
        longest = std::max(longest, core::length_in_characters(line));
    }
    return longest;
}

std::size_t longest_in(const Table& table, const SheetColumn& column, core::Lang lang) {
    std::size_t longest = 0;
    for (const TableRow& row : table.rows) {
        if (column.kind == ColumnKind::ref) longest = std::max(longest, row.ref.size());
        const bool group_row = row.kind == RowKind::group;
        if (column.kind == ColumnKind::group && group_row && !row.cells.empty()) {
            longest = std::max(longest, longest_line(cell_text(row.cells[0], {}, lang)));
        }
        const bool of_cell = column.kind == ColumnKind::value ||
                             column.kind == ColumnKind::detail || column.kind == ColumnKind::status;
        if (!of_cell || group_row || column.source >= row.cells.size()) continue;
        const Cell& cell = row.cells[column.source];
        if (column.kind == ColumnKind::detail) longest = std::max(longest, longest_line(cell.sub));
        if (column.kind == ColumnKind::status) {
            longest = std::max(longest, longest_line(cell.state_word));
        }
        if (column.kind != ColumnKind::value) continue;
        Cell plain = cell;
        if (column.number) plain.state.clear();
        longest = std::max(
            longest, longest_line(cell_text(plain, table.columns[column.source].format, lang)));
    }
    return longest;
}

/// Takes from the widest columns of text, which wrap, what makes the page too small to read on
/// paper.
void narrow(std::vector<SheetColumn>& columns) {
    constexpr int readable = 150;
    // A group's text stands in each of its rows: two lines of it make every row twice as high.
    constexpr int group_at_most = 30;
    constexpr int still_wide = 20;
    const auto to_take = [](const SheetColumn& column) {
        if (column.number) return 0;
        const int least = column.kind == ColumnKind::group ? group_at_most : still_wide;
        return std::max(column.width - least, 0);
    };
    int total = 0;
    for (const SheetColumn& column : columns) total += column.width;
    while (total > readable) {
        const auto widest = std::max_element(
            columns.begin(), columns.end(),
            [&](const SheetColumn& a, const SheetColumn& b) { return to_take(a) < to_take(b); });
        if (to_take(*widest) == 0) return;
        --widest->width;
        --total;
    }
}

}  // namespace

std::optional<std::uint16_t> find_column(const std::vector<SheetColumn>& columns, ColumnKind kind,
                                         std::size_t source) {
    for (std::size_t i = 0; i < columns.size(); ++i) {
        if (columns[i].kind == kind && columns[i].source == source) {
            return static_cast<std::uint16_t>(i);
        }
    }
    return std::nullopt;
}

const Cell& cell_at(const TableRow& row, std::size_t column) {
    static const Cell none;
    return column < row.cells.size() ? row.cells[column] : none;
}

std::optional<core::Rational> exact_value(const Cell& cell) {
    if (const auto* decimal = std::get_if<core::Decimal>(&cell.value)) {
        return core::Rational{*decimal};
    }
    if (const auto* exact = std::get_if<core::Rational>(&cell.value)) return *exact;
    return std::nullopt;
}

bool has_status_column(const TableColumn& column) {
    return is_number(column.format) || is_dated(column.format);
}

std::vector<SheetColumn> columns_of(const Table& table, core::Lang lang) {
    std::vector<SheetColumn> made;
    UniqueNames headers{200};
    const auto add = [&](ColumnKind kind, std::size_t source, std::string header, bool number) {
        std::replace(header.begin(), header.end(), '\n', ' ');
        if (core::trimmed(header).empty()) header = in(lang, "Kolumn", "Column");
        const bool after = !made.empty() && made.back().number && !number;
        made.push_back({kind, source, headers.take(header), number, after, 0});
    };
    const auto has_ref = [](const TableRow& row) { return !row.ref.empty(); };
    const auto is_ref = [](const TableColumn& column) { return column.key == "ref"; };
    if (std::none_of(table.columns.begin(), table.columns.end(), is_ref) &&
        std::any_of(table.rows.begin(), table.rows.end(), has_ref)) {
        add(ColumnKind::ref, 0, word(lang, "label.ref"), false);
    }
    const auto is_group = [](const TableRow& row) { return row.kind == RowKind::group; };
    if (std::any_of(table.rows.begin(), table.rows.end(), is_group)) {
        add(ColumnKind::group, 0, word(lang, "label.group"), false);
    }
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
        const TableColumn& column = table.columns[i];
        if (column.bullet) continue;
        const bool details = any_cell(table, i, [](const Cell& cell) { return !cell.sub.empty(); });
        // "Namn, källa" names both lines of a cell; here each has a column.
        const std::size_t comma = details ? column.label.find(", ") : std::string::npos;
        add(ColumnKind::value, i, column.label.substr(0, comma), is_number(column.format));
        if (details) {
            add(ColumnKind::detail, i,
                comma == std::string::npos ? in(lang, "Detalj", "Detail")
                                           : capitalised(column.label.substr(comma + 2)),
                false);
        }
        if (has_status_column(column) &&
            any_cell(table, i, [](const Cell& cell) { return !cell.state.empty(); })) {
            add(ColumnKind::status, i, word(lang, "label.status") + " " + made.back().header,
                false);
        }
    }
    for (SheetColumn& column : made) {
        column.width = width_for(longest_in(table, column, lang), column.header,
                                 table.rows.size() > rows_read_at_a_glance);
        if (column.after_number) ++column.width;
    }
    narrow(made);
    return made;
}

}  // namespace utfall::reports::xlsx
