#include "reports/composer.h"
#include "reports/swedish.h"
#include "reports/words.h"

#include <algorithm>

namespace utfall::reports {

namespace {

const Field& field_in(const DataRow& row, std::string_view column) {
    static const Field none;
    const auto found = row.find(column);
    return found == row.end() ? none : found->second;
}

/// States that say a value is not there, as against a mark beside a value.
bool is_missing_state(std::string_view state) {
    return !state.empty() && state != "incomplete" && state != "estimated";
}

/// The figure that the row's own ref stands for: the primary column, else the first number.
std::size_t main_column(const Table& table) {
    std::size_t first = table.columns.size();
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
        const FormatKind kind = table.columns[i].format.kind;
        const bool number = kind == FormatKind::count || kind == FormatKind::decimal ||
                            kind == FormatKind::money || kind == FormatKind::percent;
        if (!number) continue;
        if (table.columns[i].primary) return i;
        if (first == table.columns.size()) first = i;
    }
    return first;
}

/// Keeps an exact decimal where the fraction is one.
void set_number(Cell& cell, const core::Rational& number) {
    const core::Decimal close = number.rounded(12);
    if (core::Rational{close} == number) {
        cell.value = close;
    } else {
        cell.value = number;
    }
}

}  // namespace

bool Composer::compose_table(const TableSpec& spec, const RowScope& scope,
                             const std::string& suffix, Section& section) {
    const bool later =
        spec.automatic == Automatic::definitions || spec.automatic == Automatic::lineage;
    const auto rows = later ? std::vector<const DataRow*>{} : select(spec.data, scope);
    const bool automatic = spec.automatic != Automatic::none;
    if (rows.empty() && spec.empty.empty() && !later) return false;
    Placed made;
    made.table.id = spec.id + suffix;
    made.table.number = ++state_.tables;
    for (const ColumnSpec& column : spec.columns) {
        TableColumn shown;
        shown.key = column.key;
        shown.label = label(column.label, scope);
        shown.format = document_format(named(column.format));
        if (column.formula && column.value) shown.expression = column.value->text();
        shown.total = column.total;
        shown.bullet = column.bullet;
        shown.primary = column.primary;
        shown.muted = column.muted;
        made.table.columns.push_back(std::move(shown));
    }
    if (later) {
        deferred_.push_back({&spec, scope, made_.document.sections.size(), section.blocks.size()});
    }
    made.table.title = resolve(spec.title, scope);
    made.table.empty = resolve(spec.empty, scope);
    for (const Message& note : spec.notes) {
        std::string text = resolve(note, scope);
        if (!text.empty()) made.table.notes.push_back(std::move(text));
    }
    made.rounding = spec.money_rounding;
    if (made.rounding) made.table.notes.push_back(words_of(*made.rounding, lang_));
    fill_table(spec, scope, rows, made);
    section.blocks.emplace_back(made.table);
    state_.placed.insert_or_assign(made.table.id, std::move(made));
    return automatic || !rows.empty();
}

