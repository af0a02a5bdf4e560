#include "reports/chart_scale.h"

#include <rapidcheck.h>
#include <boost/test/unit_test.hpp>

#include <string>

using namespace utfall;
using reports::ChartScale;

namespace {

core::Decimal number(std::string_view text) {
    return core::Decimal::parse(text).value();
}

std::string joined(const std::vector<core::Decimal>& ticks) {
    std::string text;
    for (const core::Decimal& tick : ticks) text += (text.empty() ? "" : " ") + tick.to_string();
    return text;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(chart_scale_tests)

BOOST_AUTO_TEST_CASE(gridlines_are_round_numbers) {
    struct Row {
        std::string_view low, high, ticks;
    };
    for (const Row& row :
         {Row{"0", "1", "0 0.2 0.4 0.6 0.8 1"}, Row{"0", "96", "0 20 40 60 80 100"},
          Row{"81.9", "88.1", "80 82 84 86 88 90"}, Row{"84.6", "116.7", "80 90 100 110 120"},
          Row{"0", "3777824.44", "0 1000000 2000000 3000000 4000000"},
          Row{"-0.01", "0.42", "-0.1 0 0.1 0.2 0.3 0.4 0.5"},
          Row{"5", "5", "5 5.2 5.4 5.6 5.8 6"}}) {
        BOOST_TEST_CONTEXT(row.low << ".." << row.high) {
            const int most = row.low.starts_with('-') ? 6 : 5;
            BOOST_TEST(joined(ChartScale(number(row.low), number(row.high), most).ticks()) ==
                       row.ticks);
        }
    }
}

BOOST_AUTO_TEST_CASE(a_scale_covers_its_range_in_equal_steps_within_its_number) {
    BOOST_TEST(rc::check("coverage", [] {
        const auto low = core::Decimal::of(*rc::gen::inRange(-1000000, 1000000), 3);
        const auto high = low + core::Decimal::of(*rc::gen::inRange(1, 100000000), 3);
        const int most = *rc::gen::inRange(2, 8);
        const ChartScale scale(low, high, most);
        RC_ASSERT(scale.low() <= low);
        RC_ASSERT(scale.high() >= high);
        RC_ASSERT(scale.ticks().size() <= static_cast<std::size_t>(most) + 1);
        const core::Decimal step = scale.ticks()[1] - scale.ticks()[0];
        for (std::size_t i = 1; i < scale.ticks().size(); ++i) {
            RC_ASSERT(scale.ticks()[i] - scale.ticks()[i - 1] == step);
        }
        core::Int128 digit = step.coefficient();
        while (digit % 10 == 0) digit /= 10;
        RC_ASSERT(digit == 1 || digit == 2 || digit == 5);
    }));
}

BOOST_AUTO_TEST_CASE(a_place_grows_with_its_value) {
    const ChartScale scale(number("80"), number("90"), 5);
    BOOST_TEST(scale.at(number("80"), 100, 1100) == 100);
    BOOST_TEST(scale.at(number("85"), 100, 1100) == 600);
    BOOST_TEST(scale.at(number("90"), 100, 1100) == 1100);
    // A vertical axis grows upwards, that is towards smaller numbers.
    BOOST_TEST(scale.at(number("82.5"), 1000, 0) == 750);
}

BOOST_AUTO_TEST_CASE(the_axis_of_a_group_ends_exactly_at_its_scale) {
    struct Row {
        std::string_view high, ticks;
    };
    for (const Row& row :
         {Row{"100", "0 20 40 60 80 100"}, Row{"450", "0 150 300 450"}, Row{"16", "0 4 8 12 16"},
          Row{"7", "0 7"}, Row{"0.5", "0 0.1 0.2 0.3 0.4 0.5"}}) {
        BOOST_TEST_CONTEXT(row.high) {
            BOOST_TEST(joined(reports::ticks_up_to(number(row.high), 5)) == row.ticks);
        }
    }
}

BOOST_AUTO_TEST_CASE(a_line_far_above_zero_does_not_start_there) {
    BOOST_TEST(reports::sensible_base(number("10"), number("90")).is_zero());
    BOOST_TEST(reports::sensible_base(number("82"), number("88")).to_string() == "81.25");
    BOOST_TEST(reports::sensible_base(number("-3"), number("5")).to_string() == "-3");
}

BOOST_AUTO_TEST_SUITE_END()
