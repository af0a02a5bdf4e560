#include "app/disclosure/bounds.h"

#include "tests/disclosure/random_tables.h"

#include <rapidcheck.h>
#include <boost/test/unit_test.hpp>

using namespace utfall;
using disclosure::CellIndex;
using disclosure::Class;
using disclosure::Interval;
using disclosure::Table;

BOOST_AUTO_TEST_SUITE(bounds_tests)

BOOST_AUTO_TEST_CASE(a_total_leaves_its_hidden_parts_what_the_shown_ones_do_not_take) {
    Table table;
    const CellIndex a = table.add("a", 3, Class::b);
    const CellIndex b = table.add("b", 11, Class::b);
    const CellIndex c = table.add("c", 6, Class::b);
    const CellIndex total = table.add("total", 20, Class::b);
    table.add_sum(total, {a, b, c});
    struct Row {
        std::vector<bool> hidden;
        Interval of_a, of_total;
    };
    const std::vector<Row> rows{
        {{false, false, false, false}, {3, 3}, {20, 20}},
        {{true, false, false, false}, {3, 3}, {20, 20}},  // Given away by the others.
        {{true, true, false, false}, {1, 13}, {20, 20}},
        {{true, false, false, true}, {1, disclosure::unbounded}, {18, disclosure::unbounded}},
        {{true, true, true, true}, {1, disclosure::unbounded}, {3, disclosure::unbounded}},
    };
    for (const Row& row : rows) {
        const auto known = bounds(table, row.hidden);
        BOOST_TEST((known[a] == row.of_a), known[a].low << " to " << known[a].high);
        BOOST_TEST((known[total] == row.of_total), known[total].low << " to " << known[total].high);
    }
}

BOOST_AUTO_TEST_CASE(what_follows_in_one_sum_is_used_in_the_next) {
    Table table;
    const CellIndex a = table.add("a", 2, Class::b);
    const CellIndex b = table.add("b", 8, Class::b);
    const CellIndex organisation = table.add("organisation", 10, Class::b);
    const CellIndex other = table.add("other", 30, Class::b);
    const CellIndex region = table.add("region", 40, Class::b);
    table.add_sum(organisation, {a, b});
    table.add_sum(region, {organisation, other});
    const auto known = bounds(table, {true, false, true, false, false});
    BOOST_TEST((known[organisation] == Interval{10, 10}));
    BOOST_TEST((known[a] == Interval{2, 2}));
}

BOOST_AUTO_TEST_CASE(a_percentage_that_says_nearly_all_says_one_to_four) {
    Table table;
    const CellIndex passed = table.add("passed", 20, Class::c);
    const CellIndex all = table.add("all", 23, Class::c);
    const auto share = table.add_percentage(passed, all);
    std::vector<bool> hidden(3, true);
    hidden[all] = false;
    const auto known = bounds(table, hidden);
    BOOST_TEST((known[share.complement] == Interval{1, 4}));
    BOOST_TEST((known[passed] == Interval{19, 22}));
}

BOOST_AUTO_TEST_CASE(the_truth_is_never_out_of_bounds) {
    BOOST_TEST(rc::check("whatever is hidden", [] {
        const Table table = tests::random_table(*rc::gen::arbitrary<std::uint32_t>());
        std::vector<bool> hidden;
        for (CellIndex cell = 0; cell < table.cells().size(); ++cell) {
            const bool may_hide = table[cell].value != 0 || table.is_primary(cell);
            hidden.push_back(may_hide && *rc::gen::arbitrary<bool>());
        }
        const auto known = bounds(table, hidden);
        for (CellIndex cell = 0; cell < known.size(); ++cell) {
            RC_ASSERT(known[cell].low <= table[cell].value);
            RC_ASSERT(known[cell].high >= table[cell].value);
        }
    }));
}

BOOST_AUTO_TEST_SUITE_END()
