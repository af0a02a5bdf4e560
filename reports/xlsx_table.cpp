#include "reports/xlsx_table.h"

#include "reports/xlsx_columns.h"
#include "reports/xlsx_formula.h"
#include "reports/xlsx_layout.h"
#include "reports/xlsx_names.h"

#include <algorithm>

namespace utfall::reports::xlsx {

namespace {

using core::Rational;

constexpr std::size_t rows_read_at_a_glance = 30;

class TableWriter {
  public:
    TableWriter(Workbook& book, Sheet sheet, const Table& table, const std::string& name,
                std::uint32_t header_row, core::Lang lang, bool plotted)
        : book_(book), sheet_(sheet), table_(table), name_(name), plotted_(plotted) {
        columns_ = columns_of(table, lang);
        placed_.header_row = header_row;
        placed_.first_row = header_row + 1;
    }

    PlacedTable run() {
        std::uint32_t at = placed_.first_row;
        for (const TableRow& row : table_.rows) {
            if (row.kind == RowKind::item) ++at;
        }
        placed_.last_row = at - 1;
        split_rows();
        const bool own_total = total_fits_the_table();
        book_.table(sheet_, shape(own_total));
        int header_lines = 1;
        for (const SheetColumn& column : columns_) {
            header_lines = std::max(header_lines, lines_in(column.header, column.width));
        }
        book_.row_height(sheet_, placed_.header_row, height_of(header_lines));
        at = placed_.first_row;
        for (const auto& [row, group] : items_) write_row(*row, group, at++);
        for (const auto& [row, group] : sums_) write_row(*row, group, at++);
        placed_.next_row = at;
        for (std::size_t i = 0; i < columns_.size(); ++i) {
            placed_.widths.push_back(columns_[i].width);
        }
        for (std::size_t i = 0; i < table_.columns.size(); ++i) {
            placed_.value_columns.push_back(sheet_column(ColumnKind::value, i).value_or(0));
        }
        return placed_;
    }

  private:
    struct Grouped {
        const TableRow* row;
        std::string group;
    };

    void split_rows() {
        std::string group;
        for (const TableRow& row : table_.rows) {
            if (row.kind == RowKind::group) {
                const auto* text = std::get_if<std::string>(&cell_at(row, 0).value);
                group = text == nullptr ? std::string{} : *text;
            } else if (row.kind == RowKind::item) {
                items_.push_back({&row, group});
            } else {
                sums_.push_back({&row, row.kind == RowKind::total ? std::string{} : group});
            }
        }
    }

    std::optional<std::uint16_t> sheet_column(ColumnKind kind, std::size_t source) const {
        return find_column(columns_, kind, source);
    }

    /// The exact sum of what is shown in `column`; with a group, of its rows.
    Rational shown_sum(std::size_t column, const std::string* group) const {
        Rational sum;
        for (const Grouped& item : items_) {
            if (group != nullptr && item.group != *group) continue;
            if (const auto value = exact_value(cell_at(*item.row, column))) sum = sum + *value;
        }
        return sum;
    }

    /// A table's own total row takes only texts and sums of columns: anything else stands in a
    /// plain row under the table, which every spreadsheet program reads the same.
    bool total_fits_the_table() const {
        if (sums_.size() != 1 || sums_.front().row->kind != RowKind::total || items_.empty()) {
            return false;
        }
        const TableRow& total = *sums_.front().row;
        for (const SheetColumn& column : columns_) {
            if (column.kind != ColumnKind::value) continue;
            const Cell& cell = cell_at(total, column.source);
            const auto value = exact_value(cell);
            if (!value && std::holds_alternative<core::Date>(cell.value)) return false;
            if (value && (table_.columns[column.source].total != TotalKind::sum ||
                          shown_sum(column.source, nullptr) != *value)) {
                return false;
            }
        }
        return true;
    }

