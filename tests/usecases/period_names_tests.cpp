#include "app/usecases/period_names.h"

namespace {

using utfall::core::Lang;
using utfall::core::parse_calendar_period;
using utfall::usecases::period_name;

BOOST_AUTO_TEST_SUITE(period_names_tests)

BOOST_AUTO_TEST_CASE(periods_have_names_in_both_languages) {
    const struct {
        const char *code, *sv, *en;
    } rows[] = {{"2025-10", "oktober 2025", "October 2025"},
                {"2025-Q4", "fjärde kvartalet 2025", "Fourth quarter of 2025"},
                {"2025-H1", "första halvåret 2025", "First half of 2025"},
                {"2025", "2025", "2025"}};
    for (const auto& row : rows) {
        const auto period = parse_calendar_period(row.code);
        BOOST_TEST_REQUIRE(period.has_value());
        BOOST_TEST(period_name(*period, Lang::sv) == row.sv);
        BOOST_TEST(period_name(*period, Lang::en) == row.en);
    }
}

BOOST_AUTO_TEST_CASE(a_term_is_named_by_its_half_and_a_school_year_by_both_its_years) {
    using namespace utfall::core;
    const Period term{"VT25", Frequency::term, *Date::of(2025, 1, 1), *Date::of(2025, 6, 30)};
    BOOST_TEST(period_name(term, Lang::sv) == "Vårterminen 2025");
    const Period year{"LA2425", Frequency::school_year, *Date::of(2024, 8, 1),
                      *Date::of(2025, 7, 31)};
    BOOST_TEST(period_name(year, Lang::sv) == "Läsåret 2024/25");
    const Period own{"P1", Frequency::term, *Date::of(2025, 1, 1), *Date::of(2025, 6, 30)};
    BOOST_TEST(period_name(own, Lang::en) == "P1");
    const Period whole{"PROJEKT", Frequency::term, *Date::of(2012, 2, 1), *Date::of(2015, 6, 30)};
    BOOST_TEST(period_name(whole, Lang::sv) == "Hela projektet");
    BOOST_TEST(utfall::usecases::short_period_name(whole, Lang::en) == "whole project");
    BOOST_TEST(utfall::usecases::short_period_name(own, Lang::en) == "P1");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
