#include "tests/disclosure/attacker.h"

#include "tests/disclosure/random_tables.h"
#include "tests/support/long_form.h"

#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <iostream>

using namespace utfall;
using disclosure::CellIndex;
using disclosure::Fate;
using disclosure::Interval;
using disclosure::Outcome;
using disclosure::Table;

namespace {

std::vector<bool> hidden_of(const Outcome& outcome) {
    std::vector<bool> hidden;
    for (const Fate fate : outcome.fates) hidden.push_back(fate != Fate::shown);
    return hidden;
}

// What the rules promise of a hidden cell (suppression.h), said anew. `by_zeros` is somebody who is
// shown nothing but zeros.
bool is_safe(const Table& table, const Outcome& outcome, CellIndex cell, const Interval& found,
             tests::Attacker& by_zeros) {
    if (outcome.fates[cell] == Fate::secondary)
        return found.high - found.low >= disclosure::secondary_width;
    if (table.differs_by_few(cell)) {
        const std::int64_t before = *table[cell].earlier;
        if (found.low > before || found.high < before) return false;
        if (found.high < before + 5 && found.low > before - 5) return false;
        if (!table.is_of_few(cell)) return true;
    }
    const std::int64_t most = outcome.told_small[cell] ? 4 : 5;
    if (found.low <= 1 && found.high >= most) return true;
    const Interval left = by_zeros.interval_of(cell);
    return found.low <= std::max<std::int64_t>(1, left.low) &&
           found.high >= std::min(most, left.high);
}

void attack(const Table& table, const Outcome& outcome) {
    const auto hidden = hidden_of(outcome);
    std::vector<bool> all_but_zeros;
    for (CellIndex cell = 0; cell < hidden.size(); ++cell)
        all_but_zeros.push_back(table.is_primary(cell) || table[cell].value != 0);
    tests::Attacker attacker{table, hidden, outcome.told_small};
    tests::Attacker by_zeros{table, all_but_zeros, outcome.told_small};
    for (CellIndex cell = 0; cell < hidden.size(); ++cell) {
        BOOST_TEST((hidden[cell] || !table.is_primary(cell)), "a cell of few is shown");
        const bool given_away = std::find(outcome.unprotected.begin(), outcome.unprotected.end(),
                                          cell) != outcome.unprotected.end();
        if (!hidden[cell] || given_away || table[cell].untold) continue;
        const Interval found = attacker.interval_of(cell);
        BOOST_TEST(is_safe(table, outcome, cell, found, by_zeros),
                   table[cell].value << " is found to be " << found.low << " to " << found.high);
    }
}

// What hiding every sum that a cell of few is in would cost, its total apart.
std::size_t hidden_by_rows(const Table& table) {
    std::vector<bool> hidden(table.cells().size(), false);
    for (const auto& sum : table.sums()) {
        const bool has_few = std::any_of(sum.parts.begin(), sum.parts.end(),
                                         [&](CellIndex part) { return table.is_primary(part); });
        for (const CellIndex part : sum.parts) {
            if (has_few && table[part].value != 0) hidden[part] = true;
        }
    }
    return static_cast<std::size_t>(std::count(hidden.begin(), hidden.end(), true));
}

std::uint32_t tables() {
    return tests::long_form() ? 5'000 : 200;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(attacker_tests)

BOOST_AUTO_TEST_CASE(an_attacker_who_is_told_too_much_finds_it) {
    Table table;
    const CellIndex few = table.add("few", 3, disclosure::Class::b);
    const CellIndex rest = table.add("rest", 11, disclosure::Class::b);
    const CellIndex total = table.add("total", 14, disclosure::Class::b);
    table.add_sum(total, {few, rest});
    tests::Attacker attacker{table, {true, false, false}, {false, false, false}};
    BOOST_TEST((attacker.interval_of(few) == Interval{3, 3}));
    tests::Attacker with_less{table, {true, true, false}, {false, false, false}};
    BOOST_TEST((with_less.interval_of(few) == Interval{1, 13}));
    tests::Attacker with_parts{table, {true, false, true}, {false, false, false}};
    BOOST_TEST((with_parts.interval_of(few) == Interval{1, disclosure::unbounded}));
}

BOOST_AUTO_TEST_CASE(trap_18_no_hidden_number_can_be_worked_out_from_linked_tables) {
    std::size_t cells = 0, primary = 0, secondary = 0, by_rows = 0;
    for (std::uint32_t number = 0; number < tables(); ++number) {
        BOOST_TEST_CONTEXT("table " << number) {
            const Table table = tests::random_table(number);
            const Outcome outcome = disclosure::suppress(table);
            BOOST_TEST(outcome.unprotected.empty());
            attack(table, outcome);
            cells += table.cells().size();
            primary += outcome.count(Fate::primary);
            secondary += outcome.count(Fate::secondary);
            by_rows += hidden_by_rows(table);
        }
    }
    std::cout << "D1: " << tables() << " tables, " << cells << " cells, " << primary
              << " of few, hidden " << primary + secondary << ", by whole rows (and not safe) "
              << by_rows << '\n';
}

BOOST_AUTO_TEST_CASE(nor_from_a_report_and_the_one_before) {
    std::size_t reports = 0, refused = 0;
    for (std::uint32_t number = 0; number < tables(); ++number) {
        BOOST_TEST_CONTEXT("table " << number) {
            const Table before = tests::random_table(number);
            const Table after =
                tests::later_table(before, hidden_of(disclosure::suppress(before)), number + 1);
            const Outcome outcome = disclosure::suppress(after);
            attack(after, outcome);
            ++reports;
            refused += outcome.unprotected.empty() ? 0u : 1u;
        }
    }
    std::cout << "D2: " << reports << " later reports, of which " << refused
              << " may not leave the house\n";
    BOOST_TEST(refused * 20 < reports);
}

BOOST_AUTO_TEST_SUITE_END()
