#include "app/indicators/expression.h"

#include "app/indicators/figure.h"

#include <rapidcheck.h>
#include <boost/test/unit_test.hpp>

#include <map>

namespace utfall::indicators {

BOOST_AUTO_TEST_SUITE(expression_tests)

namespace {

std::string result_of(const std::string& text) {
    const std::map<std::string, std::int64_t> known{
        {"A", 6}, {"B", 4}, {"M-PRES", 48}, {"ZERO", 0}};
    const auto parsed = Expression::parse(text);
    if (!parsed.expression) {
        return "fault " + std::string{to_word(parsed.fault)} + " at " + std::to_string(parsed.at);
    }
    const auto value =
        parsed.expression->evaluate([&](const std::string& name) -> std::optional<core::Rational> {
            const auto found = known.find(name);
            if (found == known.end()) return std::nullopt;
            return core::Rational{found->second};
        });
    return value ? value->to_string() : "null";
}

}  // namespace

BOOST_AUTO_TEST_CASE(an_expression_is_read_with_the_usual_precedence_and_computed_exactly) {
    const std::vector<std::pair<std::string, std::string>> rows{
        {"1", "1"},
        {"[A]", "6"},
        {"M-PRES", "48"},
        {"A - B", "2"},
        {"[A]-[B]", "2"},
        {"A-(B)", "2"},
        {"A-B", "null"},
        {"A+B*2", "14"},
        {"(A+B)*2", "20"},
        {"A/B/2", "3/4"},
        {"10-3-2", "5"},
        {"-A + 10", "4"},
        {"--A", "6"},
        {"2*-A", "-12"},
        {"0.1+0.2", "3/10"},
        {"1/3", "1/3"},
        {" 1 / 3 * 3 ", "1"},
        {"[MISSING] + 1", "null"},
        {"0 * [MISSING]", "null"},
        {"A / ZERO", "null"},
        {"A / (B - 4) + 1", "null"},
        {"", "fault empty at 0"},
        {"  ", "fault empty at 0"},
        {"A +", "fault unexpected at 3"},
        {"A B", "fault unexpected at 2"},
        {"(A", "fault unbalanced at 2"},
        {"A)", "fault unbalanced at 1"},
        {"[A", "fault unbalanced at 1"},
        {"[A B]", "fault bad_code at 1"},
        {"[]", "fault bad_code at 1"},
        {"1.", "fault unexpected at 2"},
        {"1e3", "fault unexpected at 1"},
        {"A ^ 2", "fault unexpected at 2"},
        {"+A", "fault unexpected at 0"},
    };
    for (const auto& [text, expected] : rows) {
        BOOST_TEST_CONTEXT(text) {
            BOOST_TEST(result_of(text) == expected);
        }
    }
}

BOOST_AUTO_TEST_CASE(depth_and_length_are_bounded) {
    const auto nested = [](int depth) {
        return std::string(static_cast<std::size_t>(depth), '(') + "A" +
               std::string(static_cast<std::size_t>(depth), ')');
    };
    BOOST_TEST(result_of(nested(Expression::max_depth - 1)) == "6");
    BOOST_TEST(result_of(nested(Expression::max_depth)).substr(0, 14) == "fault too_deep");
    BOOST_TEST(result_of(std::string(30, '-') + "A").substr(0, 14) == "fault too_deep");
    BOOST_TEST(result_of(std::string(399, ' ') + "A") == "6");
    BOOST_TEST(result_of(std::string(400, ' ') + "A").substr(0, 14) == "fault too_long");
}

BOOST_AUTO_TEST_CASE(names_come_once_in_order_of_appearance) {
    const auto parsed = Expression::parse("[B] + A * B / KAA-ÅTG");
    BOOST_REQUIRE(parsed.expression);
    BOOST_TEST(parsed.expression->names() == (std::vector<std::string>{"B", "A", "KAA-ÅTG"}),
               boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(any_bytes_are_either_read_or_refused_with_a_place_inside_them) {
    BOOST_TEST(rc::check("no crash, fault within the text", [](const std::string& text) {
        const auto parsed = Expression::parse(text);
        RC_ASSERT(parsed.expression.has_value() == (parsed.fault == Expression::Fault::none));
        RC_ASSERT(parsed.at <= text.size());
    }));
}

BOOST_AUTO_TEST_CASE(words_keep_the_brackets_that_matter) {
    const std::vector<std::pair<std::string, std::string>> rows{
        {"A-(B - 1)", "[A] − ([B] − 1)"}, {"(A - B)-1", "[A] − [B] − 1"},
        {"A/(B*2)", "[A] / ([B] × 2)"},   {"-(A+B)", "−([A] + [B])"},
        {"2*(A+B)", "2 × ([A] + [B])"},
    };
    for (const auto& [text, words] : rows) {
        const auto parsed = Expression::parse(text);
        BOOST_REQUIRE(parsed.expression);
        BOOST_TEST(parsed.expression->in_words() == words);
    }
}

BOOST_AUTO_TEST_CASE(each_method_has_its_formula_in_words) {
    IndicatorDefinition row;
    row.method = "ratio";
    row.unit = "percent";
    row.numerator = "M-PRES";
    row.denominator = "M-PLAN";
    BOOST_TEST(formula_in_words(row) == "100 × [M-PRES] / [M-PLAN]");
    row.numerator = "M-PLAN - M-ABS";
    BOOST_TEST(formula_in_words(row) == "100 × ([M-PLAN] − [M-ABS]) / [M-PLAN]");
    row.method = "sum";
    row.numerator = "M-PRES";
    BOOST_TEST(formula_in_words(row) == "Σ [M-PRES]");
    row.method = "formula";
    row.expression = "A / B";
    BOOST_TEST(formula_in_words(row) == "[A] / [B]");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace utfall::indicators
