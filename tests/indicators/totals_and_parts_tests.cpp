#include "tests/indicators/example.h"

namespace utfall::tests {

BOOST_AUTO_TEST_SUITE(totals_and_parts_tests)

BOOST_AUTO_TEST_CASE(totals_and_parts_are_never_added_together) {
    Example book;
    book.measure("M");
    book.indicator("I", "sum", "M");
    book.put("M", "2024-10", {.team = "T1"}, "25");
    book.put("M", "2024-10", {.team = "T1", .breakdown = {{"sex", "F"}}}, "15");
    book.put("M", "2024-10", {.team = "T1", .breakdown = {{"sex", "M"}}}, "10");
    const Figure figure = book.at("I", "2024-10", Level::team, "T1");
    BOOST_TEST(told(figure) == "value 25 1/1");
    BOOST_TEST(figure.sources.size() == 1U);
}

BOOST_AUTO_TEST_CASE(
    the_value_reported_at_the_asked_level_is_the_figure_otherwise_parts_one_level_down) {
    Example book;
    book.measure("M");
    book.indicator("I", "sum", "M");
    book.team("M", "2024-10", "T1", "3");
    book.team("M", "2024-10", "T2", "4");
    book.team("M", "2024-10", "T3", "5");
    BOOST_TEST(told(book.at("I", "2024-10", Level::organisation, "0483")) == "value 12 3/3");
    BOOST_TEST(told(book.at("I", "2024-10", Level::region, "REG")) == "value 12 3/3");
    BOOST_TEST(told(book.at("I", "2024-10", Level::programme, "UP2")) == "value 12 3/3");

    book.put("M", "2024-10", {}, "12");
    const Figure figure = book.at("I", "2024-10", Level::organisation, "0483");
    BOOST_TEST(told(figure) == "value 12 3/3");
    BOOST_TEST(figure.sources.size() == 1U);
}

BOOST_AUTO_TEST_CASE(parts_of_a_breakdown_are_put_together_by_rule) {
    const std::vector<std::pair<const char*, const char*>> rows{
        {"sum", "value 25 1/1"},
        {"pool", "value 25 1/1"},
        {"none", "not_computable - 0/1 [NOT_AGGREGATED]"},
        {"unique", "not_computable - 0/1 [NEEDS_PARTICIPANTS]"},
    };
    for (const auto& [rule, expected] : rows) {
        Example book;
        book.measure("M");
        book.indicator("I", "sum", "M").over_breakdowns = rule;
        book.put("M", "2024-10", {.team = "T1", .breakdown = {{"sex", "F"}}}, "15");
        book.put("M", "2024-10", {.team = "T1", .breakdown = {{"sex", "M"}}}, "10");
        BOOST_TEST_CONTEXT(rule) {
            BOOST_TEST(told(book.at("I", "2024-10", Level::team, "T1")) == expected);
        }
    }
}

BOOST_AUTO_TEST_CASE(if_total_and_parts_differ_the_figure_is_the_total_with_a_warning) {
    Example book;
    book.measure("M");
    book.indicator("I", "sum", "M");
    book.put("M", "2024-10", {.team = "T1"}, "26");
    book.put("M", "2024-10", {.team = "T1", .breakdown = {{"sex", "F"}}}, "15");
    book.put("M", "2024-10", {.team = "T1", .breakdown = {{"sex", "M"}}}, "10");
    BOOST_TEST(told(book.at("I", "2024-10", Level::team, "T1")) == "value 26 1/1 [PARTS_DIFFER]");

    book.put("M", "2024-11", {}, "8");
    book.team("M", "2024-11", "T1", "3");
    book.team("M", "2024-11", "T2", "4");
    book.team("M", "2024-11", "T3", "5");
    BOOST_TEST(told(book.at("I", "2024-11", Level::organisation, "0483")) ==
               "value 8 3/3 [PARTS_DIFFER]");
}

BOOST_AUTO_TEST_CASE(marginal_breakdowns_of_the_same_people_are_not_added_to_each_other) {
    Example book;
    book.measure("M");
    book.indicator("I", "sum", "M");
    for (const auto& [dimension, category, value] :
         std::vector<std::tuple<const char*, const char*, const char*>>{
             {"sex", "F", "15"}, {"sex", "M", "10"}, {"grade", "7", "20"}, {"grade", "8", "5"}}) {
        book.put("M", "2024-10", {.team = "T1", .breakdown = {{dimension, category}}}, value);
    }
    BOOST_TEST(told(book.at("I", "2024-10", Level::team, "T1")) == "value 25 1/1");
}

BOOST_AUTO_TEST_CASE(by_dimension_gives_one_figure_a_category_and_a_missing_category_is_not_zero) {
    Example book;
    book.measure("M");
    book.indicator("I", "sum", "M");
    book.put("M", "2024-10", {.team = "T1", .breakdown = {{"sex", "F"}, {"grade", "7"}}}, "1");
    book.put("M", "2024-10", {.team = "T1", .breakdown = {{"sex", "F"}, {"grade", "8"}}}, "2");
    book.put("M", "2024-10", {.team = "T1", .breakdown = {{"sex", "M"}, {"grade", "7"}}}, "0");
    FigureQuery query;
    query.indicators = {"I"};
    query.period = "2024-10";
    query.team = "T1";
    query.by = {"sex"};
    const auto figures = book.ask(query);
    BOOST_REQUIRE_EQUAL(figures.size(), 3U);
    BOOST_TEST(told(figures[0]) == "value 3 1/1");
    BOOST_TEST(told(figures[1]) == "value 0 1/1");
    BOOST_TEST(told(figures[2]) == "not_reported - 0/1");
    BOOST_TEST(figures[2].breakdown.at("sex") == "X");
}

BOOST_AUTO_TEST_CASE(a_value_counts_only_in_a_period_of_its_measures_frequency) {
    Example book;
    book.measure("M");
    book.indicator("I", "sum", "M");
    book.team("M", "2024-Q4", "T1", "100");
    book.team("M", "2024-10", "T1", "7");
    BOOST_TEST(told(book.at("I", "2024-Q4", Level::team, "T1")) == "incomplete 7 1/3");
}

BOOST_AUTO_TEST_CASE(
    a_period_contains_the_sub_periods_wholly_inside_it_and_one_that_overlaps_lowers_coverage) {
    Example book;
    book.measure("M");
    book.indicator("I", "sum", "M");
    for (const char* month : {"2024-08", "2024-09", "2024-10", "2024-11", "2024-12"}) {
        book.team("M", month, "T1", "10");
    }
    // HT24 runs from 12 August to 20 December: both of those months lie only partly in it.
    BOOST_TEST(told(book.at("I", "HT24", Level::team, "T1")) ==
               "incomplete 30 3/5 [PARTIAL_PERIOD]");
    BOOST_TEST(told(book.at("I", "2024-H2", Level::team, "T1")) == "incomplete 50 5/6");
}

BOOST_AUTO_TEST_CASE(stock_takes_the_last_expected_sub_period_and_never_the_one_before) {
    Example book;
    book.measure("M");
    auto& stock = book.indicator("I", "stock", "M");
    stock.over_time = "last";
    book.team("M", "2024-10", "T1", "7");
    book.team("M", "2024-11", "T1", "8");
    BOOST_TEST(told(book.at("I", "2024-Q4", Level::team, "T1")) == "not_reported - 0/1");
    book.team("M", "2024-12", "T1", "9");
    BOOST_TEST(told(book.at("I", "2024-Q4", Level::team, "T1")) == "value 9 1/1");
    BOOST_TEST(told(book.at("I", "2024-Q4", Level::organisation, "0483")) == "incomplete 9 1/3");
    // A sub-period that is not applicable is not expected: the last expected one is the one before.
    book.team("M", "2024-12", "T1", ValueState::not_applicable);
    BOOST_TEST(told(book.at("I", "2024-Q4", Level::team, "T1")) == "value 8 1/1");
}

BOOST_AUTO_TEST_CASE(a_team_in_several_units_counts_in_a_unit_only_through_values_that_name_it) {
    Example book;
    book.measure("M");
    book.indicator("I", "sum", "M");
    book.team("M", "2024-10", "T1", "3");
    book.put("M", "2024-10", {.team = "T3", .unit = "DUV"}, "10");
    book.put("M", "2024-10", {.team = "T3", .unit = "LIN"}, "20");
    BOOST_TEST(told(book.at("I", "2024-10", Level::unit, "DUV")) == "value 13 2/2");
    BOOST_TEST(told(book.at("I", "2024-10", Level::unit, "LIN")) == "incomplete 20 1/2");
    BOOST_TEST(told(book.at("I", "2024-10", Level::team, "T3")) == "value 30 1/1");
    BOOST_TEST(told(book.at("I", "2024-10", Level::organisation, "0483")) == "incomplete 33 2/3");

    book.team("M", "2024-11", "T1", "3");
    book.team("M", "2024-11", "T3", "30");
    BOOST_TEST(told(book.at("I", "2024-11", Level::unit, "DUV")) == "value 3 1/1");
}

BOOST_AUTO_TEST_CASE(what_must_not_be_aggregated_is_shown_at_its_own_level_only) {
    Example book;
    book.measure("M");
    book.indicator("I", "sum", "M").over_units = "none";
    book.team("M", "2024-10", "T1", "3");
    BOOST_TEST(told(book.at("I", "2024-10", Level::team, "T1")) == "value 3 1/1");
    BOOST_TEST(told(book.at("I", "2024-10", Level::organisation, "0483")) ==
               "not_computable - 1/3 [NOT_AGGREGATED]");
    book.put("M", "2024-10", {}, "9");
    BOOST_TEST(told(book.at("I", "2024-10", Level::organisation, "0483")) == "value 9 3/3");
}

BOOST_AUTO_TEST_CASE(without_a_level_the_highest_one_that_holds_values_is_shown) {
    Example book;
    book.measure("M");
    book.indicator("SUM", "sum", "M");
    book.indicator("OWN", "sum", "M").over_units = "none";
    book.team("M", "2024-10", "T2", "3");
    FigureQuery query;
    query.period = "2024-10";
    const auto figures = book.ask(query);
    BOOST_REQUIRE_EQUAL(figures.size(), 4U);
    BOOST_TEST((figures[0].scope == indicators::Scope{Level::programme, "UP2"}));
    BOOST_TEST((figures[1].scope == indicators::Scope{Level::team, "T1"}));
    BOOST_TEST((figures[3].scope == indicators::Scope{Level::team, "T3"}));
    BOOST_TEST(told(figures[2]) == "value 3 1/1");
}

BOOST_AUTO_TEST_CASE(a_restriction_narrows_scopes_and_a_phase_narrows_values) {
    Example book;
    book.measure("M");
    book.indicator("I", "sum", "M");
    book.add_intervention("I-A", {"T1"}, "F1");
    book.team("M", "2024-06", "T1", "1");
    book.team("M", "2024-07", "T1", "2");
    book.put("M", "2024-07", {.team = "T1", .intervention = "I-A"}, "4");
    book.team("M", "2024-07", "T2", "8");
    FigureQuery query;
    query.period = "2024";
    query.level = Level::team;
    query.unit = "DUV";
    const auto in_unit = book.ask(query);
    BOOST_REQUIRE_EQUAL(in_unit.size(), 2U);
    BOOST_TEST(in_unit[0].scope.code == "T1");
    BOOST_TEST(in_unit[1].scope.code == "T3");
    BOOST_TEST(shown(in_unit[0].value) == "3");
    query.phase = "F1";
    // June by its first day, and the part of July that a phase 1 intervention names.
    BOOST_TEST(shown(book.ask(query).at(0).value) == "5");
    query.phase = "F2";
    BOOST_TEST(shown(book.ask(query).at(0).value) == "2");
    query.organisation = "SKR";
    BOOST_TEST(book.ask(query).empty());
}

BOOST_AUTO_TEST_CASE(an_unknown_code_is_said_with_the_nearest_known_one) {
    Example book;
    book.measure("M");
    book.indicator("ATT-RATE", "sum", "M");
    const auto code_of = [&](FigureQuery query) -> std::string {
        try {
            book.ask(query);
        } catch (const core::Error& error) {
            return error.code() + " " +
                   error.args().at(error.code() == "UNKNOWN_CODE" ? "closest" : "period");
        }
        return "none";
    };
    FigureQuery good;
    good.period = "2024";
    BOOST_TEST(code_of(good) == "none");
    FigureQuery indicator = good;
    indicator.indicators = {"ATT-RAT"};
    BOOST_TEST(code_of(indicator) == "UNKNOWN_CODE ATT-RATE");
    FigureQuery period = good;
    period.period = "HT99";
    BOOST_TEST(code_of(period) == "PERIOD_UNKNOWN HT99");
    FigureQuery dimension = good;
    dimension.by = {"kön"};
    BOOST_TEST(code_of(dimension).substr(0, 12) == "UNKNOWN_CODE");
    FigureQuery team = good;
    team.team = "T9";
    BOOST_TEST(code_of(team).substr(0, 12) == "UNKNOWN_CODE");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace utfall::tests
