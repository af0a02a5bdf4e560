#include "app/intake/xlsx_values.h"

#include <rapidcheck.h>

#include <boost/test/unit_test.hpp>

using namespace utfall;

BOOST_AUTO_TEST_SUITE(xlsx_values_tests)

BOOST_AUTO_TEST_CASE(a_number_is_what_fifteen_digits_say) {
    const std::pair<const char*, const char*> rows[] = {
        {"0", "0"},
        {"-0", "0"},
        {"0.000", "0"},
        {"7", "7"},
        {"-12.50", "-12.5"},
        {"0.10000000000000001", "0.1"},
        {"0.29999999999999999", "0.3"},
        {"999999999999999.9", "1000000000000000"},
        {"94.655462184873954", "94.655462184874"},
        {"1E3", "1000"},
        {"1.5e+2", "150"},
        {"-2.5E-1", "-0.25"},
        {"1e-7", "0.0000001"},
        {"007", "7"},
        {"", nullptr},
        {"-", nullptr},
        {".", nullptr},
        {"1,5", nullptr},
        {"1 000", nullptr},
        {"+1", nullptr},
        {"1e", nullptr},
        {"1e999", nullptr},
        {"INF", nullptr},
        {"0x10", nullptr},
    };
    for (const auto& [written, expected] : rows) {
        const auto read = intake::read_sheet_number(written);
        BOOST_TEST(read.has_value() == (expected != nullptr), written);
        if (read && expected != nullptr) BOOST_TEST(*read == expected, written);
    }
}

BOOST_AUTO_TEST_CASE(a_day_is_counted_past_the_day_that_never_was) {
    const std::tuple<const char*, bool, const char*> rows[] = {
        {"1", false, "1900-01-01"},
        {"59", false, "1900-02-28"},
        {"60", false, ""},
        {"61", false, "1900-03-01"},
        {"45717", false, "2025-03-01"},
        {"2958465", false, "9999-12-31"},
        {"2958466", false, ""},
        {"0", false, ""},
        {"45717.25", false, ""},
        {"0", true, "1904-01-01"},
        {"44255", true, "2025-03-01"},
        {"-1", true, ""},
    };
    for (const auto& [serial, from_1904, expected] : rows) {
        const auto day = intake::read_sheet_date(serial, from_1904);
        BOOST_TEST((day ? day->to_string() : "") == expected, serial);
    }
}

BOOST_AUTO_TEST_CASE(a_format_shows_a_date_by_what_stands_outside_quotes_and_brackets) {
    for (const char* code : {"yyyy-mm-dd", "[$-41D]d mmmm yyyy;@", "[h]:mm", "d/m", "MMM YY"})
        BOOST_TEST(intake::shows_a_date(code), code);
    for (const char* code : {"General", "0.00", "\"Datum:\" 0", "[Red]#,##0", "#,##0\\ \\d", "@",
                             "0_d", "0.00E+00", "\"open", "[open"})
        BOOST_TEST(!intake::shows_a_date(code), code);
}

BOOST_AUTO_TEST_CASE(a_format_says_how_many_decimals_are_shown_and_whether_of_a_hundred) {
    const std::tuple<const char*, int, bool> rows[] = {
        {"General", 0, false},    {"0", 0, false},        {"0.00", 2, false},
        {"#,##0.000", 3, false},  {"0.0%", 1, true},      {"0.0 \"0.00\"", 1, false},
        {"0.0;-0.000", 1, false}, {"0.00E+00", 2, false}, {"[$-41D]0.0", 1, false},
        {"@", 0, false},          {"0.0\\0", 1, false},   {"\"open", 0, false},
    };
    for (const auto& [code, decimals, percent] : rows) {
        const auto look = intake::look_of(code);
        BOOST_TEST(look.decimals == decimals, code);
        BOOST_TEST(look.percent == percent, code);
        BOOST_TEST(!look.date, code);
    }
    BOOST_TEST((intake::look_of("yyyy-mm-dd") == intake::XlsxNumberLook{true, false, 0}));
    BOOST_TEST((intake::look_of_built_in(4) == intake::XlsxNumberLook{false, false, 2}));
    BOOST_TEST((intake::look_of_built_in(10) == intake::XlsxNumberLook{false, true, 2}));
    BOOST_TEST((intake::look_of_built_in(14) == intake::XlsxNumberLook{true, false, 0}));
}

BOOST_AUTO_TEST_CASE(a_place_reads_as_it_is_written) {
    BOOST_TEST(rc::check("every place of a sheet comes back", [] {
        const intake::XlsxPlace place{*rc::gen::inRange(1u, 1'048'577u),
                                      *rc::gen::inRange(1u, 16'385u)};
        RC_ASSERT(intake::read_place(to_string(place)) == place);
    }));
    BOOST_TEST((intake::read_place("$XFD$1048576") == intake::XlsxPlace{1'048'576, 16'384}));
    for (const char* text : {"", "A", "1", "A0", "XFE1", "A1048577", "a1", "A1:B2", "A-1"})
        BOOST_TEST(!intake::read_place(text).has_value(), text);
}

BOOST_AUTO_TEST_CASE(an_escape_is_what_xml_cannot_hold) {
    const std::pair<const char*, const char*> rows[] = {
        {"a_x000A_b", "a\nb"},  {"_x005F_x000A_", "_x000A_"}, {"_x00", "_x00"},
        {"_xZZZZ_", "_xZZZZ_"}, {"plain_x", "plain_x"},       {"", ""},
    };
    for (const auto& [text, expected] : rows)
        BOOST_TEST(intake::decode_escapes(text) == expected, text);
}

BOOST_AUTO_TEST_SUITE_END()
