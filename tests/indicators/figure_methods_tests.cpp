#include "tests/indicators/example.h"

namespace utfall::tests {

BOOST_AUTO_TEST_SUITE(figure_methods_tests)

namespace {

// Each team's M and N in October 2024; nullptr: nothing reported.
void put_pairs(Example& book, const std::vector<std::array<const char*, 3>>& rows) {
    for (const auto& [team, above, below] : rows) {
        if (above != nullptr) book.team("A", "2024-10", team, above);
        if (below != nullptr) book.team("B", "2024-10", team, below);
    }
}

Example ratio_book() {
    Example book;
    book.measure("A");
    book.measure("B");
    book.indicator("R", "ratio", "A", "B");
    return book;
}

}  // namespace

BOOST_AUTO_TEST_CASE(r13_ratios_are_pooled_and_never_the_mean_of_ratios) {
    Example book = ratio_book();
    put_pairs(book, {{"T1", "18", "20"}, {"T2", "30", "60"}, {"T3", "0", "0"}});
    const Figure figure = book.one("R", "2024-10", Level::organisation);
    BOOST_TEST(told(figure) == "value 60 3/3");
    BOOST_TEST(shown(figure.numerator) == "48");
    BOOST_TEST(shown(figure.denominator) == "80");
    BOOST_TEST(figure.value->to_fixed(static_cast<int>(figure.decimals)) == "60.0");
    BOOST_TEST(figure.sources.size() == 6U);
    BOOST_TEST(shown(book.at("R", "2024-10", Level::team, "T1").value) == "90");
}

BOOST_AUTO_TEST_CASE(r13_percentages_without_their_base_are_not_computable_together) {
    for (const char* method : {"sum", "none", "stock"}) {
        Example book;
        book.measure("P", core::Frequency::month, "team", "percentage");
        book.indicator("I", method, "P");
        book.team("P", "2024-10", "T1", "90");
        book.team("P", "2024-10", "T2", "50");
        BOOST_TEST_CONTEXT(method) {
            BOOST_TEST(told(book.at("I", "2024-10", Level::organisation, "0483")) ==
                       "not_computable - 2/3 [NOT_AGGREGATED]");
            BOOST_TEST(told(book.at("I", "2024-10", Level::team, "T1")) == "value 90 1/1");
        }
    }
}

BOOST_AUTO_TEST_CASE(trap_7_percentages_are_not_averaged_over_time_either) {
    Example book;
    book.measure("P", core::Frequency::month, "team", "percentage");
    book.indicator("I", "sum", "P");
    book.team("P", "2024-10", "T1", "90");
    book.team("P", "2024-11", "T1", "50");
    BOOST_TEST(told(book.at("I", "2024-Q4", Level::team, "T1")) ==
               "not_computable - 2/3 [NOT_AGGREGATED]");
}

BOOST_AUTO_TEST_CASE(a_reporter_enters_the_pool_only_with_both_numerator_and_denominator) {
    Example book = ratio_book();
    put_pairs(book, {{"T1", "18", "20"}, {"T2", "30", nullptr}, {"T3", nullptr, "60"}});
    const Figure figure = book.one("R", "2024-10", Level::organisation);
    BOOST_TEST(told(figure) == "incomplete 90 1/3");
    BOOST_TEST(figure.sources.size() == 2U);
}

BOOST_AUTO_TEST_CASE(a_pair_put_together_from_different_parts_does_not_enter_the_pool) {
    Example book = ratio_book();
    book.put("A", "2024-10", {.team = "T1", .breakdown = {{"sex", "F"}}}, "8");
    book.put("A", "2024-10", {.team = "T1", .breakdown = {{"sex", "M"}}}, "9");
    book.put("B", "2024-10", {.team = "T1", .breakdown = {{"sex", "F"}}}, "10");
    BOOST_TEST(told(book.at("R", "2024-10", Level::team, "T1")) == "not_reported - 0/1");
    book.put("B", "2024-10", {.team = "T1", .breakdown = {{"sex", "M"}}}, "10");
    BOOST_TEST(told(book.at("R", "2024-10", Level::team, "T1")) == "value 85 1/1");
}

BOOST_AUTO_TEST_CASE(not_applicable_parts_are_skipped) {
    Example book = ratio_book();
    put_pairs(book, {{"T1", "18", "20"}, {"T2", "30", "60"}});
    book.team("B", "2024-10", "T3", ValueState::not_applicable);
    BOOST_TEST(told(book.one("R", "2024-10")) == "value 60 2/2");
}

BOOST_AUTO_TEST_CASE(an_estimated_part_makes_a_sum_estimated_and_a_missing_one_incomplete) {
    Example book;
    book.measure("M");
    book.indicator("I", "sum", "M");
    book.team("M", "2024-10", "T1", "3");
    book.put("M", "2024-10", {.team = "T2"}, ValueState::estimated, "4");
    book.team("M", "2024-10", "T3", "5");
    BOOST_TEST(told(book.one("I", "2024-10")) == "estimated 12 3/3");
    book.team("M", "2024-10", "T3", ValueState::unknown);
    BOOST_TEST(told(book.one("I", "2024-10")) == "incomplete 7 2/3");
}

BOOST_AUTO_TEST_CASE(all_missing_is_not_reported_and_never_zero) {
    Example book;
    book.measure("M");
    book.indicator("I", "sum", "M");
    BOOST_TEST(told(book.one("I", "2024-10")) == "not_reported - 0/3");
    for (const char* team : {"T1", "T2", "T3"})
        book.team("M", "2024-10", team, ValueState::not_reported);
    BOOST_TEST(told(book.one("I", "2024-10")) == "not_reported - 0/3");
    for (const char* team : {"T1", "T2", "T3"})
        book.team("M", "2024-10", team, ValueState::unknown);
    BOOST_TEST(told(book.one("I", "2024-10")) == "unknown - 0/3");
}

BOOST_AUTO_TEST_CASE(trap_19_a_reported_zero_is_a_value_and_a_missing_one_is_not) {
    Example book;
    book.measure("M");
    book.indicator("I", "sum", "M");
    book.team("M", "2024-10", "T1", "0");
    BOOST_TEST(told(book.at("I", "2024-10", Level::team, "T1")) == "value 0 1/1");
    BOOST_TEST(told(book.at("I", "2024-10", Level::team, "T2")) == "not_reported - 0/1");
}

BOOST_AUTO_TEST_CASE(an_input_suppressed_at_its_source_is_not_computable) {
    Example book;
    book.measure("M");
    book.indicator("I", "sum", "M");
    book.team("M", "2024-10", "T1", "3");
    book.team("M", "2024-10", "T2", ValueState::suppressed);
    book.team("M", "2024-10", "T3", "5");
    const Figure figure = book.one("I", "2024-10");
    BOOST_TEST(told(figure) == "not_computable - 2/3");
    BOOST_TEST(shown(figure.numerator) == "-");
}

BOOST_AUTO_TEST_CASE(rounding_is_half_away_from_zero_once_from_the_exact_fraction) {
    for (const auto& [above, below, expected] :
         std::vector<std::array<const char*, 3>>{{"127", "183", "69.4"},
                                                 {"1", "8", "12.5"},
                                                 {"1", "16", "6.3"},
                                                 {"-1", "16", "-6.3"},
                                                 {"2", "3", "66.7"}}) {
        Example book = ratio_book();
        put_pairs(book, {{"T1", above, below}});
        BOOST_TEST(shown(book.at("R", "2024-10", Level::team, "T1").value) == expected);
    }
    // Three thirds of team shares are one whole, not 0.999.
    Example book;
    book.measure("A");
    book.measure("B");
    book.indicator("F", "ratio", "A / 3", "B").unit = "per_unit";
    put_pairs(book, {{"T1", "1", "1"}, {"T2", "1", "1"}, {"T3", "1", "1"}});
    BOOST_TEST(shown(book.one("F", "2024-10").numerator) == "1");
}

BOOST_AUTO_TEST_CASE(a_ratio_over_measures_of_different_reporters_is_put_together_side_by_side) {
    Example book;
    book.measure("A");
    book.measure("POP", core::Frequency::month, "organisation");
    book.indicator("R", "ratio", "A", "POP");
    book.team("A", "2024-10", "T1", "10");
    book.team("A", "2024-10", "T2", "10");
    book.team("A", "2024-10", "T3", "10");
    book.put("POP", "2024-10", {}, "40");
    BOOST_TEST(told(book.one("R", "2024-10", Level::organisation)) == "value 75 4/4");
}

BOOST_AUTO_TEST_CASE(a_formula_computes_from_measures_and_indicators_and_null_spreads) {
    Example book = ratio_book();
    book.indicator("F", "formula", "").expression = "[R] / 2 + A";
    put_pairs(book, {{"T1", "18", "20"}, {"T2", "30", "60"}, {"T3", "2", "20"}});
    BOOST_TEST(told(book.one("F", "2024-10", Level::programme)) == "value 75 6/6");
    BOOST_TEST(told(book.one("F", "2024-11", Level::programme)) == "not_reported - 0/6");
    book.indicator("Z", "formula", "").expression = "A / (B - B)";
    BOOST_TEST(told(book.one("Z", "2024-10", Level::programme)) ==
               "not_computable - 6/6 [ZERO_DENOMINATOR]");
}

BOOST_AUTO_TEST_CASE(a_distribution_pools_counts_and_recomputes_the_lower_median_category) {
    Example book;
    book.measure("ANS").breakdowns = {"answer"};
    book.measure("INV").breakdowns = {};
    book.indicator("D", "distribution", "ANS", "INV").over_units = "sum";
    const auto answer = [&](const char* team, const char* category, const char* count) {
        book.put("ANS", "2024-10", {.team = team, .breakdown = {{"answer", category}}}, count);
    };
    answer("T1", "1", "3");
    answer("T1", "4", "1");
    answer("T2", "3", "2");
    answer("T2", "4", "2");
    book.team("INV", "2024-10", "T1", "5");
    book.team("INV", "2024-10", "T2", "7");
    const Figure figure = book.one("D", "2024-10", Level::organisation);
    BOOST_TEST(told(figure) == "incomplete 3 2/3");
    BOOST_TEST(figure.text == "3");  // Counts 3, -, 2, 3 of 8: the fourth answer is a 3.
    BOOST_TEST(shown(figure.n) == "8");
    BOOST_TEST(shown(figure.invited) == "12");
    BOOST_REQUIRE_EQUAL(figure.distribution.size(), 3U);  // Nobody reported category 2.
    BOOST_TEST(figure.distribution[1].category == "3");
    BOOST_TEST(shown(figure.distribution[1].count) == "2");
    BOOST_TEST(shown(book.at("D", "2024-10", Level::team, "T1").n) == "4");
}

BOOST_AUTO_TEST_CASE(of_two_middle_answers_the_lower_is_the_median) {
    Example book;
    book.measure("ANS").breakdowns = {"answer"};
    book.indicator("D", "distribution", "ANS");
    book.put("ANS", "2024-10", {.team = "T1", .breakdown = {{"answer", "2"}}}, "2");
    book.put("ANS", "2024-10", {.team = "T1", .breakdown = {{"answer", "4"}}}, "2");
    BOOST_TEST(book.at("D", "2024-10", Level::team, "T1").text == "2");
}

BOOST_AUTO_TEST_CASE(ordinal_answers_are_counted_by_value) {
    Example book;
    auto& measure = book.measure("SELF", core::Frequency::month, "team", "ordinal");
    measure.min = dec("1");
    measure.max = dec("5");
    book.indicator("D", "distribution", "SELF");
    book.team("SELF", "2024-10", "T1", "2");
    book.team("SELF", "2024-10", "T2", "4");
    book.team("SELF", "2024-10", "T3", "4");
    const Figure figure = book.one("D", "2024-10", Level::organisation);
    BOOST_TEST(told(figure) == "value 4 3/3");
    BOOST_TEST(figure.distribution.size() == 5U);
    BOOST_TEST(shown(figure.n) == "3");
}

BOOST_AUTO_TEST_CASE(a_milestone_is_yes_or_no_with_its_day) {
    Example book;
    book.measure("DONE", core::Frequency::month, "organisation", "boolean");
    book.measure("WHEN", core::Frequency::month, "organisation", "date");
    book.indicator("B", "milestone", "DONE");
    book.indicator("D", "milestone", "WHEN");
    const auto told_milestone = [&](const char* indicator, const char* period) {
        const Figure figure = book.at(indicator, period, Level::organisation, "0483");
        return std::string{indicators::to_word(figure.state)} + " " + figure.text + " " +
               (figure.date ? figure.date->to_string() : "-");
    };
    BOOST_TEST(told_milestone("B", "2024-10") == "not_reported  -");
    book.put("DONE", "2024-10", {}, "0");
    BOOST_TEST(told_milestone("B", "2024-10") == "value no -");
    book.put("DONE", "2024-11", {}, "1");
    BOOST_TEST(told_milestone("B", "2024-Q4") == "value yes 2024-11-30");
    book.put("WHEN", "2024-11", {}, "20241115");
    BOOST_TEST(told_milestone("D", "2024-11") == "value yes 2024-11-15");
    book.put("WHEN", "2024-10", {}, "20250115");
    BOOST_TEST(told_milestone("D", "2024-10") == "value no 2025-01-15");
}

BOOST_AUTO_TEST_CASE(method_none_passes_a_value_through_only_when_it_is_alone) {
    Example book;
    book.measure("M", core::Frequency::month, "organisation");
    auto& none = book.indicator("N", "none", "M");
    none.over_time = none.over_units = none.over_breakdowns = "none";
    book.put("M", "2024-10", {}, "7");
    BOOST_TEST(told(book.at("N", "2024-10", Level::organisation, "0483")) == "value 7 1/1");
    BOOST_TEST(told(book.one("N", "2024-10", Level::programme)) ==
               "not_computable - 1/1 [NOT_AGGREGATED]");
    book.put("M", "2024-11", {}, "8");
    BOOST_TEST(told(book.at("N", "2024-Q4", Level::organisation, "0483")) ==
               "not_computable - 2/3 [NOT_AGGREGATED]");
}

BOOST_AUTO_TEST_CASE(unique_persons_are_not_counted_from_sums) {
    Example book;
    book.measure("M");
    book.indicator("U", "unique", "M");
    book.team("M", "2024-10", "T1", "3");
    BOOST_TEST(told(book.one("U", "2024-10")) == "not_computable - 0/0 [NEEDS_PARTICIPANTS]");
}

BOOST_AUTO_TEST_CASE(cumulative_runs_from_the_operations_start_to_the_periods_end) {
    Example book;
    book.measure("M");
    book.indicator("I", "sum", "M");
    book.team("M", "2023-09", "T1", "1");
    book.team("M", "2024-09", "T1", "2");
    book.team("M", "2024-10", "T1", "4");
    book.team("M", "2024-11", "T1", "8");
    const Figure figure = book.one("I", "2024-10", Level::programme, true);
    BOOST_TEST(shown(figure.value) == "7");
    BOOST_TEST(figure.from.to_string() == "2023-04-01");
    BOOST_TEST(figure.to.to_string() == "2024-10-31");
}

BOOST_AUTO_TEST_CASE(as_of_an_earlier_size_the_earlier_value_stands) {
    Example book;
    book.measure("M");
    book.indicator("I", "sum", "M");
    book.team("M", "2024-10", "T1", "3");
    book.team("M", "2024-10", "T1", "4");
    FigureQuery query;
    query.period = "2024-10";
    query.team = "T1";
    const auto before =
        indicators::figures({book.programme, book.framework, book.values, 1}, query);
    BOOST_TEST(shown(before.at(0).value) == "3");
    BOOST_TEST(before[0].sources.at(0).entry == 0U);
    BOOST_TEST(shown(book.ask(query).at(0).value) == "4");
}

BOOST_AUTO_TEST_CASE(values_are_read_once_a_query) {
    Example book = ratio_book();
    for (int i = 0; i < 20; ++i) book.indicator(("I" + std::to_string(i)).c_str(), "sum", "A");
    book.team("A", "2024-10", "T1", "3");
    FigureQuery query;
    query.period = "2024";
    query.level = Level::team;
    BOOST_TEST(book.ask(query).size() == 63U);
    BOOST_TEST(book.values.most_reads() == 1U);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace utfall::tests
