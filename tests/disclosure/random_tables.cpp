#include "tests/disclosure/random_tables.h"

#include "app/disclosure/witness.h"

#include <algorithm>
#include <random>
#include <string>
#include <vector>

namespace utfall::tests {
namespace {

using disclosure::CellIndex;
using disclosure::Class;
using disclosure::Table;

class Maker {
  public:
    explicit Maker(std::uint32_t number) : chance_{number} {}

    std::int64_t between(std::int64_t low, std::int64_t high) {
        const auto span = static_cast<std::uint32_t>(high - low + 1);
        return low + static_cast<std::int64_t>(chance_() % span);
    }

    Table table() {
        sexes_ = static_cast<std::size_t>(between(2, 3));
        has_percentages_ = between(0, 1) == 1;
        const std::int64_t teams = between(2, 6);
        const auto organisations = static_cast<std::size_t>(between(1, 2));
        std::vector<Row> rows;
        for (std::int64_t team = 0; team < teams; ++team) rows.push_back(team_row());
        std::vector<Row> tops;
        for (std::size_t first = 0; first < organisations; ++first) {
            std::vector<Row> members;
            for (std::size_t at = first; at < rows.size(); at += organisations)
                members.push_back(rows[at]);
            tops.push_back(sum_of(members));
        }
        const Row whole = tops.size() > 1 ? sum_of(tops) : tops.front();
        if (between(0, 1) == 1) add_categories(rows, whole);
        if (between(0, 1) == 1) add_with_rest(rows);
        return table_;
    }

  private:
    using Row = std::vector<CellIndex>;  // Sexes, total, and how many of them passed.

    CellIndex add(std::int64_t value) {
        return table_.add(std::to_string(table_.cells().size()), value, Class::c);
    }

    CellIndex sum_of_column(const std::vector<Row>& rows, std::size_t column) {
        std::vector<CellIndex> parts;
        std::int64_t value = 0;
        for (const Row& row : rows) {
            parts.push_back(row[column]);
            value += table_[row[column]].value;
        }
        const CellIndex total = add(value);
        table_.add_sum(total, parts);
        return total;
    }

    // A fifth of them 0, a fifth of few.
    std::int64_t any_count() {
        const std::int64_t kind = between(0, 4);
        return kind == 0 ? 0 : kind == 1 ? between(1, 4) : between(5, 40);
    }

    std::int64_t any_share_of(std::int64_t base) {
        switch (between(0, 3)) {
            case 0:
                return std::max<std::int64_t>(0, base - between(0, 4));
            case 1:
                return std::min(base, between(0, 4));
            default:
                return between(0, base);
        }
    }

    Row team_row() {
        Row row;
        std::int64_t value = 0;
        for (std::size_t sex = 0; sex < sexes_; ++sex) {
            row.push_back(add(any_count()));
            value += table_[row.back()].value;
        }
        const CellIndex total = add(value);
        table_.add_sum(total, row);
        row.push_back(total);
        if (has_percentages_) {
            row.push_back(add(any_share_of(value)));
            table_.add_percentage(row.back(), total);
        }
        return row;
    }

    Row sum_of(const std::vector<Row>& rows) {
        Row sums;
        for (std::size_t column = 0; column < rows.front().size(); ++column)
            sums.push_back(sum_of_column(rows, column));
        const auto end = sums.begin() + static_cast<std::ptrdiff_t>(sexes_);
        table_.add_sum(sums[sexes_], {sums.begin(), end});
        if (has_percentages_) table_.add_percentage(sums[sexes_ + 1], sums[sexes_]);
        return sums;
    }

    // Each team's total in another way too, and these ways over all teams.
    void add_categories(const std::vector<Row>& rows, const Row& whole) {
        const auto ways = static_cast<std::size_t>(between(2, 3));
        std::vector<Row> split;
        for (const Row& row : rows) {
            std::int64_t rest = table_[row[sexes_]].value;
            Row parts;
            for (std::size_t way = 0; way < ways; ++way) {
                const std::int64_t part = way + 1 == ways ? rest : between(0, rest);
                parts.push_back(add(part));
                rest -= part;
            }
            table_.add_sum(row[sexes_], parts);
            split.push_back(parts);
        }
        Row sums;
        for (std::size_t way = 0; way < ways; ++way) sums.push_back(sum_of_column(split, way));
        table_.add_sum(whole[sexes_], sums);
    }

    // What all teams but the first have together with somebody who is told of nowhere.
    void add_with_rest(const std::vector<Row>& rows) {
        std::vector<CellIndex> parts;
        std::int64_t value = between(0, 6);
        for (std::size_t at = 1; at < rows.size(); ++at) {
            parts.push_back(rows[at][sexes_]);
            value += table_[parts.back()].value;
        }
        const CellIndex total = add(value);
        table_.add_sum(total, parts, disclosure::Rest::untold);
    }

    std::mt19937 chance_;
    Table table_;
    std::size_t sexes_{2};
    bool has_percentages_{false};
};

// How many more there are in each cell when somebody comes, or goes, in one of them.
disclosure::Witness move_of(const Table& table, Maker& maker) {
    std::vector<bool> all;
    std::vector<CellIndex> leaves;
    const auto levels = table.levels();
    for (CellIndex cell = 0; cell < table.cells().size(); ++cell) {
        all.push_back(table[cell].value > 0);
        if (table[cell].value > 0 && levels[cell] == 0) leaves.push_back(cell);
    }
    if (leaves.empty()) return {};
    const auto last = static_cast<std::int64_t>(leaves.size()) - 1;
    const auto leaf = leaves[static_cast<std::size_t>(maker.between(0, last))];
    const std::int64_t people =
        std::vector<std::int64_t>{-1, 1, 2, 7}[static_cast<std::size_t>(maker.between(0, 3))];
    const auto found = disclosure::WitnessSearch{table}.find(leaf, people, 0, all);
    return found ? found->witness : disclosure::Witness{};
}

}  // namespace

Table random_table(std::uint32_t number) {
    return Maker{number}.table();
}

Table later_table(const Table& before, const std::vector<bool>& hidden, std::uint32_t number) {
    Maker maker{number};
    std::vector<std::int64_t> values;
    Table plain;  // Without percentages, whose rules are about numbers of before.
    for (const auto& cell : before.cells()) {
        values.push_back(cell.value);
        plain.add(cell.name, cell.value, Class::b);
    }
    for (const auto& sum : before.sums()) plain.add_sum(sum.total, sum.parts);
    for (const auto& [cell, change] : move_of(plain, maker)) values[cell] += change;
    Table after;
    for (CellIndex cell = 0; cell < values.size(); ++cell) {
        if (before[cell].untold) continue;  // The last of them: its sum makes it again.
        after.add(before[cell].name, values[cell], Class::b);
        if (!hidden[cell]) after.told_before(cell, before[cell].value);
    }
    for (const auto& sum : before.sums()) {
        auto parts = sum.parts;
        const bool has_rest = before[parts.back()].untold;
        if (has_rest) parts.pop_back();
        after.add_sum(sum.total, parts,
                      has_rest ? disclosure::Rest::untold : disclosure::Rest::known);
    }
    return after;
}

}  // namespace utfall::tests
