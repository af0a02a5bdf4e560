#include "app/core/date.h"

#include <rapidcheck.h>
#include <boost/test/unit_test.hpp>

namespace {

using utfall::core::Date;
using utfall::core::DateSpan;
using utfall::core::four_week_window;

Date day(std::string_view text) {
    const auto date = Date::parse(text);
    BOOST_REQUIRE_MESSAGE(date.has_value(), text);
    return *date;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(date_tests)

BOOST_AUTO_TEST_CASE(only_days_that_exist_are_read) {
    for (const char* text :
         {"0001-01-01", "1900-02-28", "2000-02-29", "2024-02-29", "9999-12-31"}) {
        BOOST_TEST(day(text).to_string() == text);
    }
    for (const char* text :
         {"2025-02-29", "1900-02-29", "2025-13-01", "2025-00-10", "2025-04-31", "2025-01-00",
          "0000-01-01", "2025-1-1", "25-01-01", "2025/01/01", "2025-01-01T00", "20250101", "",
          "2025-01-0x", "-001-01-01", "2025-+1-01"}) {
        BOOST_TEST_CONTEXT("'" << text << "'") {
            BOOST_TEST(!Date::parse(text).has_value());
        }
    }
    BOOST_TEST(!Date::of(2025, 257, 1).has_value());
    BOOST_TEST(!Date::of(2025, 1, 257).has_value());
    BOOST_TEST(!Date::of(10000, 1, 1).has_value());
}

BOOST_AUTO_TEST_CASE(days_are_counted_from_1970) {
    BOOST_TEST(day("1970-01-01").days() == 0);
    BOOST_TEST(day("2000-03-01").days() == 11017);
    BOOST_TEST(day("0001-01-01").days() == -719162);
    BOOST_TEST(day("9999-12-31").days() == 2932896);
    BOOST_TEST(rc::check("text and back, and parts and back", [] {
        const Date date = Date::from_days(*rc::gen::inRange(-719162, 2932897));
        RC_ASSERT(Date::parse(date.to_string()) == date);
        RC_ASSERT(Date::of(date.year(), date.month(), date.day()) == date);
    }));
}

BOOST_AUTO_TEST_CASE(months_are_added_to_the_same_day_or_the_end_of_the_month) {
    const struct {
        const char* from;
        int months;
        const char* to;
    } cases[] = {
        {"2025-08-31", 6, "2026-02-28"},  // R12
        {"2025-12-31", 6, "2026-06-30"},  // R12
        {"2025-05-16", 6, "2025-11-16"},  // R11, P8
        {"2023-08-31", 6, "2024-02-29"},  {"2025-01-31", 1, "2025-02-28"},
        {"2025-03-31", -1, "2025-02-28"}, {"2025-01-15", -1, "2024-12-15"},
        {"2024-02-29", 12, "2025-02-28"}, {"2025-06-30", 0, "2025-06-30"},
    };
    for (const auto& c : cases) {
        BOOST_TEST_CONTEXT(c.from << " + " << c.months) {
            BOOST_TEST(day(c.from).plus_months(c.months).to_string() == c.to);
        }
    }
    BOOST_TEST(day("2024-02-10").end_of_month().to_string() == "2024-02-29");
    BOOST_TEST(day("2025-12-31").end_of_month().to_string() == "2025-12-31");
}

BOOST_AUTO_TEST_CASE(weeks_belong_to_the_iso_year) {
    const struct {
        const char* date;
        const char* week;
    } cases[] = {
        {"2027-01-01", "2026-W53"},  // R18
        {"2024-12-30", "2025-W01"}, {"2024-12-29", "2024-W52"}, {"2021-01-03", "2020-W53"},
        {"2021-01-04", "2021-W01"}, {"2025-09-04", "2025-W36"}, {"2026-12-31", "2026-W53"},
        {"1969-12-31", "1970-W01"},
    };
    for (const auto& c : cases) {
        BOOST_TEST_CONTEXT(c.date) {
            BOOST_TEST(day(c.date).iso_week() == c.week);
        }
    }
}

BOOST_AUTO_TEST_CASE(the_window_after_leaving_is_28_days_with_both_ends) {
    const DateSpan window = four_week_window(day("2025-06-13"));  // R12
    BOOST_TEST(window.to->to_string() == "2025-07-11");
    BOOST_TEST(window.contains(day("2025-06-13")));
    BOOST_TEST(window.contains(day("2025-07-11")));
    BOOST_TEST(!window.contains(day("2025-07-12")));
    BOOST_TEST(!window.contains(day("2025-06-12")));
}

BOOST_AUTO_TEST_CASE(spans_include_both_ends_and_may_be_open) {
    const DateSpan spring{day("2025-01-01"), day("2025-06-30")};
    const DateSpan from_june{day("2025-06-30"), {}};
    const DateSpan july{day("2025-07-01"), day("2025-07-31")};
    const DateSpan march{day("2025-03-01"), day("2025-03-31")};
    BOOST_TEST(spring.overlaps(from_june));
    BOOST_TEST(from_june.overlaps(spring));
    BOOST_TEST(!spring.overlaps(july));
    BOOST_TEST(!july.overlaps(spring));
    BOOST_TEST(from_june.contains(july));
    BOOST_TEST(!july.contains(from_june));
    BOOST_TEST(spring.contains(spring));
    BOOST_TEST(spring.contains(march));
    BOOST_TEST(!march.contains(spring));
    BOOST_TEST(from_june.contains(from_june));
}

BOOST_AUTO_TEST_SUITE_END()
