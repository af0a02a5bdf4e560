#include "tests/indicators/example.h"

namespace utfall::tests {

BOOST_AUTO_TEST_SUITE(definition_versions_tests)

namespace {

// Version 1 counts A over B, version 2, from July 2024, A over C.
Example two_versions(bool comparable) {
    Example book;
    book.measure("A");
    book.measure("B");
    book.measure("C");
    book.indicator("R", "ratio", "A", "B");
    auto& second = book.indicator("R", "ratio", "A", "C");
    second.version = 2;
    second.valid_from = day("2024-07-01");
    second.supersedes = 1;
    second.comparable = comparable;
    for (const char* month : {"2024-06", "2024-07"}) {
        book.team("A", month, "T1", "10");
        book.team("B", month, "T1", "20");
        book.team("C", month, "T1", "40");
    }
    return book;
}

std::vector<Figure> of_team(const Example& book, const char* period) {
    FigureQuery query;
    query.indicators = {"R"};
    query.period = period;
    query.team = "T1";
    return book.ask(query);
}

}  // namespace

BOOST_AUTO_TEST_CASE(the_version_in_force_at_a_sub_periods_end_computes_it) {
    const Example book = two_versions(false);
    BOOST_TEST(shown(of_team(book, "2024-06").at(0).value) == "50");
    BOOST_TEST(of_team(book, "2024-06").at(0).version == 1);
    BOOST_TEST(shown(of_team(book, "2024-07").at(0).value) == "25");
    BOOST_TEST(of_team(book, "2024-07").at(0).version == 2);

    Example moved = two_versions(false);
    moved.framework.indicators.back().valid_from = day("2024-06-30");
    BOOST_TEST(shown(of_team(moved, "2024-06").at(0).value) == "25");
}

BOOST_AUTO_TEST_CASE(where_versions_meet_there_is_one_figure_a_version_with_its_span_and_a_break) {
    const auto figures = of_team(two_versions(false), "2024");
    BOOST_REQUIRE_EQUAL(figures.size(), 2U);
    BOOST_TEST(shown(figures[0].value) == "50");
    BOOST_TEST(figures[0].from.to_string() == "2024-01-01");
    BOOST_TEST(figures[0].to.to_string() == "2024-06-30");
    BOOST_TEST(figures[0].coverage.expected == 6);
    BOOST_TEST(shown(figures[1].value) == "25");
    BOOST_TEST(figures[1].from.to_string() == "2024-07-01");
    BOOST_TEST(figures[1].to.to_string() == "2024-12-31");
    BOOST_TEST(figures[0].definition_break);
    BOOST_TEST(figures[1].definition_break);
    BOOST_TEST(!of_team(two_versions(false), "2024-06").at(0).definition_break);
}

BOOST_AUTO_TEST_CASE(versions_are_pooled_only_if_comparable) {
    const auto figures = of_team(two_versions(true), "2024");
    BOOST_REQUIRE_EQUAL(figures.size(), 1U);
    BOOST_TEST(told(figures[0]) == "incomplete 33.3 2/12 [MIXED_VERSIONS]");
    BOOST_TEST(shown(figures[0].numerator) == "20");
    BOOST_TEST(shown(figures[0].denominator) == "60");
    BOOST_TEST(!figures[0].definition_break);
    BOOST_TEST(figures[0].version == 2);
}

BOOST_AUTO_TEST_CASE(trap_8_a_definition_changed_in_mid_programme_is_not_drawn_as_one_line) {
    for (const Figure& figure : of_team(two_versions(false), "2024")) {
        BOOST_TEST(figure.definition_break);
        BOOST_TEST((figure.from != day("2024-01-01") || figure.to != day("2024-12-31")));
    }
}

BOOST_AUTO_TEST_CASE(before_its_first_version_an_indicator_is_not_applicable) {
    Example book;
    book.measure("A");
    book.indicator("R", "sum", "A").valid_from = day("2024-07-01");
    book.team("A", "2024-06", "T1", "10");
    BOOST_TEST(told(of_team(book, "2024-06").at(0)) == "not_applicable - 0/0");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace utfall::tests
