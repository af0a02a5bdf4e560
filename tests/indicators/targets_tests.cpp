#include "app/indicators/targets.h"

#include "tests/indicators/example.h"

namespace utfall::tests {

BOOST_AUTO_TEST_SUITE(targets_tests)

BOOST_AUTO_TEST_CASE(
    r17_achievement_has_one_decimal_may_exceed_100_and_has_no_meaning_without_a_way_to_go) {
    struct Row {
        const char* direction;
        const char* baseline;  // nullptr: none
        const char* value;
        const char* target;
        const char* achievement;
        bool met;
    };
    const std::vector<Row> rows{
        {"up", nullptr, "60", "90", "66.7", false},  {"up", "0", "60", "90", "66.7", false},
        {"up", nullptr, "120", "90", "133.3", true}, {"up", nullptr, "5", "0", "-", true},
        {"up", "84", "87", "90", "50", false},       {"up", "84", "80", "90", "-66.7", false},
        {"up", "90", "91", "90", "-", true},         {"down", nullptr, "12", "10", "-", false},
        {"down", nullptr, "9", "10", "-", true},     {"down", "20", "15", "10", "50", false},
        {"down", "20", "8", "10", "120", true},      {"none", nullptr, "10", "10", "-", true},
    };
    for (const Row& row : rows) {
        IndicatorDefinition definition;
        definition.direction = row.direction;
        if (row.baseline != nullptr) {
            definition.baseline = indicators::Baseline{dec(row.baseline), "2022", ""};
        }
        BOOST_TEST_CONTEXT(row.direction << " " << row.value << " of " << row.target) {
            BOOST_TEST(shown(achievement(definition, dec(row.value), dec(row.target))) ==
                       row.achievement);
            BOOST_TEST(meets(definition, dec(row.value), dec(row.target)) == row.met);
        }
    }
}

BOOST_AUTO_TEST_CASE(the_target_is_the_first_on_or_after_the_periods_end_else_the_last_before) {
    indicators::Framework framework;
    const auto add = [&](const char* level, const char* code, const char* date, const char* value) {
        framework.targets.push_back({"I", level, code, day(date), dec(value), ""});
    };
    add("organisation", "0483", "2024-12-31", "10");
    add("organisation", "0483", "2025-12-31", "20");
    add("organisation", "0483", "2025-12-31", "25");  // A later decision's target for the same day.
    add("programme", "UP2", "2024-12-31", "99");
    const auto value_for = [&](const char* end) {
        const auto* target = target_for(framework, "I", {Level::organisation, "0483"}, day(end));
        return target == nullptr ? "none" : target->value.to_string();
    };
    BOOST_TEST(value_for("2024-06-30") == "10");
    BOOST_TEST(value_for("2024-12-31") == "10");
    BOOST_TEST(value_for("2025-01-01") == "25");
    BOOST_TEST(value_for("2026-06-30") == "25");
    BOOST_TEST((target_for(framework, "I", {Level::team, "T1"}, day("2024-06-30")) == nullptr));
}

BOOST_AUTO_TEST_CASE(a_figure_carries_its_target_and_how_far_it_came) {
    Example book;
    book.measure("A");
    book.measure("B");
    book.indicator("R", "ratio", "A", "B");
    book.framework.targets.push_back(
        {"R", "organisation", "0483", day("2025-12-31"), dec("90"), ""});
    book.team("A", "2024-10", "T1", "48");
    book.team("B", "2024-10", "T1", "80");
    const Figure figure = book.one("R", "2024-10", Level::organisation);
    BOOST_TEST(shown(figure.target) == "90");
    BOOST_TEST(shown(figure.achievement) == "66.7");
    BOOST_TEST((figure.target_met == std::optional<bool>{false}));
    const Figure empty = book.one("R", "2024-11", Level::organisation);
    BOOST_TEST(shown(empty.target) == "90");
    BOOST_TEST(!empty.target_met.has_value());
}

BOOST_AUTO_TEST_CASE(trap_29_an_output_target_is_compared_with_the_cumulative_outcome) {
    Example book;
    book.measure("M");
    book.indicator("O", "sum", "M").kind = "output";
    book.framework.targets.push_back({"O", "programme", "UP2", day("2026-03-31"), dec("100"), ""});
    book.team("M", "2023-10", "T1", "60");
    book.team("M", "2024-10", "T1", "20");
    const Figure month = book.one("O", "2024-10");
    BOOST_TEST(shown(month.value) == "20");
    BOOST_TEST(shown(month.achievement) == "80");
    BOOST_TEST(told(month) == "incomplete 20 1/3 [CUMULATIVE_TARGET]");
    const Figure whole = book.one("O", "2024-10", std::nullopt, true);
    BOOST_TEST(shown(whole.value) == "80");
    BOOST_TEST(shown(whole.achievement) == "80");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace utfall::tests
