#include "app/core/sheet_place.h"

#include <boost/test/unit_test.hpp>

BOOST_AUTO_TEST_SUITE(sheet_place_tests)

BOOST_AUTO_TEST_CASE(a_place_in_a_sheet_is_named_as_spreadsheets_do) {
    const auto named = [](std::int64_t row, const std::string& column) {
        return utfall::core::in_sheet({"bok.xlsx", "Team", row, column, {}});
    };
    BOOST_TEST(named(6, "D") == "Team!D6");
    BOOST_TEST(named(6, "") == "Team!6");
    BOOST_TEST(named(0, "") == "Team");
    BOOST_TEST(named(6, "value") == "Team!6, value");
}

BOOST_AUTO_TEST_SUITE_END()
