#include "reports/money_rounding.h"

#include "reports/words.h"

#include <algorithm>
#include <array>
#include <map>
#include <numeric>
#include <utility>

namespace utfall::reports {

namespace {

using core::Decimal;
using core::Rational;
using Unit = MoneyRounding::Unit;
using Rest = MoneyRounding::Rest;

struct NamedRounding {
    std::string_view word;
    std::string_view text;
    MoneyRounding rounding;
};
constexpr std::array<NamedRounding, 6> known_roundings{
    {{"ore", "rounding.ore", {Unit::ore, Rest::parts}},
     {"krona", "rounding.krona", {Unit::krona, Rest::parts}},
     {"tkr", "rounding.tkr", {Unit::tkr, Rest::parts}},
     {"ore_line", "rounding.ore_line", {Unit::ore, Rest::line}},
     {"krona_line", "rounding.krona_line", {Unit::krona, Rest::line}},
     {"tkr_line", "rounding.tkr_line", {Unit::tkr, Rest::line}}}};

Rational magnitude(const Rational& value) {
    return value.is_negative() ? Rational{} - value : value;
}

/// The column of one table, from its totals down to its parts.
class ColumnRounder {
  public:
    ColumnRounder(const MoneyRounding& rounding, Table& table, std::size_t column)
        : rounding_(rounding), table_(table), column_(column) {}

    /// What is left for a line of its own; empty where nothing is to sum.
    std::optional<Decimal> run() {
        std::vector<std::size_t> part_rows;
        std::vector<std::size_t> subtotal_rows;
        std::vector<std::pair<std::size_t, std::vector<std::size_t>>> within;
        std::optional<std::size_t> total_row;
        std::vector<std::size_t> since_subtotal;
        for (std::size_t row = 0; row < table_.rows.size(); ++row) {
            switch (table_.rows[row].kind) {
                case RowKind::item:
                    part_rows.push_back(row);
                    since_subtotal.push_back(row);
                    break;
                case RowKind::subtotal:
                    subtotal_rows.push_back(row);
                    within.emplace_back(row, std::exchange(since_subtotal, {}));
                    break;
                case RowKind::total:
                    total_row = row;
                    break;
                case RowKind::group:
                    break;
            }
        }
        if (subtotal_rows.empty()) return split(total_row, part_rows);
        split(total_row, subtotal_rows);
        for (const auto& [subtotal, rows] : within) split(subtotal, rows);
        return std::nullopt;
    }

  private:
    Cell& cell(std::size_t row) { return table_.rows[row].cells[column_]; }

    /// Rounds the parts, and the whole unless a split above it did.
    std::optional<Decimal> split(const std::optional<std::size_t>& whole,
                                 const std::vector<std::size_t>& rows) {
        std::vector<std::size_t> known;
        std::vector<ExactPart> parts;
        Rational sum;
        for (const std::size_t row : rows) {
            const auto exact = exact_at(row);
            if (!exact) continue;
            const auto* name = std::get_if<std::string>(&table_.rows[row].cells.front().value);
            parts.push_back({*exact, name == nullptr ? std::string{} : *name});
            known.push_back(row);
            sum = sum + *exact;
        }
        const auto total = whole ? exact_at(*whole) : std::nullopt;
        if (total && !is_rounded(*whole)) show(*whole, total->rounded(rounding_.decimals()));
        const bool sums = total && !parts.empty() && *total == sum;
        if (sums && rounding_.rest == Rest::parts) {
            const auto rounded = rounded_parts(parts, shown(*whole), rounding_.decimals());
            for (std::size_t i = 0; i < known.size(); ++i) show(known[i], rounded[i]);
            return std::nullopt;
        }
        Decimal left = sums ? shown(*whole) : Decimal{};
        for (std::size_t i = 0; i < known.size(); ++i) {
            const Decimal rounded = parts[i].amount.rounded(rounding_.decimals());
            show(known[i], rounded);
            left = left - rounded;
        }
        return sums ? std::optional{left} : std::nullopt;
    }

    bool is_rounded(std::size_t row) const { return exact_.contains(row); }
    Decimal shown(std::size_t row) { return std::get<Decimal>(cell(row).value); }

