#include "reports/expression.h"

#include <rapidcheck.h>
#include <boost/test/unit_test.hpp>

namespace {

using namespace utfall;
using core::Decimal;
using core::Rational;
using reports::Expression;
using reports::ExpressionType;
using reports::ExpressionValue;

Expression parsed(std::string_view text) {
    std::string fault;
    auto made = Expression::parse(text, fault);
    BOOST_REQUIRE_MESSAGE(made, std::string{text} + ": " + fault);
    return *made;
}

/// a = 7, b = 2, zero = 0, word = 'prova', none = null.
ExpressionValue lookup(std::string_view name) {
    if (name == "a") return Rational{7};
    if (name == "b") return Rational{2};
    if (name == "zero") return Rational{0};
    if (name == "word") return std::string{"prova"};
    return {};
}

std::string shown(const ExpressionValue& value) {
    if (const auto* number = std::get_if<Rational>(&value)) return number->to_string();
    if (const auto* text = std::get_if<std::string>(&value)) return "'" + *text + "'";
    if (const auto* truth = std::get_if<bool>(&value)) return *truth ? "true" : "false";
    return "null";
}

}  // namespace

BOOST_AUTO_TEST_SUITE(expression_tests)

BOOST_AUTO_TEST_CASE(values_are_exact_and_null_spreads) {
    const std::vector<std::pair<std::string, std::string>> rows{
        {"a + b * 2", "11"},
        {"(a + b) * 2", "18"},
        {"a / b", "7/2"},
        {"1 / 3 * 3", "1"},
        {"-a - -b", "-5"},
        {"2 - 1 - 1", "0"},
        {"8 / 4 / 2", "1"},
        {"0.1 + 0.2", "3/10"},
        {"a / zero", "null"},
        {"none + 1", "null"},
        {"none = none", "null"},
        {"word + 1", "null"},
        {"coalesce(none; a / zero; 4)", "4"},
        {"given(none)", "false"},
        {"given(zero)", "true"},
        {"if(a > b; 'ja'; 'nej')", "'ja'"},
        {"if(none > b; 1; 2)", "null"},
        {"if(a > b; 1; a / zero)", "1"},
        {"round(a / 3; 2)", "233/100"},
        {"round(-0.5; 0)", "-1"},
        {"min(a; b; 3)", "2"},
        {"max(a; none)", "null"},
        {"abs(b - a)", "5"},
        {"in(word; 'x'; 'prova')", "true"},
        {"in(none; 'x')", "null"},
        {"starts(word; 'pro')", "true"},
        {"word <> 'it''s'", "true"},
        {"a >= 7 and b < 2", "false"},
        {"none = 1 and b < 2", "false"},
        {"none = 1 or b = 2", "true"},
        {"none = 1 and b = 2", "null"},
        {"not a = b", "true"},
    };
    for (const auto& [text, expected] : rows) {
        BOOST_TEST_CONTEXT(text) {
            BOOST_TEST(shown(parsed(text).evaluate(lookup)) == expected);
        }
    }
}

BOOST_AUTO_TEST_CASE(a_condition_that_is_null_does_not_hold) {
    BOOST_TEST(parsed("a = 7").holds(lookup));
    BOOST_TEST(!parsed("none = 7").holds(lookup));
    BOOST_TEST(!parsed("a").holds(lookup));
}

BOOST_AUTO_TEST_CASE(what_is_not_an_expression_is_refused_with_its_place) {
    for (const std::string text :
         {"", "a +", "(a", "a b", "1.2.3", "'open", "foo(a)", "round(a)", "if(a; b)", "a ; b",
          "a = = b", "and", "1e5", "a,b", "a & b", "\"a\"", "in()", "min(a)"}) {
        BOOST_TEST_CONTEXT(text) {
            std::string fault;
            BOOST_TEST(!Expression::parse(text, fault));
            BOOST_TEST(!fault.empty());
        }
    }
}

