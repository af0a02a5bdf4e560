#include "app/disclosure/suppression.h"

#include <boost/test/unit_test.hpp>
#include <map>
#include <set>
#include <string>

using namespace utfall::disclosure;

namespace {

// Rows of numbers whose last is their total, the last row being the sum of the others. Cells are
// named by row and column.
Table margins(const std::vector<std::string>& columns,
              const std::vector<std::pair<std::string, std::vector<std::int64_t>>>& rows) {
    Table table;
    std::vector<std::vector<CellIndex>> by_column(columns.size());
    for (const auto& [row, values] : rows) {
        std::vector<CellIndex> cells;
        for (std::size_t column = 0; column < columns.size(); ++column) {
            cells.push_back(table.add(row + "-" + columns[column], values[column], Class::b));
            by_column[column].push_back(cells.back());
        }
        const CellIndex total = cells.back();
        cells.pop_back();
        table.add_sum(total, cells);
    }
    for (auto& cells : by_column) {
        const CellIndex total = cells.back();
        cells.pop_back();
        table.add_sum(total, cells);
    }
    return table;
}

std::set<std::string> names(const Table& table, const Outcome& outcome, Fate fate) {
    std::set<std::string> names;
    for (CellIndex cell = 0; cell < table.cells().size(); ++cell) {
        if (outcome.fates[cell] == fate) names.insert(table[cell].name);
    }
    return names;
}

using Names = std::set<std::string>;

}  // namespace

BOOST_AUTO_TEST_SUITE(suppression_tests)

// The worked example R14.
BOOST_AUTO_TEST_CASE(one_count_of_three_takes_three_more_with_it_and_no_total) {
    const Table table = margins(
        {"K", "M", "Tot"},
        {{"T1", {14, 9, 23}}, {"T2", {3, 11, 14}}, {"T3", {6, 8, 14}}, {"Tot", {23, 28, 51}}});
    const Outcome outcome = suppress(table);
    BOOST_TEST(names(table, outcome, Fate::primary) == Names{"T2-K"},
               boost::test_tools::per_element());
    BOOST_TEST(names(table, outcome, Fate::secondary) == (Names{"T2-M", "T3-K", "T3-M"}),
               boost::test_tools::per_element());
    BOOST_TEST(outcome.unprotected.empty());
}

// The worked example R15.
BOOST_AUTO_TEST_CASE(a_number_that_moved_by_one_since_it_was_told_is_hidden) {
    Table alone;
    alone.told_before(alone.add("T1", 13, Class::b), 12);
    BOOST_TEST(suppress(alone).is_hidden(0));
    BOOST_TEST(suppress(alone).unprotected.empty());

    Table table = margins({"K", "M", "Tot"}, {{"T1", {13, 18, 31}}, {"Tot", {13, 18, 31}}});
    const std::map<std::string, std::int64_t> told{{"T1-K", 12},  {"T1-M", 18},  {"T1-Tot", 30},
                                                   {"Tot-K", 12}, {"Tot-M", 18}, {"Tot-Tot", 30}};
    for (CellIndex cell = 0; cell < table.cells().size(); ++cell)
        table.told_before(cell, told.at(table[cell].name));
    const Outcome outcome = suppress(table);
    BOOST_TEST(
        names(table, outcome, Fate::primary) == (Names{"T1-K", "T1-Tot", "Tot-K", "Tot-Tot"}),
        boost::test_tools::per_element());
    BOOST_TEST(outcome.count(Fate::secondary) == 0u);
    BOOST_TEST(outcome.unprotected.empty());
}

