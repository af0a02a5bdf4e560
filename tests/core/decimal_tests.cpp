#include "app/core/decimal.h"

#include "tests/support/counted.h"
#include "tests/support/long_form.h"
#include "tests/support/program.h"
#include "tests/support/temporary_folder.h"

#include <rapidcheck.h>
#include <boost/multiprecision/cpp_int.hpp>
#include <boost/test/unit_test.hpp>
#include <random>
#include <stdexcept>

namespace {

using utfall::core::Decimal;
using utfall::core::Int128;
using Integer = boost::multiprecision::cpp_int;

Decimal number(std::string_view text) {
    const auto value = Decimal::parse(text);
    BOOST_REQUIRE_MESSAGE(value.has_value(), text);
    return *value;
}

/// A decimal of up to 19 digits and its exact value times 10^40.
struct Sample {
    Decimal decimal;
    Integer scaled;
};

Integer ten_to(int exponent) {
    return boost::multiprecision::pow(Integer{10}, static_cast<unsigned>(exponent));
}

Sample any_sample() {
    const auto coefficient = *rc::gen::arbitrary<std::int64_t>();
    const int scale = *rc::gen::inRange(0, 20);
    return {Decimal::of(coefficient, scale), Integer{coefficient} * ten_to(40 - scale)};
}

Integer scaled(const Decimal& value) {
    return Integer{value.coefficient()} * ten_to(40 - value.scale());
}

/// Half away from zero, on integers alone.
Integer rounded_quotient(const Integer& numerator, const Integer& denominator) {
    const Integer magnitude = (abs(numerator) * 2 + denominator) / (denominator * 2);
    return numerator < 0 ? Integer{-magnitude} : magnitude;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(decimal_tests)

BOOST_AUTO_TEST_CASE(what_is_read_is_written_in_the_one_canonical_form) {
    const struct {
        const char* read;
        const char* written;
    } cases[] = {
        {"0", "0"},
        {"-0", "0"},
        {"-0.000", "0"},
        {"007", "7"},
        {"1.50", "1.5"},
        {"100", "100"},
        {"-12.5", "-12.5"},
        {"0.005", "0.005"},
        {"-0.5", "-0.5"},
        {"2480000.00", "2480000"},
        {"99999999999999999999999999999999999999", "99999999999999999999999999999999999999"},
        {"-9999999999999999999.9999999999999999999", "-9999999999999999999.9999999999999999999"},
        {"0.00000000000000000000000000000000000001", "0.00000000000000000000000000000000000001"},
        {"1.0000000000000000000000000000000000000000000", "1"},
        {"00000000000000000000000000000000000000000001", "1"},
    };
    for (const auto& c : cases) {
        BOOST_TEST_CONTEXT(c.read) {
            BOOST_TEST(number(c.read).to_string() == c.written);
        }
    }
}

BOOST_AUTO_TEST_CASE(what_is_not_a_plain_number_is_refused) {
    for (const char* text : {"",
                             "-",
                             ".",
                             "1.",
                             ".5",
                             "-.5",
                             "+1",
                             " 1",
                             "1 ",
                             "1 000",
                             "1,5",
                             "1e3",
                             "NaN",
                             "inf",
                             "--1",
                             "1.2.3",
                             "0x10",
                             "\u22121",
                             "\u0661",
                             "1.-5",
                             "100000000000000000000000000000000000000",
                             "-999999999999999999999999999999999999999",
                             "1.00000000000000000000000000000000000001",
                             "0.000000000000000000000000000000000000001"}) {
        BOOST_TEST_CONTEXT("'" << text << "'") {
            BOOST_TEST(!Decimal::parse(text).has_value());
        }
    }
}

BOOST_AUTO_TEST_CASE(rounding_goes_half_away_from_zero) {
    const struct {
        const char* value;
        int decimals;
        const char* rounded;
        const char* fixed;
    } cases[] = {
        {"0.225", 2, "0.23", "0.23"},         // R0: what binary arithmetic prints as 0.22
        {"150016.5", 0, "150017", "150017"},  // R1: banker's rounding would give 150016
        {"-0.5", 0, "-1", "-1"},
        {"0.4999", 0, "0", "0"},
        {"-0.4", 0, "0", "0"},
        {"60", 1, "60", "60.0"},
        {"69.39890710", 1, "69.4", "69.4"},  // R1: 127 of 183
        {"9.995", 2, "10", "10.00"},
        {"0.001", 1, "0", "0.0"},
        {"-0.05", 1, "-0.1", "-0.1"},
        {"1.5", 4, "1.5", "1.5000"},
    };
    for (const auto& c : cases) {
        BOOST_TEST_CONTEXT(c.value << " to " << c.decimals) {
            BOOST_TEST(number(c.value).rounded(c.decimals).to_string() == c.rounded);
            BOOST_TEST(number(c.value).to_fixed(c.decimals) == c.fixed);
        }
    }
    BOOST_TEST(number("1500").rounded(-3).to_string() == "2000");
    BOOST_TEST(number("0.00000000000000000000000000000000000009").rounded(-5).is_zero());
}

BOOST_AUTO_TEST_CASE(hours_are_floored_where_a_fund_says_so) {
    BOOST_TEST(number("12.75").floored().to_string() == "12");  // R1: 12 h 45 min
    BOOST_TEST(number("-12.25").floored().to_string() == "-13");
    BOOST_TEST(number("12").floored().to_string() == "12");
}

BOOST_AUTO_TEST_CASE(equal_numbers_are_equal_objects) {
    BOOST_TEST((number("1.50") == number("1.5")));
    BOOST_TEST((Decimal::of(1500, 3) == Decimal::of(15, 1)));
    BOOST_TEST((Decimal::of(15, -2) == Decimal{1500}));
    BOOST_TEST((Decimal{2} * number("0.5") == 1));
    BOOST_TEST((number("0.1") + number("0.2") == number("0.3")));
}

BOOST_AUTO_TEST_CASE(a_result_beyond_38_digits_is_an_error_and_never_a_wrong_number) {
    const Decimal largest = number("99999999999999999999999999999999999999");
    const Decimal smallest = number("0.00000000000000000000000000000000000001");
    BOOST_CHECK_THROW(largest + Decimal{1}, std::overflow_error);
    BOOST_CHECK_THROW(-largest - Decimal{1}, std::overflow_error);
    BOOST_CHECK_THROW(largest * Decimal{2}, std::overflow_error);
    BOOST_CHECK_THROW(largest + smallest, std::overflow_error);
    BOOST_CHECK_THROW(smallest * smallest, std::overflow_error);
    BOOST_CHECK_THROW(Decimal::of(1, 39), std::overflow_error);
    BOOST_CHECK_THROW(Decimal::of(1, -38), std::overflow_error);
    // What fits after its trailing zeros are gone is kept, however wide the way there was.
    BOOST_TEST((number("20000000000000000000") * number("0.0000000000000000000000000000000000005"))
                   .to_string() == "0.00000000000000001");
    BOOST_TEST((number("5000000000000000000000000000000000000") *
                number("0.00000000000000000000000000000000000002"))
                   .to_string() == "0.1");
    BOOST_TEST((number("9999999999999999999.5") + number("-0.5")).to_string() ==
               "9999999999999999999");
}

BOOST_AUTO_TEST_CASE(order_is_that_of_the_numbers_at_any_scale) {
    const char* ascending[] = {"-99999999999999999999999999999999999999",
                               "-1.5",
                               "-1.49",
                               "-0.00000000000000000000000000000000000001",
                               "0",
                               "0.00000000000000000000000000000000000001",
                               "0.09",
                               "0.1",
                               "1",
                               "1.00000000000000000001",
                               "99999999999999999999999999999999999999"};
    for (std::size_t i = 0; i < std::size(ascending); ++i) {
        for (std::size_t j = 0; j < std::size(ascending); ++j) {
            BOOST_TEST_CONTEXT(ascending[i] << " and " << ascending[j]) {
                BOOST_TEST(((number(ascending[i]) <=> number(ascending[j])) == (i <=> j)));
            }
        }
    }
}

BOOST_AUTO_TEST_CASE(arithmetic_agrees_with_unbounded_integers) {
    BOOST_TEST(rc::check("sum, difference and order", [] {
        const Sample a = any_sample();
        const Sample b = any_sample();
        // Aligned sums of 19-digit numbers with 19 decimals have at most 39 digits.
        if (abs(a.scaled + b.scaled) < ten_to(58) && abs(a.scaled - b.scaled) < ten_to(58)) {
            RC_ASSERT(scaled(a.decimal + b.decimal) == a.scaled + b.scaled);
            RC_ASSERT(scaled(a.decimal - b.decimal) == a.scaled - b.scaled);
        }
        RC_ASSERT((a.decimal < b.decimal) == (a.scaled < b.scaled));
        RC_ASSERT((a.decimal == b.decimal) == (a.scaled == b.scaled));
    }));
    BOOST_TEST(rc::check("product", [] {
        const Sample a = any_sample();
        const Sample b = any_sample();
        const Integer exact = a.scaled * b.scaled;
        // 19 digits times 19 digits, 38 decimals: always within bounds.
        RC_ASSERT(scaled(a.decimal * b.decimal) * ten_to(40) == exact);
    }));
    BOOST_TEST(rc::check("rounding", [] {
        const Sample a = any_sample();
        const int decimals = *rc::gen::inRange(0, 20);
        RC_ASSERT(scaled(a.decimal.rounded(decimals)) ==
                  rounded_quotient(a.scaled, ten_to(40 - decimals)) * ten_to(40 - decimals));
    }));
    BOOST_TEST(rc::check("text and back", [] {
        const Sample a = any_sample();
        RC_ASSERT(Decimal::parse(a.decimal.to_string()) == a.decimal);
        RC_ASSERT(Decimal::parse(a.decimal.to_fixed(19)) == a.decimal);
    }));
}

BOOST_AUTO_TEST_CASE(every_calculation_is_the_one_that_another_program_makes) {
    const std::size_t cases = utfall::tests::long_form() ? 1'000'000 : 6'000;
    std::mt19937_64 random{20250115};
    const auto any = [&] {
        // As often small as large, and with halves to round.
        const auto coefficient = static_cast<std::int64_t>(random()) >> random() % 60;
        return Decimal::of(random() % 4 == 0 ? coefficient / 10 * 10 + 5 : coefficient,
                           static_cast<int>(random() % 20));
    };
    const utfall::tests::TemporaryFolder folder;
    std::string lines;
    const auto note = [&](const char* operation, const std::string& a, const std::string& b,
                          const Decimal& result) {
        lines += std::string{operation} + '\t' + a + '\t' + b + '\t' + result.to_string() + '\n';
    };
    for (std::size_t at = 0; at < cases; ++at) {
        const Decimal a = any();
        const Decimal b = any();
        const std::string x = a.to_string();
        const std::string y = b.to_string();
        const int decimals = static_cast<int>(random() % 20);
        switch (at % 6) {
            case 0:
                note("+", x, y, a + b);
                break;
            case 1:
                note("-", x, y, a - b);
                break;
            case 2:
                note("*", x, y, a * b);
                break;
            case 3:
                note("rounded", x, std::to_string(decimals), a.rounded(decimals));
                break;
            case 4:
                note("order", x, y, Decimal{a < b ? -1 : a == b ? 0 : 1});
                break;
            default:
                note("text", a.to_fixed(decimals), "", number(a.to_fixed(decimals)));
        }
    }
    utfall::tests::write_bytes(folder.file("cases"), lines);
    const auto ran = utfall::tests::run_program(
        "/usr/bin/python3",
        {UTFALL_SOURCE_ROOT "/tests/support/check_decimals.py", folder.file("cases")});
    BOOST_TEST(ran.status == 0, ran.out << ran.err);
    BOOST_TEST(ran.out.starts_with(std::to_string(cases) + "\n"));
    utfall::tests::tell_count("P5", ran.status == 0 ? cases : 0, cases,
                              "calculations are Python's too");
}

BOOST_AUTO_TEST_SUITE_END()
