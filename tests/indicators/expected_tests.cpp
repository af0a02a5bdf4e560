#include "tests/indicators/example.h"

namespace utfall::tests {

BOOST_AUTO_TEST_SUITE(expected_tests)

BOOST_AUTO_TEST_CASE(expected_is_one_cell_a_reporter_active_at_least_one_day_in_the_period) {
    Example book;
    book.measure("M");
    book.indicator("I", "sum", "M");
    book.add_team("T4", {"DUV"}, "2024-10-31");
    book.add_team("T5", {"DUV"}, "2023-09-01", "2024-10-01");
    book.add_team("T6", {"DUV"}, "2024-11-01");
    BOOST_TEST(told(book.at("I", "2024-10", Level::organisation, "0483")) == "not_reported - 0/5");
    BOOST_TEST(told(book.at("I", "2024-11", Level::organisation, "0483")) == "not_reported - 0/5");
    BOOST_TEST(told(book.at("I", "2024-12", Level::team, "T5")) == "not_applicable - 0/0");
}

BOOST_AUTO_TEST_CASE(expected_is_one_cell_a_period_of_the_measures_frequency) {
    for (const auto& [frequency, expected] : std::vector<std::pair<core::Frequency, const char*>>{
             {core::Frequency::month, "not_reported - 0/36"},
             {core::Frequency::quarter, "not_reported - 0/12"},
             {core::Frequency::half_year, "not_reported - 0/6"},
             {core::Frequency::year, "not_reported - 0/3"}}) {
        Example book;
        book.measure("M", frequency);
        book.indicator("I", "sum", "M");
        BOOST_TEST(told(book.at("I", "2024", Level::organisation, "0483")) == expected);
    }
    Example book;
    book.measure("M", core::Frequency::term);
    book.indicator("I", "sum", "M");
    BOOST_TEST(told(book.at("I", "LA2425", Level::organisation, "0483")) == "not_reported - 0/6");
}

BOOST_AUTO_TEST_CASE(only_periods_inside_the_measures_phases_and_validity_are_expected) {
    Example book;
    auto& measure = book.measure("M");
    book.indicator("I", "sum", "M");
    measure.phases = {"F2"};
    BOOST_TEST(told(book.at("I", "2024", Level::team, "T1")) == "not_reported - 0/6");
    measure.to = day("2024-09-30");
    BOOST_TEST(told(book.at("I", "2024", Level::team, "T1")) == "not_reported - 0/3");
    measure.from = day("2024-08-01");
    BOOST_TEST(told(book.at("I", "2024", Level::team, "T1")) == "not_reported - 0/2");
    measure.reporters = {"T2"};
    BOOST_TEST(told(book.at("I", "2024", Level::team, "T1")) == "not_applicable - 0/0");
    BOOST_TEST(told(book.at("I", "2024", Level::organisation, "0483")) == "not_reported - 0/2");
}

BOOST_AUTO_TEST_CASE(not_applicable_takes_a_cell_out) {
    Example book;
    book.measure("M");
    book.indicator("I", "sum", "M");
    book.team("M", "2024-10", "T1", "3");
    book.team("M", "2024-10", "T2", ValueState::not_applicable);
    BOOST_TEST(told(book.at("I", "2024-10", Level::organisation, "0483")) == "incomplete 3 1/2");
    book.team("M", "2024-10", "T3", "4");
    BOOST_TEST(told(book.at("I", "2024-10", Level::organisation, "0483")) == "value 7 2/2");
}

BOOST_AUTO_TEST_CASE(breakdown_cells_are_not_counted_apart) {
    Example book;
    book.measure("M");
    book.indicator("I", "sum", "M");
    book.put("M", "2024-10", {.team = "T1", .breakdown = {{"sex", "F"}}}, "1");
    book.put("M", "2024-10", {.team = "T1", .breakdown = {{"sex", "M"}}}, "2");
    book.put("M", "2024-10", {.team = "T1", .breakdown = {{"sex", "X"}}}, "0");
    BOOST_TEST(told(book.at("I", "2024-10", Level::organisation, "0483")) == "incomplete 3 1/3");
}

BOOST_AUTO_TEST_CASE(before_its_phase_a_figure_is_not_applicable) {
    Example book;
    book.measure("M").phases = {"F2"};
    book.indicator("I", "sum", "M");
    BOOST_TEST(told(book.one("I", "2024-05", Level::programme)) == "not_applicable - 0/0");
    BOOST_TEST(told(book.one("I", "2024-07", Level::programme)) == "not_reported - 0/3");
    BOOST_TEST(told(book.one("I", "2025-07", Level::programme)) == "not_applicable - 0/0");
}

BOOST_AUTO_TEST_CASE(
    trap_30_an_empty_phase_is_not_applicable_and_a_zero_denominator_not_computable) {
    Example book;
    book.measure("A").phases = {"F2"};
    book.measure("B").phases = {"F2"};
    book.indicator("R", "ratio", "A", "B");
    // A stray zero in phase 1 does not make 0 per cent of it.
    book.team("A", "2024-05", "T1", "0");
    book.team("B", "2024-05", "T1", "10");
    BOOST_TEST(told(book.one("R", "2024-05")) == "not_applicable - 0/0 [OUTSIDE_EXPECTED]");
    for (const char* team : {"T1", "T2", "T3"}) {
        book.team("A", "2024-10", team, "0");
        book.team("B", "2024-10", team, "0");
    }
    const Figure figure = book.one("R", "2024-10");
    BOOST_TEST(told(figure) == "not_computable - 3/3 [ZERO_DENOMINATOR]");
    BOOST_TEST(shown(figure.denominator) == "0");
}

BOOST_AUTO_TEST_CASE(an_extension_moves_the_frame_through_a_later_decision) {
    Example book;
    book.measure("M").phases = {"F2"};
    book.indicator("I", "sum", "M");
    BOOST_TEST(told(book.at("I", "2025", Level::team, "T1")) == "not_reported - 0/6");
    book.add_phase("F2", "2024-07-01", "2025-12-31", "B2");
    BOOST_TEST(told(book.at("I", "2025", Level::team, "T1")) == "not_reported - 0/12");
}

BOOST_AUTO_TEST_CASE(
    phase_level_takes_values_by_their_intervention_and_else_by_the_first_day_of_their_period) {
    Example book;
    book.measure("M");
    book.indicator("I", "sum", "M");
    book.add_intervention("I-A", {"T1"}, "F1");
    book.add_intervention("I-B", {"T1"}, "F2");
    book.put("M", "2024-06", {.team = "T1", .intervention = "I-B"}, "100");  // Named: phase 2.
    book.put("M", "2024-08", {.team = "T1", .intervention = "I-A"}, "10");   // Named: phase 1.
    book.team("M", "2024-06", "T2", "2");                                    // By its first day.
    book.team("M", "2024-08", "T2", "3");
    BOOST_TEST(shown(book.at("I", "2024", Level::phase, "F1").value) == "12");
    BOOST_TEST(shown(book.at("I", "2024", Level::phase, "F2").value) == "103");
}

BOOST_AUTO_TEST_CASE(a_period_over_two_phases_belongs_to_the_one_in_which_it_starts) {
    Example book;
    book.measure("M", core::Frequency::year);
    book.indicator("I", "sum", "M");
    book.team("M", "2024", "T1", "5");
    BOOST_TEST(told(book.at("I", "2024", Level::phase, "F1")) == "incomplete 5 1/3");
    BOOST_TEST(told(book.at("I", "2024", Level::phase, "F2")) == "not_applicable - 0/0");
}

BOOST_AUTO_TEST_CASE(not_applicable_said_of_the_whole_is_said_of_each_category) {
    Example book;
    book.measure("M");
    book.indicator("I", "sum", "M");
    book.team("M", "2024-10", "T1", ValueState::not_applicable);
    BOOST_TEST(told(book.at("I", "2024-10", Level::team, "T1", {"sex"}, {{"sex", "F"}})) ==
               "not_applicable - 0/0");
    book.team("M", "2024-10", "T1", "3");
    BOOST_TEST(told(book.at("I", "2024-10", Level::team, "T1", {"sex"}, {{"sex", "F"}})) ==
               "not_reported - 0/1");
}

BOOST_AUTO_TEST_CASE(a_beneficiary_that_reports_through_others_is_not_expected_to_report) {
    Example book;
    book.measure("M", core::Frequency::month, "organisation");
    book.indicator("I", "sum", "M");
    book.put("M", "2024-10", {}, "5");
    BOOST_TEST(told(book.one("I", "2024-10", Level::programme)) == "value 5 1/1");
}

BOOST_AUTO_TEST_CASE(terms_of_one_code_may_have_other_days_in_another_organisation) {
    Example book;
    book.programme.organisations.push_back({"0480", "Kommun B", "municipality", "REG"});
    book.programme.calendar.push_back(
        {"HT24", "term", "0480", day("2024-08-19"), day("2024-12-22")});
    book.measure("M", core::Frequency::term, "organisation");
    book.indicator("I", "sum", "M");
    book.put("M", "HT24", {}, "5");
    book.put("M", "HT24", {.organisation = "0480"}, "6");
    BOOST_TEST(told(book.one("I", "HT24", Level::programme)) == "value 11 2/2");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace utfall::tests
