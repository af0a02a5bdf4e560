#include "app/disclosure/table.h"

#include <boost/test/unit_test.hpp>
#include <stdexcept>

using namespace utfall::disclosure;

BOOST_AUTO_TEST_SUITE(table_tests)

BOOST_AUTO_TEST_CASE(a_number_that_stands_in_two_tables_is_one_cell_of_the_stricter_class) {
    Table table;
    const CellIndex here = table.add("PART HT25 T1", 12, Class::a);
    const CellIndex there = table.add("PART HT25 T1", 12, Class::b);
    BOOST_TEST(here == there);
    BOOST_TEST(table.cells().size() == 1u);
    BOOST_TEST(!table.is_open(here));
}

BOOST_AUTO_TEST_CASE(a_number_has_one_value_and_counts_people) {
    Table table;
    table.add("PART HT25 T1", 12, Class::b);
    BOOST_CHECK_THROW(table.add("PART HT25 T1", 13, Class::b), std::invalid_argument);
    BOOST_CHECK_THROW(table.add("PART HT25 T2", -1, Class::b), std::invalid_argument);
}

BOOST_AUTO_TEST_CASE(a_sum_is_known_once_and_knows_what_its_parts_lack) {
    Table table;
    const CellIndex girls = table.add("K", 7, Class::b);
    const CellIndex boys = table.add("M", 9, Class::b);
    const CellIndex all = table.add("Tot", 18, Class::b);
    table.add_sum(all, {girls, boys});
    table.add_sum(all, {boys, girls});
    BOOST_TEST_REQUIRE(table.sums().size() == 1u);
    BOOST_TEST(table.sums().front().apart == 2);
}

BOOST_AUTO_TEST_CASE(levels_count_the_sums_below) {
    Table table;
    const CellIndex team = table.add("T1", 7, Class::b);
    const CellIndex organisation = table.add("O1", 7, Class::b);
    const CellIndex region = table.add("R1", 7, Class::b);
    table.add_sum(region, {organisation});
    table.add_sum(organisation, {team});
    BOOST_TEST(table.levels() == (std::vector<std::int64_t>{0, 1, 2}),
               boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(what_was_told_before_opens_a_number_or_hides_its_change) {
    struct Row {
        std::int64_t before, now;
        bool open, primary;
    };
    for (const Row& row :
         {Row{12, 12, true, false}, Row{12, 13, false, true}, Row{12, 8, false, true},
          Row{12, 17, false, false}, Row{3, 3, true, false}, Row{9, 4, false, true},
          Row{3, 0, false, true}, Row{0, 0, true, false}, Row{5, 0, false, false}}) {
        BOOST_TEST_CONTEXT(row.before << " then " << row.now) {
            Table table;
            const CellIndex cell = table.add("T1", row.now, Class::b);
            table.told_before(cell, row.before);
            BOOST_TEST(table.is_open(cell) == row.open);
            BOOST_TEST(table.is_primary(cell) == row.primary);
        }
    }
}

BOOST_AUTO_TEST_SUITE_END()
