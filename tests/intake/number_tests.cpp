#include "app/intake/number.h"

#include <rapidcheck.h>

#include <boost/test/unit_test.hpp>

#include <string>

using namespace utfall;
using intake::DecimalMark;
using intake::PercentSign;
using intake::read_number;

namespace {

/// The number, "=state", "!FAULT" or "" for nothing.
std::string told(const intake::NumberReading& reading) {
    if (reading.is_empty()) {
        return "";
    }
    if (!reading.fault.empty()) {
        return "!" + std::string{reading.fault};
    }
    return reading.value ? reading.value->to_string() : "=" + std::string{reading.state};
}

}  // namespace

BOOST_AUTO_TEST_SUITE(number_tests)

BOOST_AUTO_TEST_CASE(numbers_are_read_as_people_write_them) {
    struct Case {
        std::string text;
        std::string either;
        std::string comma;
        std::string point;
    };
    const Case cases[] = {
        {"12", "12", "12", "12"},
        {"0", "0", "0", "0"},
        {"-3", "-3", "-3", "-3"},
        {" 7 ", "7", "7", "7"},
        {"0483", "483", "483", "483"},
        {"12,5", "12.5", "12.5", "!NUMBER_MARK"},
        {"12.5", "12.5", "!NUMBER_MARK", "12.5"},
        {"3,50", "3.5", "3.5", "!NUMBER_MARK"},
        {"\uFF11\uFF12,\uFF15", "12.5", "12.5", "!NUMBER_MARK"},
        {"1 234", "1234", "1234", "1234"},
        {"1\u00A0234", "1234", "1234", "1234"},
        {"1\u202F234", "1234", "1234", "1234"},
        {"1\u2009234\u2009567", "1234567", "1234567", "1234567"},
        {"1 234,50", "1234.5", "1234.5", "!NUMBER_MARK"},
        {"1 234.50", "1234.5", "!NUMBER_MARK", "1234.5"},
        {"1 234,567", "1234.567", "1234.567", "!NUMBER_MARK"},
        {"1.234,5", "1234.5", "1234.5", "!NUMBER_MARK"},
        {"1,234.5", "1234.5", "!NUMBER_MARK", "1234.5"},
        {"1.234.567", "1234567", "1234567", "!NUMBER_MARK"},
        {"1,234,567", "1234567", "!NUMBER_MARK", "1234567"},
        {"1,234", "!NUMBER_AMBIGUOUS", "1.234", "!NUMBER_AMBIGUOUS"},
        {"1.234", "!NUMBER_AMBIGUOUS", "!NUMBER_AMBIGUOUS", "1.234"},
        {"-12,345", "!NUMBER_AMBIGUOUS", "-12.345", "!NUMBER_AMBIGUOUS"},
        {"0,234", "0.234", "0.234", "!NUMBER_MARK"},
        {"1234,567", "1234.567", "1234.567", "!NUMBER_MARK"},
        {"\u22123", "-3", "-3", "-3"},
        {"\u22121 234,5", "-1234.5", "-1234.5", "!NUMBER_MARK"},
        {"-0", "0", "0", "0"},
        {"-0,00", "0", "0", "!NUMBER_MARK"},
    };
    for (const Case& c : cases) {
        BOOST_TEST_CONTEXT("'" << c.text << "'") {
            BOOST_TEST(told(read_number(c.text, DecimalMark::either)) == c.either);
            BOOST_TEST(told(read_number(c.text, DecimalMark::comma)) == c.comma);
            BOOST_TEST(told(read_number(c.text, DecimalMark::point)) == c.point);
        }
    }
}

