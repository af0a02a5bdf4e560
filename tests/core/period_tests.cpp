#include "app/core/period.h"

#include <boost/test/unit_test.hpp>

namespace {

using namespace utfall::core;

Date day(std::string_view text) {
    return Date::parse(text).value();
}

std::string span(const Period& period) {
    return period.from.to_string() + ".." + period.to.to_string();
}

}  // namespace

BOOST_AUTO_TEST_SUITE(period_tests)

BOOST_AUTO_TEST_CASE(all_twelve_months_are_read) {
    const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    for (int month = 1; month <= 12; ++month) {
        const std::string code = (month < 10 ? "2025-0" : "2025-") + std::to_string(month);
        BOOST_TEST_CONTEXT(code) {
            const auto period = parse_calendar_period(code);
            BOOST_REQUIRE(period.has_value());
            BOOST_TEST(period->code == code);
            BOOST_TEST((period->frequency == Frequency::month));
            BOOST_TEST(period->from.month() == static_cast<unsigned>(month));
            BOOST_TEST(period->to.days() - period->from.days() + 1 == days[month - 1]);
        }
    }
}

BOOST_AUTO_TEST_CASE(quarters_half_years_and_years_are_read) {
    const struct {
        const char* code;
        Frequency frequency;
        const char* span;
    } cases[] = {
        {"2025-Q1", Frequency::quarter, "2025-01-01..2025-03-31"},
        {"2025-Q4", Frequency::quarter, "2025-10-01..2025-12-31"},
        {"2025-H1", Frequency::half_year, "2025-01-01..2025-06-30"},
        {"2025-H2", Frequency::half_year, "2025-07-01..2025-12-31"},
        {"2025", Frequency::year, "2025-01-01..2025-12-31"},
        {"2024-02", Frequency::month, "2024-02-01..2024-02-29"},
    };
    for (const auto& c : cases) {
        BOOST_TEST_CONTEXT(c.code) {
            const auto period = parse_calendar_period(c.code);
            BOOST_REQUIRE(period.has_value());
            BOOST_TEST(period->code == c.code);
            BOOST_TEST((period->frequency == c.frequency));
            BOOST_TEST(span(*period) == c.span);
        }
    }
    for (const char* code : {"", "2025-13", "2025-00", "2025-Q0", "2025-Q5", "2025-H3", "2025-H0",
                             "2025-q1", "25", "2025-1", "HT24", "0000", "2025-W01", "2025-Q1 "}) {
        BOOST_TEST_CONTEXT("'" << code << "'") {
            BOOST_TEST(!parse_calendar_period(code).has_value());
        }
    }
}

BOOST_AUTO_TEST_CASE(the_periods_that_touch_a_span_are_listed_in_order) {
    const auto quarters =
        standard_periods(Frequency::quarter, day("2024-11-15"), day("2025-04-01"));
    std::vector<std::string> codes;
    for (const Period& period : quarters) codes.push_back(period.code);
    const std::vector<std::string> expected{"2024-Q4", "2025-Q1", "2025-Q2"};
    BOOST_TEST(codes == expected, boost::test_tools::per_element());

    BOOST_TEST(standard_periods(Frequency::month, day("2025-01-31"), day("2025-12-01")).size() ==
               12U);
    BOOST_TEST(standard_periods(Frequency::month, day("2025-02-01"), day("2025-01-31")).empty());
    BOOST_TEST(standard_periods(Frequency::term, day("2025-01-01"), day("2025-12-31")).empty());
    for (const Frequency frequency :
         {Frequency::month, Frequency::quarter, Frequency::half_year, Frequency::year}) {
        for (const Period& period :
             standard_periods(frequency, day("2023-06-30"), day("2026-03-31"))) {
            BOOST_TEST((parse_calendar_period(period.code) == period));
        }
    }
}

BOOST_AUTO_TEST_CASE(containing_and_overlapping_include_both_ends) {
    const Period half = *parse_calendar_period("2025-H1");
    BOOST_TEST(half.contains(*parse_calendar_period("2025-06")));
    BOOST_TEST(!half.contains(*parse_calendar_period("2025-07")));
    BOOST_TEST(!parse_calendar_period("2025-06")->contains(half));
    BOOST_TEST(half.overlaps(*parse_calendar_period("2025")));
    BOOST_TEST(!half.overlaps(*parse_calendar_period("2025-Q3")));
}

BOOST_AUTO_TEST_CASE(every_frequency_has_a_word_that_is_read_back) {
    for (const Frequency frequency : {Frequency::month, Frequency::quarter, Frequency::half_year,
                                      Frequency::year, Frequency::term, Frequency::school_year}) {
        BOOST_TEST((parse_frequency(to_word(frequency)) == frequency));
    }
    BOOST_TEST(to_word(Frequency::half_year) == "half_year");
    BOOST_TEST(!parse_frequency("week").has_value());
}

BOOST_AUTO_TEST_SUITE_END()
