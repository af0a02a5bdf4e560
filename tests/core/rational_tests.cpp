#include "app/core/rational.h"

#include <rapidcheck.h>
#include <boost/test/unit_test.hpp>
#include <limits>
#include <stdexcept>
#include <vector>

namespace {

using utfall::core::Decimal;
using utfall::core::Rational;

/// Not zero, of either sign.
std::int64_t any_divisor() {
    return *rc::gen::nonZero<std::int64_t>();
}

Rational any_fraction() {
    return {*rc::gen::arbitrary<std::int64_t>(), any_divisor()};
}

}  // namespace

BOOST_AUTO_TEST_SUITE(rational_tests)

BOOST_AUTO_TEST_CASE(a_fraction_is_kept_in_lowest_terms) {
    BOOST_TEST(Rational(48, 80).to_string() == "3/5");
    BOOST_TEST(Rational(6, -4).to_string() == "-3/2");
    BOOST_TEST(Rational(-6, -3).to_string() == "2");
    BOOST_TEST(Rational(0, 7).to_string() == "0");
    BOOST_TEST(Rational(*Decimal::parse("0.125")).to_string() == "1/8");
    BOOST_TEST(Rational(*Decimal::parse("1.5"), *Decimal::parse("0.25")).to_string() == "6");
    BOOST_TEST((Rational(1, 3) == Rational(2, 6)));
}

BOOST_AUTO_TEST_CASE(pooled_ratios_are_rounded_once_from_the_exact_fraction) {
    // R13: 18 of 20 and 30 of 60 are 60 %, not the mean of 90 and 50.
    BOOST_TEST((Rational(18 + 30, 20 + 60) * Rational{100}).rounded(1).to_fixed(1) == "60.0");
    BOOST_TEST((Rational(127, 183) * Rational{100}).rounded(1).to_string() == "69.4");  // R1
    BOOST_TEST(Rational(612000, 1720).rounded(2).to_string() == "355.81");              // R10
    BOOST_TEST(Rational(612000, 1720).rounded(4).to_string() == "355.814");
    BOOST_TEST(Rational(1862, 12).rounded(2).to_string() == "155.17");  // R10: 155.16 is stored
    // 0.4449.. must not become 0.45 and then 0.5.
    BOOST_TEST(Rational(4449, 10000).rounded(1).to_string() == "0.4");
    BOOST_TEST(Rational(1, 2).rounded(0).to_string() == "1");
    BOOST_TEST(Rational(-1, 2).rounded(0).to_string() == "-1");
    BOOST_TEST(Rational(1499, 1).rounded(-3).to_string() == "1000");
}

BOOST_AUTO_TEST_CASE(flooring_goes_towards_negative_infinity) {
    BOOST_TEST(Rational(255, 20).floored(0).to_string() == "12");
    BOOST_TEST(Rational(-255, 20).floored(0).to_string() == "-13");
    BOOST_TEST(Rational(2, 3).floored(2).to_string() == "0.66");
    BOOST_TEST(Rational(-2, 3).floored(2).to_string() == "-0.67");
    BOOST_TEST(Rational(-3, 1).floored(0).to_string() == "-3");
}

BOOST_AUTO_TEST_CASE(no_denominator_is_ever_zero) {
    BOOST_CHECK_THROW(Rational(1, 0), std::domain_error);
    BOOST_CHECK_THROW(Rational{1} / Rational{}, std::domain_error);
}

BOOST_AUTO_TEST_CASE(size_is_unbounded_until_a_decimal_is_asked_for) {
    Rational power{1};
    for (int i = 0; i < 100; ++i) power = power * Rational{10};
    BOOST_TEST(power.to_string() == "1" + std::string(100, '0'));
    BOOST_CHECK_THROW(power.rounded(0), std::overflow_error);
    BOOST_CHECK_THROW(Rational(1, 3).rounded(39), std::overflow_error);
    BOOST_TEST(((power + Rational{1}) / power - Rational{1} == Rational{1} / power));
    BOOST_TEST(Rational(1, 8).rounded(60).to_string() == "0.125");
}

BOOST_AUTO_TEST_CASE(a_whole_number_within_64_bits_is_given_as_one) {
    constexpr auto lowest = std::numeric_limits<std::int64_t>::min();
    BOOST_TEST(Rational(8, 4).whole().value() == 2);
    BOOST_TEST(Rational{lowest}.whole().value() == lowest);
    BOOST_TEST(!(Rational{lowest} - Rational{1}).whole().has_value());
    BOOST_TEST(!Rational(1, 2).whole().has_value());
}

BOOST_AUTO_TEST_CASE(copies_are_independent_and_moves_leave_the_value) {
    Rational a{1, 3};
    Rational b = a;
    a = a + Rational{1};
    BOOST_TEST(b.to_string() == "1/3");
    b = a;
    BOOST_TEST(b.to_string() == "4/3");
    const Rational c = std::move(b);
    BOOST_TEST(c.to_string() == "4/3");
    b = c;
    BOOST_TEST((b == c));
}

BOOST_AUTO_TEST_CASE(the_laws_of_arithmetic_hold_exactly) {
    BOOST_TEST(rc::check("field laws", [] {
        const Rational a = any_fraction();
        const Rational b = any_fraction();
        const Rational c = any_fraction();
        RC_ASSERT(a + b == b + a);
        RC_ASSERT((a + b) * c == a * c + b * c);
        RC_ASSERT((a - b) + b == a);
        if (!b.is_zero()) RC_ASSERT(a / b * b == a);
        RC_ASSERT((a < b) == (a - b).is_negative());
    }));
    BOOST_TEST(rc::check("a rounded value is within half a unit, a floored one within a unit", [] {
        const Rational a = any_fraction();
        const int decimals = *rc::gen::inRange(0, 18);
        const Rational unit{Decimal::of(1, decimals)};
        const Rational off = a - Rational{a.rounded(decimals)};
        RC_ASSERT(off + off <= unit);
        RC_ASSERT(Rational{} - off - off <= unit);
        const Rational above = a - Rational{a.floored(decimals)};
        RC_ASSERT(!above.is_negative());
        RC_ASSERT(above < unit);
    }));
}

BOOST_AUTO_TEST_SUITE_END()