BOOST_AUTO_TEST_CASE(what_is_no_number_is_never_guessed) {
    struct Case {
        std::string text;
        std::string read;
    };
    const Case cases[] = {
        {"", ""},
        {" \u00A0 ", ""},
        {"NaN", "!NUMBER_FORMAT"},
        {"nan", "!NUMBER_FORMAT"},
        {"Inf", "!NUMBER_FORMAT"},
        {"-Infinity", "!NUMBER_FORMAT"},
        {"1e5", "!NUMBER_FORMAT"},
        {"1E5", "!NUMBER_FORMAT"},
        {"0x1F", "!NUMBER_FORMAT"},
        {"12 34", "!NUMBER_FORMAT"},
        {"1 2345", "!NUMBER_FORMAT"},
        {"1234 567", "!NUMBER_FORMAT"},
        {"0 123", "!NUMBER_FORMAT"},
        {"1  234", "!NUMBER_FORMAT"},
        {"12,5,1", "!NUMBER_FORMAT"},
        {"1.234,567.8", "!NUMBER_FORMAT"},
        {"1 234.567,8", "!NUMBER_FORMAT"},
        {"12-maj", "!NUMBER_FORMAT"},
        {"12-5", "!NUMBER_FORMAT"},
        {"--5", "!NUMBER_FORMAT"},
        {"- 5", "!NUMBER_FORMAT"},
        {"+5", "!NUMBER_FORMAT"},
        {"5-", "!NUMBER_FORMAT"},
        {",5", "!NUMBER_FORMAT"},
        {"5,", "!NUMBER_FORMAT"},
        {"5 kr", "!NUMBER_FORMAT"},
        {"=1+1", "!NUMBER_FORMAT"},
        {"'5", "!NUMBER_FORMAT"},
        {"många", "!NUMBER_FORMAT"},
        {"\u0661\u0662", "!NUMBER_FORMAT"},  // Arabic-Indic digits
        {"%", "!NUMBER_FORMAT"},
        {"uppskattad", "!NUMBER_FORMAT"},
        {"-", "!NUMBER_STATE_SIGN"},
        {".", "!NUMBER_STATE_SIGN"},
        {"..", "!NUMBER_STATE_SIGN"},
        {"\u2013", "!NUMBER_STATE_SIGN"},
        {"\u2212", "!NUMBER_STATE_SIGN"},
        {"\u2026", "!NUMBER_STATE_SIGN"},
        {"~100", "!NUMBER_STATE_SIGN"},
        {"N/A", "!NUMBER_STATE_SIGN"},
        {"saknas", "=not_reported"},
        {"Saknas", "=not_reported"},
        {"not_reported", "=not_reported"},
        {"skyddad", "=suppressed"},
        {"ej aktuell", "=not_applicable"},
        {" EJ AKTUELLT ", "=not_applicable"},
        {"okänt", "=unknown"},
        {std::string(38, '9'), std::string(38, '9')},
        {std::string(39, '9'), "!NUMBER_RANGE"},
        {"-" + std::string(39, '1'), "!NUMBER_RANGE"},
        {std::string(1'000'000, '1'), "!NUMBER_RANGE"},
    };
    for (const Case& c : cases) {
        for (const DecimalMark mark :
             {DecimalMark::either, DecimalMark::comma, DecimalMark::point}) {
            BOOST_TEST_CONTEXT("'" << c.text.substr(0, 50) << "'") {
                BOOST_TEST(told(read_number(c.text, mark)) == c.read);
            }
        }
    }
}

BOOST_AUTO_TEST_CASE(both_meanings_of_an_ambiguous_number_are_offered) {
    const auto reading = read_number("-1,234", DecimalMark::either);
    BOOST_TEST_REQUIRE((reading.as_grouped && reading.as_decimals));
    BOOST_TEST(reading.as_grouped->to_string() == "-1234");
    BOOST_TEST(reading.as_decimals->to_string() == "-1.234");
    BOOST_TEST(!reading.value);
}

BOOST_AUTO_TEST_CASE(a_percent_sign_is_read_only_where_percent_is_meant) {
    for (const std::string text : {"87,3 %", "87,3%", "87,3\u00A0%"}) {
        BOOST_TEST(told(read_number(text, DecimalMark::comma, PercentSign::allowed)) == "87.3");
        BOOST_TEST(told(read_number(text, DecimalMark::comma)) == "!NUMBER_PERCENT");
    }
    BOOST_TEST(told(read_number("8%7", DecimalMark::comma, PercentSign::allowed)) ==
               "!NUMBER_FORMAT");
    BOOST_TEST(told(read_number("8%%", DecimalMark::comma, PercentSign::allowed)) ==
               "!NUMBER_FORMAT");
}

// Written with groups and a decimal comma, any number is read back as itself.
BOOST_AUTO_TEST_CASE(a_written_number_is_read_back) {
    BOOST_TEST(rc::check("read(write(x)) == x", [] {
        const auto coefficient = *rc::gen::arbitrary<std::int64_t>();
        const int scale = *rc::gen::inRange(0, 8);
        const std::string space =
            *rc::gen::element<std::string>("", " ", "\u00A0", "\u202F", "\u2009");
        const auto number = core::Decimal::of(coefficient, scale);
        const std::string plain = number.to_string();
        const std::size_t first = plain.front() == '-' ? 1 : 0;
        const std::size_t point = std::min(plain.find('.'), plain.size());
        std::string written = first == 1 ? "\u2212" : "";
        for (std::size_t i = first; i < point; ++i) {
            written += plain[i];
            if ((point - i) % 3 == 1 && i + 1 < point) {
                written += space;
            }
        }
        if (point < plain.size()) {
            written += "," + plain.substr(point + 1);
        }
        const auto read = read_number(written, DecimalMark::comma);
        RC_ASSERT(read.value.has_value());
        RC_ASSERT(*read.value == number);
    }));
}

// No text at all makes the reader fail, and only digits ever make a number.
BOOST_AUTO_TEST_CASE(nothing_without_a_digit_is_a_number) {
    BOOST_TEST(rc::check("no digit, no number", [] {
        const auto parts =
            *rc::gen::container<std::vector<std::string>>(rc::gen::element<std::string>(
                "-", ".", ",", " ", "%", "\u00A0", "\u2212", "~", "e", "x", "\u2013"));
        std::string text;
        for (const std::string& part : parts) {
            text += part;
        }
        for (const DecimalMark mark :
             {DecimalMark::either, DecimalMark::comma, DecimalMark::point}) {
            RC_ASSERT(!read_number(text, mark, PercentSign::allowed).value);
        }
    }));
}

BOOST_AUTO_TEST_SUITE_END()