void Composer::fill_table(const TableSpec& spec, const RowScope& scope,
                          const std::vector<const DataRow*>& rows, Placed& made) {
    int row_number = 0;
    if (!spec.group) {
        fill_items(spec, scope, rows, made, row_number);
    } else {
        std::vector<std::string> order;
        std::map<std::string, std::vector<const DataRow*>> groups;
        for (const DataRow* row : rows) {
            const std::string text = group_text(*spec.group, *row);
            if (!groups.contains(text)) order.push_back(text);
            groups[text].push_back(row);
        }
        for (const std::string& text : order) {
            TableRow heading;
            heading.kind = RowKind::group;
            heading.cells.resize(spec.columns.size());
            heading.cells.front().value = text;
            made.table.rows.push_back(std::move(heading));
            made.behind.push_back(nullptr);
            const std::size_t from = made.table.rows.size();
            fill_items(spec, scope, groups[text], made, row_number);
            if (!spec.group->subtotals) continue;
            const std::string ref =
                "T" + std::to_string(made.table.number) + "." + std::to_string(++row_number);
            made.table.rows.push_back(total_row(spec, made.table, from, RowKind::subtotal, ref));
            made.behind.push_back(nullptr);
        }
    }
    const bool totals =
        std::any_of(spec.columns.begin(), spec.columns.end(),
                    [](const ColumnSpec& column) { return column.total != TotalKind::none; });
    if (totals && !rows.empty()) {
        const std::string ref =
            "T" + std::to_string(made.table.number) + "." + std::to_string(++row_number);
        made.table.rows.push_back(total_row(spec, made.table, 0, RowKind::total, ref));
        made.behind.push_back(nullptr);
        if (!spec.total_label.empty()) {
            made.table.rows.back().cells.front().value = label(spec.total_label, scope);
        }
    }
    if (spec.bullet) add_bullets(spec, made);
    if (spec.money_rounding) {
        // Last: totals and shares are made of exact amounts.
        if (const auto line = round_money(*spec.money_rounding, lang_, made.table))
            made.behind.insert(made.behind.begin() + static_cast<std::ptrdiff_t>(*line), nullptr);
    }
    drop_empty_columns(spec.columns, made.table);
}

void Composer::fill_items(const TableSpec& spec, const RowScope& scope,
                          const std::vector<const DataRow*>& rows, Placed& made, int& row_number) {
    const std::size_t main = main_column(made.table);
    // Definitions and lineage explain numbers; they are not numbers to be explained.
    const bool referred =
        spec.automatic == Automatic::none || spec.automatic == Automatic::corrections;
    for (const DataRow* row : rows) {
        TableRow shown;
        shown.ref = "T" + std::to_string(made.table.number) + "." + std::to_string(++row_number);
        RowScope inside = scope;
        inside.columns = row;
        for (std::size_t i = 0; i < spec.columns.size(); ++i) {
            const ColumnSpec& column = spec.columns[i];
            Cell cell = column.bullet  ? Cell{}
                        : column.value ? expression_cell(column, spec, inside, shown.cells)
                                       : data_cell(column, *row, spec.round_rows);
            if (!column.sub.empty()) {
                const Field& sub = field_in(*row, column.sub);
                const NamedFormat& format = named(column.sub_format);
                cell.sub = format_value(expression_value(sub), &sub, column.sub, format, inside);
            }
            const bool number = named(column.format).numeric() && !column.bullet;
            const auto value = number_of(cell);
            // What explains a number is as exact as it is, and no more.
            const auto* exact = std::get_if<core::Decimal>(&cell.value);
            if (!referred && number && exact != nullptr) cell.decimals = exact->scale();
            if (referred && number && (value || !cell.state.empty())) {
                cell.ref = i == main ? shown.ref : shown.ref + "." + column.key;
            }
            inside.left[column.key] =
                value    ? ExpressionValue{*value}
                : number ? ExpressionValue{}
                         : ExpressionValue{std::holds_alternative<std::string>(cell.value)
                                               ? std::get<std::string>(cell.value)
                                               : std::string{}};
            shown.cells.push_back(std::move(cell));
        }
        for (std::size_t i = 0; i < spec.columns.size(); ++i) place_cell(spec, i, shown, *row);
        const Field& code = field_in(*row, "indicator");
        if (!code.missing() && spec.automatic == Automatic::none) {
            state_.definitions.emplace(raw_text(code), raw_text(field_in(*row, "version")));
        }
        made.table.rows.push_back(std::move(shown));
        made.behind.push_back(row);
    }
}