    TableShape shape(bool own_total) const {
        TableShape made;
        made.name = name_;
        made.total_row = own_total;
        made.filter = items_.size() > rows_read_at_a_glance;
        const auto last = static_cast<std::uint16_t>(columns_.size() - 1);
        const std::uint32_t end = std::max(placed_.last_row, placed_.first_row);
        made.range = {{placed_.header_row, 0}, {own_total ? end + 1 : end, last}};
        for (const SheetColumn& column : columns_) {
            TableHeader header;
            header.text = column.header;
            header.style = header_style(column.number);
            header.style.indent = column.after_number;
            if (own_total) {
                const TableRow& total = *sums_.front().row;
                header.sum =
                    column.kind == ColumnKind::value && exact_value(cell_at(total, column.source));
                if (!header.sum) header.total_text = text_of(total, "", column);
            }
            made.headers.push_back(std::move(header));
        }
        return made;
    }

    /// The words of a cell that holds no number and no date.
    static std::string text_of(const TableRow& row, const std::string& group,
                               const SheetColumn& column) {
        const Cell& cell = cell_at(row, column.source);
        switch (column.kind) {
            case ColumnKind::group:
                return group;
            case ColumnKind::ref:
                return row.ref;
            case ColumnKind::detail:
                return cell.sub;
            case ColumnKind::status:
                return cell.state_word;
            case ColumnKind::value:
                break;
        }
        const auto* text = std::get_if<std::string>(&cell.value);
        return text == nullptr ? std::string{} : *text;
    }

    Style style_of(const TableRow& row, const SheetColumn& column) const {
        Style style;
        style.wrap = !column.number;
        // Gaps that are no cells would leave holes in the lines.
        if (!plotted_) style.bottom = Edge::hair;
        style.middle = true;
        style.indent = column.after_number;
        const TableColumn* source =
            table_.columns.empty() ? nullptr : &table_.columns[column.source];
        const bool value = column.kind == ColumnKind::value;
        const bool quiet = column.kind == ColumnKind::detail || column.kind == ColumnKind::status ||
                           column.kind == ColumnKind::ref || (value && source->muted);
        if (quiet) style.colour = muted_colour;
        if (value) {
            const Cell& cell = cell_at(row, column.source);
            style.bold = source->primary || cell.strong;
            if (column.number || is_dated(source->format)) {
                style.number_format =
                    number_format(source->format, cell.decimals.value_or(source->format.decimals));
            }
            if (column.number) style.align = Align::right;
            if (is_dated(source->format)) style.align = Align::left;
        }
        if (row.kind == RowKind::subtotal) style.bold = !quiet;
        if (row.kind == RowKind::total) {
            style.bold = !quiet;
            style.top = Edge::thin;
            style.bottom = Edge::thin;
        }
        return style;
    }

    void write_row(const TableRow& row, const std::string& group, std::uint32_t at) {
        int lines = 1;
        for (const SheetColumn& column : columns_) {
            lines = std::max(lines, lines_in(words_in(row, group, column), column.width));
        }
        book_.row_height(sheet_, at, height_of(lines));
        for (std::size_t i = 0; i < columns_.size(); ++i) {
            const SheetColumn& column = columns_[i];
            const At place{at, static_cast<std::uint16_t>(i)};
            Style style = style_of(row, column);
            // A row of several lines is read from its top.
            style.middle = lines == 1;
            const Cell& cell = cell_at(row, column.source);
            const bool value = column.kind == ColumnKind::value;
            if (book_.places() != nullptr && !cell.ref.empty() && column.kind != ColumnKind::ref)
                book_.places()->refs[name_of(place)] = cell.ref;
            if (value && write_formula(row, group, column.source, place, style)) continue;
            const auto number = value ? exact_value(cell) : std::nullopt;
            const auto* date = value ? std::get_if<core::Date>(&cell.value) : nullptr;
            if (number) {
                book_.number(sheet_, place, *number, style);
            } else if (date != nullptr) {
                book_.date(sheet_, place, *date, style);
            } else {
                const std::string text = words_in(row, group, column);
                if (text.empty() && value && column.number && plotted_) continue;
                book_.text(sheet_, place, text, style);
            }
        }
    }

