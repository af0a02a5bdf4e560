#include "reports/composer.h"
#include "reports/words.h"

#include <algorithm>

namespace utfall::reports {

namespace {

/// The least of 1, 2, 2.5, 4, 5, 6, 8 x 10^n that is not below `value`: a round end for a scale.
core::Decimal round_scale(const core::Decimal& value) {
    core::Decimal power{1};
    const core::Decimal ten{10};
    while (power * ten < value) power = power * ten;
    for (const std::string_view step : {"1", "2", "2.5", "4", "5", "6", "8", "10"}) {
        const core::Decimal end = core::Decimal::parse(step).value() * power;
        if (value <= end) return end;
    }
    return power * ten;
}

bool says_nothing(const Cell& cell) {
    const auto* text = std::get_if<std::string>(&cell.value);
    const bool empty =
        std::holds_alternative<std::monostate>(cell.value) || (text != nullptr && text->empty());
    return empty && cell.state.empty() && cell.sub.empty();
}

}  // namespace

void drop_empty_columns(const std::vector<ColumnSpec>& columns, Table& table) {
    for (std::size_t i = columns.size(); i-- > 0;) {
        const bool named = std::any_of(columns.begin(), columns.end(), [&](const ColumnSpec& one) {
            if (!one.value) return false;
            const auto& names = one.value->names();
            return std::find(names.begin(), names.end(), columns[i].key) != names.end();
        });
        if (!columns[i].optional || named || table.rows.empty()) continue;
        const bool empty =
            std::all_of(table.rows.begin(), table.rows.end(), [&](const TableRow& row) {
                return row.kind == RowKind::group || says_nothing(row.cells[i]);
            });
        if (!empty) continue;
        const auto at = static_cast<std::ptrdiff_t>(i);
        table.columns.erase(table.columns.begin() + at);
        for (TableRow& row : table.rows) row.cells.erase(row.cells.begin() + at);
    }
}

Format document_format(const NamedFormat& named) {
    Format made;
    made.decimals = named.decimals;
    made.unit = named.unit;
    switch (named.kind) {
        case NamedKind::count:
            made.kind = FormatKind::count;
            break;
        case NamedKind::decimal:
        case NamedKind::figure:
            made.kind = FormatKind::decimal;
            break;
        case NamedKind::money:
            made.kind = FormatKind::money;
            break;
        case NamedKind::percent:
            made.kind = FormatKind::percent;
            break;
        case NamedKind::date:
            made.kind = FormatKind::date;
            break;
        case NamedKind::month:
            made.kind = FormatKind::month;
            break;
        case NamedKind::text:
        case NamedKind::day:
        case NamedKind::word:
        case NamedKind::words:
        case NamedKind::digest:
            break;
    }
    return made;
}

std::optional<core::Rational> number_of(const Cell& cell) {
    if (const auto* decimal = std::get_if<core::Decimal>(&cell.value)) {
        return core::Rational{*decimal};
    }
    if (const auto* exact = std::get_if<core::Rational>(&cell.value)) return *exact;
    return std::nullopt;
}

Cell Composer::sum_of(const TableSpec& spec, const Table& table, std::size_t from,
                      std::size_t column, std::vector<std::string>& refs) const {
    Cell made;
    core::Rational sum;
    bool any = false;
    bool lacking = false;
    bool hidden = false;
    bool estimated = false;
    int decimals = -1;
    for (std::size_t i = from; i < table.rows.size(); ++i) {
        const TableRow& row = table.rows[i];
        if (row.kind != RowKind::item) continue;
        const Cell& cell = row.cells[column];
        if (!cell.ref.empty()) refs.push_back(cell.ref);
        if (const auto number = number_of(cell)) {
            sum = sum + *number;
            any = true;
            decimals = std::max(decimals, cell.decimals.value_or(-1));
        }
        const std::string& state = cell.state;
        lacking = lacking || state == "not_reported" || state == "unknown" ||
                  state == "incomplete" || state == "missing";
        hidden = hidden || state == "suppressed" || state == "hidden" || state == "near_all" ||
                 state == "near_none" || state == "not_computable" || state == "not_published";
        estimated = estimated || state == "estimated";
    }
    if (decimals >= 0) made.decimals = decimals;
    if (hidden) {
        made.state = "not_computable";
    } else if (!any) {
        made.state = lacking ? "not_reported" : "";
    } else {
        const int places = made.decimals.value_or(named(spec.columns[column].format).decimals);
        const core::Decimal exact = sum.rounded(12);
        if (core::Rational{exact} == sum) {
            made.value = exact;
        } else {
            made.value = sum;
        }
        if (spec.round_rows) made.value = sum.rounded(places);
        made.state = lacking ? "incomplete" : (estimated ? "estimated" : "");
    }
    made.state_word = state_word(made.state);
    return made;
}

TableRow Composer::total_row(const TableSpec& spec, const Table& table, std::size_t from,
                             RowKind kind, const std::string& ref) {
    TableRow made;
    made.kind = kind;
    made.ref = ref;
    made.cells.resize(spec.columns.size());
    std::size_t main = spec.columns.size();
    for (std::size_t i = 0; i < spec.columns.size(); ++i) {
        const ColumnSpec& column = spec.columns[i];
        if (!named(column.format).numeric()) continue;
        if (main == spec.columns.size() || (column.primary && !spec.columns[main].primary))
            main = i;
    }
    RowScope left;
    for (std::size_t i = 0; i < spec.columns.size(); ++i) {
        const ColumnSpec& column = spec.columns[i];
        Cell& cell = made.cells[i];
        std::vector<std::string> parts;
        if (column.total == TotalKind::sum) {
            cell = sum_of(spec, table, from, i, parts);
        } else if (column.total == TotalKind::same && column.value) {
            cell = expression_cell(column, spec, left, made.cells);
            for (std::size_t j = 0; j < i; ++j) {
                const auto& names = column.value->names();
                const bool used =
                    std::find(names.begin(), names.end(), spec.columns[j].key) != names.end();
                if (used && !made.cells[j].ref.empty()) parts.push_back(made.cells[j].ref);
            }
        } else {
            continue;
        }
        cell.strong = true;
        const auto number = number_of(cell);
        if (number || !cell.state.empty()) {
            cell.ref = i == main ? ref : ref + "." + column.key;
            state_.parts[cell.ref] = std::move(parts);
        }
        left.left[column.key] = number ? ExpressionValue{*number} : ExpressionValue{};
    }
    if (!named(spec.columns.front().format).numeric()) {
        made.cells.front().value =
            word(lang_, kind == RowKind::total ? "label.total" : "label.subtotal");
        made.cells.front().strong = true;
    }
    return made;
}

std::string Composer::group_text(const GroupSpec& group, const DataRow& row) const {
    std::string made;
    for (const auto& [column, format] : group.by) {
        const auto found = row.find(column);
        if (found == row.end() || found->second.missing()) continue;
        const std::string text = coded(named(format), raw_text(found->second));
        if (text.empty()) continue;
        if (!made.empty()) made += ", ";
        made += text;
    }
    return made;
}

void Composer::add_bullets(const TableSpec& spec, Placed& made) const {
    const BulletSpec& from = *spec.bullet;
    const auto number = [](const DataRow& row,
                           const std::string& column) -> std::optional<core::Decimal> {
        const auto found = row.find(column);
        if (column.empty() || found == row.end()) return std::nullopt;
        const auto* value = std::get_if<core::Decimal>(&found->second.value);
        const std::string& state = found->second.state;
        if (value == nullptr || !(state.empty() || state == "incomplete" || state == "estimated")) {
            return std::nullopt;
        }
        return *value;
    };
    std::vector<std::size_t> group;
    core::Decimal greatest;
    bool percent = true;
    const auto close_group = [&] {
        const bool whole = percent && greatest <= core::Decimal{100};
        const core::Decimal scale = whole ? core::Decimal{100} : round_scale(greatest);
        for (const std::size_t row : group) made.table.bullets[row].scale_max = scale;
        group.clear();
        greatest = core::Decimal{};
        percent = true;
    };
    for (std::size_t i = 0; i < made.table.rows.size(); ++i) {
        const DataRow* row = made.behind[i];
        if (row == nullptr) {
            close_group();
            continue;
        }
        const auto unit = row->find("unit");
        // The steps of a scale have no lengths.
        if (unit != row->end() && raw_text(unit->second) == "median") continue;
        Bullet bullet;
        bullet.outcome = number(*row, from.outcome);
        bullet.target = number(*row, from.target);
        bullet.baseline = number(*row, from.baseline);
        if (!bullet.outcome && !bullet.target) continue;
        const auto direction = row->find(from.direction);
        bullet.lower_is_better = direction != row->end() && raw_text(direction->second) == "down";
        for (const auto& value : {bullet.outcome, bullet.target, bullet.baseline}) {
            if (value && *value > greatest) greatest = *value;
        }
        percent = percent && unit != row->end() && raw_text(unit->second) == "percent";
        made.table.bullets[i] = bullet;
        group.push_back(i);
    }
    close_group();
}

}  // namespace utfall::reports