BOOST_AUTO_TEST_CASE(what_was_told_before_can_give_a_number_away_and_that_is_said) {
    Table table;
    const CellIndex girls = table.add("K", 3, Class::b);
    const CellIndex boys = table.add("M", 18, Class::b);
    const CellIndex all = table.add("Tot", 21, Class::b);
    table.add_sum(all, {girls, boys});
    table.told_before(boys, 18);
    table.told_before(all, 21);
    BOOST_TEST(suppress(table).unprotected == std::vector<CellIndex>{girls},
               boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(law_11_classes_decide_what_is_hidden_and_what_stands_in_its_place) {
    struct Row {
        std::int64_t part, base;
        Class rule;
        Sign sign;
        bool part_hidden, base_hidden;
    };
    for (const Row& row : {
             Row{3, 23, Class::a, Sign::value, false, false},
             Row{0, 23, Class::b, Sign::value, false, false},
             Row{3, 23, Class::b, Sign::suppressed, true, false},
             Row{5, 8, Class::b, Sign::suppressed, true, false},  // The other 3 are hidden.
             Row{0, 20, Class::c, Sign::value, false, false},
             Row{20, 20, Class::c, Sign::value, false, false},
             Row{5, 10, Class::c, Sign::value, false, false},
             Row{3, 23, Class::c, Sign::near_none, true, false},
             Row{20, 23, Class::c, Sign::near_all, true, false},
             Row{4, 10, Class::c, Sign::near_none, true, false},
             Row{6, 10, Class::c, Sign::near_all, true, false},
             Row{5, 9, Class::c, Sign::suppressed, true, false},
             Row{0, 9, Class::c, Sign::suppressed, true, false},
             Row{9, 9, Class::c, Sign::suppressed, true, false},
             Row{2, 4, Class::c, Sign::suppressed, true, true},
             Row{0, 0, Class::c, Sign::value, false, false},
         }) {
        BOOST_TEST_CONTEXT(row.part << " of " << row.base << " in class "
                                    << static_cast<int>(row.rule)) {
            Table table;
            const CellIndex part = table.add("part", row.part, row.rule);
            const CellIndex base = table.add("base", row.base, row.rule);
            const Percentage share = table.add_percentage(part, base);
            const Outcome outcome = suppress(table);
            BOOST_TEST((outcome.sign_of(share) == row.sign));
            BOOST_TEST(outcome.is_hidden(part) == row.part_hidden);
            BOOST_TEST(outcome.is_hidden(base) == row.base_hidden);
            BOOST_TEST(outcome.unprotected.empty());
        }
    }
}

BOOST_AUTO_TEST_CASE(zeros_are_shown_and_hide_nothing_for_others) {
    const Table table =
        margins({"K", "M", "X", "Tot"}, {{"T1", {3, 20, 0, 23}}, {"Tot", {3, 20, 0, 23}}});
    const Outcome outcome = suppress(table);
    BOOST_TEST(names(table, outcome, Fate::primary) == (Names{"T1-K", "Tot-K"}),
               boost::test_tools::per_element());
    BOOST_TEST(names(table, outcome, Fate::secondary) == (Names{"T1-M", "Tot-M"}),
               boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(a_few_in_one_place_of_a_hierarchy_hide_no_more_than_their_own_level_needs) {
    // T1 + T2 = O1, T3 + T4 = O2, O1 + O2 = the programme.
    Table table;
    const CellIndex t1 = table.add("T1", 2, Class::b);
    const CellIndex t2 = table.add("T2", 20, Class::b);
    const CellIndex t3 = table.add("T3", 30, Class::b);
    const CellIndex t4 = table.add("T4", 40, Class::b);
    const CellIndex o1 = table.add("O1", 22, Class::b);
    const CellIndex o2 = table.add("O2", 70, Class::b);
    const CellIndex all = table.add("UP2", 92, Class::b);
    table.add_sum(o1, {t1, t2});
    table.add_sum(o2, {t3, t4});
    table.add_sum(all, {o1, o2});
    const Outcome outcome = suppress(table);
    BOOST_TEST(names(table, outcome, Fate::secondary) == Names{"T2"},
               boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(the_same_number_in_two_tables_is_hidden_in_both_and_protected_in_both) {
    // By sex and by school form: one total, and the girls of GR are a number of both.
    Table table;
    const CellIndex girls = table.add("K", 3, Class::b);
    const CellIndex boys = table.add("M", 20, Class::b);
    const CellIndex others = table.add("GY", 20, Class::b);
    const CellIndex all = table.add("Tot", 23, Class::b);
    table.add_sum(all, {girls, boys});
    table.add_sum(all, {girls, others});
    const Outcome outcome = suppress(table);
    BOOST_TEST(outcome.is_hidden(girls));
    const bool parts = outcome.is_hidden(boys) && outcome.is_hidden(others);
    BOOST_TEST((parts || outcome.is_hidden(all)));
    BOOST_TEST(outcome.unprotected.empty());
}

BOOST_AUTO_TEST_CASE(parts_that_do_not_add_up_are_taken_to_be_known_not_to) {
    // Whoever knows that two are in no part knows the girls from the boys.
    Table table;
    const CellIndex girls = table.add("K", 3, Class::b);
    const CellIndex boys = table.add("M", 20, Class::b);
    const CellIndex all = table.add("Tot", 25, Class::b);
    table.add_sum(all, {girls, boys});
    const Outcome outcome = suppress(table);
    BOOST_TEST(outcome.is_hidden(girls));
    BOOST_TEST(outcome.is_hidden(boys));
    BOOST_TEST(!outcome.is_hidden(all));
}

BOOST_AUTO_TEST_CASE(what_nobody_is_told_of_protects_the_parts_beside_it) {
    // The months of a term of which two are in no report, and one has a count of few.
    Table table;
    const CellIndex january = table.add("2025-01", 3, Class::b);
    const CellIndex february = table.add("2025-02", 20, Class::b);
    const CellIndex term = table.add("VT25", 40, Class::b);
    table.add_sum(term, {january, february}, Rest::untold);
    const Outcome outcome = suppress(table);
    BOOST_TEST(names(table, outcome, Fate::primary) == Names{"2025-01"},
               boost::test_tools::per_element());
    BOOST_TEST(outcome.count(Fate::secondary) == 0u);
    BOOST_TEST(outcome.count(Fate::untold) == 1u);
    BOOST_TEST(outcome.unprotected.empty());

    // Where there is nothing left to be untold of, the other one goes with it.
    Table whole;
    const CellIndex few = whole.add("2025-01", 3, Class::b);
    const CellIndex many = whole.add("2025-02", 20, Class::b);
    whole.add_sum(whole.add("VT25", 23, Class::b), {few, many}, Rest::untold);
    BOOST_TEST(suppress(whole).count(Fate::secondary) == 1u);
}

BOOST_AUTO_TEST_SUITE_END()