    /// A missing text has its state word in its own cell.
    std::string words_in(const TableRow& row, const std::string& group,
                         const SheetColumn& column) const {
        std::string text = text_of(row, group, column);
        const bool own_words =
            column.kind == ColumnKind::value && !has_status_column(table_.columns[column.source]);
        if (text.empty() && own_words && exact_value(cell_at(row, column.source)) == std::nullopt) {
            text = cell_at(row, column.source).state_word;
        }
        return text;
    }

    bool write_formula(const TableRow& row, const std::string& group, std::size_t column, At place,
                       const Style& style) {
        const Cell& cell = cell_at(row, column);
        const TableColumn& shown = table_.columns[column];
        const auto value = exact_value(cell);
        if (row.kind != RowKind::item && shown.total == TotalKind::sum) {
            const std::string* within = row.kind == RowKind::subtotal ? &group : nullptr;
            if (!value || items_.empty() || shown_sum(column, within) != *value) return false;
            book_.formula(sheet_, place, sum_formula(row.kind, column, place.row), *value, style);
            if (book_.places() != nullptr) note_sum(within, place);
            return true;
        }
        const bool computed = row.kind == RowKind::item || shown.total == TotalKind::same;
        const auto* text = std::get_if<std::string>(&cell.value);
        if (shown.expression.empty() || !computed || (!value && text == nullptr)) return false;
        const auto formula = expression_formula(table_, columns_, name_, row, column, place.row);
        if (!formula) return false;
        if (book_.places() != nullptr) note_expression(shown.expression, column, place);
        if (value) {
            book_.formula(sheet_, place, *formula, *value, style);
        } else {
            book_.formula(sheet_, place, *formula, *text, style);
        }
        return true;
    }

    WorkbookPlace name_of(At place) const { return {book_.sheet_name(sheet_), relative(place)}; }

    void note_sum(const std::string* within, At place) {
        ComputedCell& sum = book_.places()->computed[name_of(place)];
        std::uint32_t at = placed_.first_row;
        for (const Grouped& item : items_) {
            if (within == nullptr || item.group == *within)
                sum.summed.push_back(relative({at, place.column}));
            ++at;
        }
    }

    void note_expression(const std::string& expression, std::size_t column, At place) {
        ComputedCell& noted = book_.places()->computed[name_of(place)];
        noted.expression = expression;
        for (std::size_t i = 0; i < column; ++i) {
            if (const auto at = sheet_column(ColumnKind::value, i))
                noted.operands[table_.columns[i].key] = relative({place.row, *at});
        }
    }

    std::string sum_formula(RowKind kind, std::size_t column, std::uint32_t row) const {
        const std::string& header = columns_[*sheet_column(ColumnKind::value, column)].header;
        const std::string cells = column_reference(name_, header);
        const auto group = sheet_column(ColumnKind::group, 0);
        if (kind == RowKind::total || !group) return "=SUBTOTAL(109," + cells + ")";
        return "=SUMPRODUCT(--(" + column_reference(name_, columns_[*group].header) + "=" +
               relative({row, *group}) + ")," + cells + ")";
    }

    Workbook& book_;
    const Sheet sheet_;
    const Table& table_;
    const std::string& name_;
    const bool plotted_;
    std::vector<SheetColumn> columns_;
    std::vector<Grouped> items_, sums_;
    PlacedTable placed_;
};

}  // namespace

PlacedTable write_table(Workbook& book, Sheet sheet, const Table& table, const std::string& name,
                        std::uint32_t header_row, core::Lang lang, bool plotted) {
    return TableWriter{book, sheet, table, name, header_row, lang, plotted}.run();
}

}  // namespace utfall::reports::xlsx
