#include "app/funding/euro.h"

#include <boost/test/unit_test.hpp>

#include <string>
#include <vector>

using namespace utfall;
using namespace utfall::funding;

BOOST_AUTO_TEST_SUITE(euro_tests)

BOOST_AUTO_TEST_CASE(amounts_are_rounded_once_half_away_from_zero) {
    struct Row {
        std::string rate, kronor, euro;
    };
    const std::vector<Row> rows{{"11.4325@2025-06-30", "1234.50", "107.98"},
                                {"10@2025-06-30", "0.05", "0.01"},
                                {"10@2025-06-30", "-0.05", "-0.01"},
                                {"10@2025-06-30", "0.04", "0.00"},
                                {"11,4325@2025-06-30", "0.00", "0.00"}};
    for (const Row& row : rows) {
        const auto rate = parse_euro_rate(row.rate);
        BOOST_TEST_REQUIRE(rate.has_value(), row.rate);
        BOOST_TEST(in_euro(core::Money::parse(row.kronor).value(), *rate).to_fixed(2) == row.euro);
    }
}

BOOST_AUTO_TEST_CASE(what_is_no_rate_with_its_day_is_refused) {
    for (const char* text :
         {"", "11.4325", "@2025-06-30", "0@2025-06-30", "-1@2025-06-30", "11.4@2025-02-30",
          "1e2@2025-06-30", "11.123456789@2025-06-30", "10001@2025-06-30"})
        BOOST_TEST(!parse_euro_rate(text).has_value(), text);
}

BOOST_AUTO_TEST_SUITE_END()