    /// In the unit shown, as before it was rounded.
    std::optional<Rational> exact_at(std::size_t row) {
        if (const auto before = exact_.find(row); before != exact_.end()) return before->second;
        if (const auto* decimal = std::get_if<Decimal>(&cell(row).value))
            return rounding_.in_unit(Rational{*decimal});
        if (const auto* ratio = std::get_if<Rational>(&cell(row).value))
            return rounding_.in_unit(*ratio);
        return std::nullopt;
    }

    void show(std::size_t row, const Decimal& rounded) {
        exact_.emplace(row, *exact_at(row));
        cell(row).value = rounded;
    }

    const MoneyRounding& rounding_;
    Table& table_;
    const std::size_t column_;
    std::map<std::size_t, Rational> exact_;
};

/// Before the total, as a part of it: whoever adds up the column gets the total.
std::optional<std::size_t> insert_line(
    const std::vector<std::pair<std::size_t, Decimal>>& left_in_columns, core::Lang lang,
    Table& table) {
    const bool any = std::any_of(left_in_columns.begin(), left_in_columns.end(),
                                 [](const auto& left) { return left.second != Decimal{}; });
    if (!any) return std::nullopt;
    TableRow line;
    line.cells.resize(table.columns.size());
    if (table.columns.front().format.kind == FormatKind::text)
        line.cells.front().value = word(lang, "label.rounding");
    for (const auto& [column, left] : left_in_columns) line.cells[column].value = left;
    const std::size_t at = table.rows.size() - 1;
    table.rows.insert(table.rows.begin() + static_cast<std::ptrdiff_t>(at), std::move(line));
    return at;
}

}  // namespace

Rational MoneyRounding::in_unit(const Rational& kronor) const {
    return unit == Unit::tkr ? kronor / Rational{1000} : kronor;
}

Format MoneyRounding::format(Format of_column, core::Lang lang) const {
    of_column.decimals = decimals();
    if (unit == Unit::tkr) of_column.unit = word(lang, "unit.tkr");
    return of_column;
}

std::optional<MoneyRounding> parse_money_rounding(std::string_view word) {
    for (const NamedRounding& known : known_roundings) {
        if (known.word == word) return known.rounding;
    }
    return std::nullopt;
}

const std::string& words_of(const MoneyRounding& rounding, core::Lang lang) {
    const auto known =
        std::find_if(known_roundings.begin(), known_roundings.end(), [&](const NamedRounding& one) {
            return one.rounding.unit == rounding.unit && one.rounding.rest == rounding.rest;
        });
    return word(lang, known->text);
}

std::vector<Decimal> rounded_parts(const std::vector<ExactPart>& parts, const Decimal& total,
                                   int decimals) {
    const bool mirrored = total < Decimal{};
    const Decimal step = Decimal::of(1, decimals);
    std::vector<Decimal> rounded;
    std::vector<Rational> rests;
    Decimal left = mirrored ? -total : total;
    for (const ExactPart& part : parts) {
        const Rational exact = mirrored ? Rational{} - part.amount : part.amount;
        rounded.push_back(exact.floored(decimals));
        rests.push_back(exact - Rational{rounded.back()});
        left = left - rounded.back();
    }
    std::vector<std::size_t> order(parts.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        if (rests[a] != rests[b]) return rests[a] > rests[b];
        const Rational one = magnitude(parts[a].amount);
        const Rational other = magnitude(parts[b].amount);
        if (one != other) return one > other;
        return parts[a].name < parts[b].name;
    });
    for (const std::size_t at : order) {
        if (left <= Decimal{}) break;
        rounded[at] += step;
        left = left - step;
    }
    if (mirrored) {
        for (Decimal& part : rounded) part = -part;
    }
    return rounded;
}

std::optional<std::size_t> round_money(const MoneyRounding& rounding, core::Lang lang,
                                       Table& table) {
    std::vector<std::pair<std::size_t, Decimal>> left_in_columns;
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
        TableColumn& column = table.columns[i];
        column.expression.clear();
        if (column.format.kind != FormatKind::money) continue;
        column.format = rounding.format(column.format, lang);
        const auto left = ColumnRounder{rounding, table, i}.run();
        if (left) left_in_columns.emplace_back(i, *left);
    }
    return insert_line(left_in_columns, lang, table);
}

}  // namespace utfall::reports