BOOST_AUTO_TEST_CASE(depth_and_length_have_limits) {
    std::string fault;
    const auto nested = [](std::size_t depth) {
        return std::string(depth, '(') + "1" + std::string(depth, ')');
    };
    BOOST_TEST(Expression::parse(nested(19), fault).has_value());
    BOOST_TEST(!Expression::parse(nested(20), fault));
    BOOST_TEST(fault.find("deep") != std::string::npos);
    BOOST_TEST(Expression::parse(std::string(399, ' ') + "1", fault).has_value());
    BOOST_TEST(!Expression::parse(std::string(400, ' ') + "1", fault));
    BOOST_TEST(!Expression::parse(std::string(390, '-') + "1", fault));
}

BOOST_AUTO_TEST_CASE(types_are_checked_before_any_data_is_seen) {
    const auto types = [](std::string_view name) -> std::optional<ExpressionType> {
        if (name == "a" || name == "b") return ExpressionType::number;
        if (name == "word") return ExpressionType::text;
        return std::nullopt;
    };
    const std::vector<std::pair<std::string, bool>> rows{
        {"a + b", true},           {"a + word", false},          {"unknown", false},
        {"word = 'x'", true},      {"word = 1", false},          {"if(a; 1; 2)", false},
        {"if(a = 1; 1; 2)", true}, {"if(a = 1; 1; 'x')", false}, {"a and b", false},
        {"starts(a; 'x')", false}, {"coalesce(a; 0)", true},     {"coalesce(a; 'x')", false}};
    for (const auto& [text, good] : rows) {
        BOOST_TEST_CONTEXT(text) {
            std::string fault;
            BOOST_TEST(parsed(text).check(types, fault).has_value() == good);
            BOOST_TEST(fault.empty() == good);
        }
    }
}

BOOST_AUTO_TEST_CASE(an_excel_formula_keeps_missing_apart_from_zero) {
    const auto reference = [](std::string_view name) { return "T[" + std::string{name} + "]"; };
    const std::vector<std::pair<std::string, std::string>> rows{
        {"a / b", R"(=IFERROR(IF(COUNT(T[a],T[b])<2,"",(T[a]/T[b])),""))"},
        {"-a + 1.5", R"(=IFERROR(IF(COUNT(T[a])<1,"",((-T[a])+1.5)),""))"},
        {"round(a; 1)", R"(=IFERROR(IF(COUNT(T[a])<1,"",ROUND(T[a],1)),""))"},
        {"coalesce(a; 0)",
         R"(=IFERROR(IF(ISNUMBER(IF(COUNT(T[a])<1,"",T[a])),IF(COUNT(T[a])<1,"",T[a]),0),""))"},
        {"if(word = 'it\"s'; a; b)",
         R"(=IFERROR(IF((T[word]="it""s"),IF(COUNT(T[a])<1,"",T[a]),IF(COUNT(T[b])<1,"",T[b])),""))"},
    };
    for (const auto& [text, formula] : rows) {
        BOOST_TEST_CONTEXT(text) {
            BOOST_TEST(parsed(text).to_excel(reference) == formula);
        }
    }
}

BOOST_AUTO_TEST_CASE(arithmetic_agrees_with_exact_fractions) {
    BOOST_TEST(rc::check("x + y * x - y / z", [](std::int32_t x, std::int32_t y, std::int16_t z) {
        RC_PRE(z != 0);
        const auto made = parsed("x + y * x - y / z").evaluate([&](std::string_view name) {
            return ExpressionValue{Rational{name == "x" ? x : name == "y" ? y : z}};
        });
        const Rational expected =
            Rational{x} + Rational{y} * Rational{x} - Rational{Decimal{y}, Decimal{z}};
        RC_ASSERT(std::get<Rational>(made) == expected);
    }));
}

BOOST_AUTO_TEST_SUITE_END()