Cell Composer::data_cell(const ColumnSpec& column, const DataRow& row, bool round_rows) const {
    const Field& field = field_in(row, column.source);
    const NamedFormat& format = named(column.format);
    Cell cell;
    cell.state = field.state;
    cell.state_word = state_word(field.state);
    if (format.kind == NamedKind::figure) {
        const auto* decimals = std::get_if<core::Decimal>(&field_in(row, "decimals").value);
        cell.decimals = decimals == nullptr ? 0 : static_cast<int>(decimals->coefficient());
    }
    if (is_missing_state(field.state)) return cell;
    const bool dated = format.kind == NamedKind::date || format.kind == NamedKind::month;
    if (const auto* number = std::get_if<core::Decimal>(&field.value)) {
        if (format.numeric()) {
            const int decimals = cell.decimals.value_or(format.decimals);
            cell.value = round_rows ? number->rounded(decimals) : *number;
        } else {
            cell.value = exact_text(*number, lang_);
        }
    } else if (const auto* date = std::get_if<core::Date>(&field.value)) {
        if (dated) {
            cell.value = *date;
        } else {
            cell.value =
                format.kind == NamedKind::day ? date_in_words(*date, lang_) : date->to_string();
        }
    } else if (const auto* text = std::get_if<std::string>(&field.value)) {
        cell.value = coded(format, *text);
    } else if (format.kind == NamedKind::figure) {
        // The answer is no number: a median on a scale of words, or whether a milestone is reached.
        const std::string of = column.source == "value" ? "text" : column.source + "_text";
        if (const auto* words = std::get_if<std::string>(&field_in(row, of).value))
            cell.value = *words;
    }
    return cell;
}

Cell Composer::expression_cell(const ColumnSpec& column, const TableSpec& spec,
                               const RowScope& scope, const std::vector<Cell>& left) const {
    Cell cell;
    const NamedFormat& format = named(column.format);
    const ExpressionValue value =
        column.value->evaluate([&](std::string_view name) { return lookup(scope, name); });
    if (const auto* text = std::get_if<std::string>(&value)) {
        cell.value = coded(format, *text);
        return cell;
    }
    if (format.kind == NamedKind::figure && scope.columns != nullptr) {
        const auto* decimals =
            std::get_if<core::Decimal>(&field_in(*scope.columns, "decimals").value);
        cell.decimals = decimals == nullptr ? 0 : static_cast<int>(decimals->coefficient());
    }
    if (const auto* number = std::get_if<core::Rational>(&value)) {
        set_number(cell, *number);
        if (spec.round_rows) {
            cell.value = number->rounded(cell.decimals.value_or(format.decimals));
        }
        return cell;
    }
    // Null: for the reason an operand has, or because the numbers themselves have no result.
    bool all_given = true;
    for (const std::string& name : column.value->names()) {
        std::string state;
        if (const Field* field = find_field(scope, name)) state = field->state;
        for (std::size_t i = 0; i < left.size(); ++i) {
            if (spec.columns[i].key == name) state = left[i].state;
        }
        if (is_missing_state(state)) {
            cell.state = state;
            cell.state_word = state_word(state);
            return cell;
        }
        if (std::holds_alternative<std::monostate>(lookup(scope, name))) all_given = false;
    }
    if (all_given) {
        cell.state = "not_computable";
        cell.state_word = state_word(cell.state);
    }
    return cell;
}

void Composer::place_cell(const TableSpec& spec, std::size_t column, TableRow& row,
                          const DataRow& data) {
    const Cell& cell = row.cells[column];
    const ColumnSpec& from = spec.columns[column];
    if (cell.ref.empty()) return;
    if (from.value) {
        auto& parts = state_.parts[cell.ref];
        for (const std::string& name : from.value->names()) {
            for (std::size_t i = 0; i < column; ++i) {
                if (spec.columns[i].key == name && !row.cells[i].ref.empty()) {
                    parts.push_back(row.cells[i].ref);
                }
            }
        }
        return;
    }
    const Field& field = field_in(data, from.source);
    // What a protected number is made of would give it away.
    if (field.origin.empty() || cell.state == "suppressed") return;
    const auto* first = std::get_if<std::string>(&row.cells.front().value);
    state_.traced.push_back({cell.ref, first == nullptr ? std::string{} : *first,
                             cell_text(cell, document_format(named(from.format)), lang_),
                             field.origin});
}

}  // namespace utfall::reports
