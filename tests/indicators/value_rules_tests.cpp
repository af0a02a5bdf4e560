#include "app/indicators/value_rules.h"

#include <boost/test/unit_test.hpp>

namespace {

using namespace utfall;
using indicators::RuleReading;
using indicators::ValueRule;

ValueRule rule(std::string left, std::string comparison, std::string right) {
    return {"R",    {"Regel", "Rule"}, std::move(left), std::move(right), std::move(comparison),
            "error"};
}

BOOST_AUTO_TEST_SUITE(value_rules_tests)

BOOST_AUTO_TEST_CASE(a_rule_holds_or_says_what_its_sides_come_to) {
    const indicators::MeasureValues values{{"A", core::Decimal{3}}, {"B", core::Decimal{4}}};
    struct Case {
        const char* left;
        const char* comparison;
        const char* right;
        bool holds;
    };
    for (const Case& one :
         {Case{"A", "<=", "B", true}, Case{"A", "<", "B", true}, Case{"A", ">", "B", false},
          Case{"A", ">=", "A", true}, Case{"A + 1", "=", "B", true}, Case{"A", "=", "B", false},
          Case{"A / B", "<", "1", true}, Case{"B - A", ">=", "2", false}}) {
        BOOST_TEST(
            !RuleReading{rule(one.left, one.comparison, one.right)}.broken(values).has_value() ==
                one.holds,
            one.left << one.comparison << one.right);
    }
    const auto fault = RuleReading{rule("A", ">", "B")}.broken(values);
    BOOST_TEST_REQUIRE(fault.has_value());
    BOOST_TEST(fault->left.rounded(0).to_string() == "3");
    BOOST_TEST(fault->right.rounded(0).to_string() == "4");
}

BOOST_AUTO_TEST_CASE(what_is_not_known_breaks_no_rule) {
    const indicators::MeasureValues values{{"A", core::Decimal{3}}, {"N", core::Decimal{0}}};
    BOOST_TEST(!RuleReading{rule("A", ">", "B")}.broken(values).has_value());
    BOOST_TEST(!RuleReading{rule("A / N", ">", "9")}.broken(values).has_value());
}

BOOST_AUTO_TEST_CASE(a_rule_names_its_measures) {
    BOOST_TEST((RuleReading{rule("[A] + B", "<=", "2 * C")}.measures() ==
                std::vector<std::string>{"A", "B", "C"}));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
