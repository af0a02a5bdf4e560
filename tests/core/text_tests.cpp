#include "app/core/text.h"

#include <rapidcheck.h>
#include <algorithm>
#include <boost/test/unit_test.hpp>

namespace {

using namespace utfall::core;

}  // namespace

BOOST_AUTO_TEST_SUITE(text_tests)

BOOST_AUTO_TEST_CASE(ill_formed_bytes_are_found_where_they_stand) {
    const struct {
        const char* name;
        std::string bytes;
        std::size_t at;
    } cases[] = {
        {"windows-1252 å", "ab\xE5 c", 2},
        {"lone trail", "\x80", 0},
        {"overlong slash", "a\xC0\xAF", 1},
        {"overlong in three", "\xE0\x80\xAF", 0},
        {"overlong in four", "\xF0\x80\x80\xAF", 0},
        {"surrogate", "å\xED\xA0\x80", 2},
        {"above U+10FFFF", "\xF4\x90\x80\x80", 0},
        {"five bytes", "\xF8\x88\x80\x80\x80", 0},
        {"cut short", "a\xE2\x82", 1},
        {"wrong trail", "\xE2\x28\xA1", 0},
        {"FF", "abc\xFF", 3},
    };
    for (const auto& c : cases) {
        BOOST_TEST_CONTEXT(c.name) {
            const auto found = first_invalid_utf8(c.bytes);
            BOOST_REQUIRE(found.has_value());
            BOOST_TEST(*found == c.at);
        }
    }
    for (const char* text : {"", "plain", "åäö", "\u0080\u07FF\u0800\uFFFF\U00010000\U0010FFFF"}) {
        BOOST_TEST(!first_invalid_utf8(text).has_value());
    }
}

BOOST_AUTO_TEST_CASE(text_is_brought_to_composed_form) {
    BOOST_TEST(to_nfc("A\u030Angstro\u0308m") == "Ångström");
    BOOST_TEST(to_nfc("\u212B") == "Å");  // the unit sign
    BOOST_TEST(to_nfc("\u1100\u1161") == "\uAC00");
    BOOST_TEST(to_nfc("plain") == "plain");
    BOOST_TEST(to_nfc("åäö 😀") == "åäö 😀");
}

BOOST_AUTO_TEST_CASE(invisible_control_and_direction_characters_are_found) {
    for (const char* good : {"", "two\nlines\tand a tab", "åäö \u00A0 \u200D 😀", "\u202F"}) {
        BOOST_TEST((text_fault(good) == TextFault::none));
    }
    for (const char* bad : {"a\rb", "\x01", "\x1B[0m", "\x7F", "\u0080", "\u009F"}) {
        BOOST_TEST((text_fault(bad) == TextFault::control_character));
    }
    BOOST_TEST((text_fault(std::string_view{"a\0b", 3}) == TextFault::control_character));
    for (const char* bad : {"\u202A", "a\u202Eb", "\u2066", "\u2069"}) {
        BOOST_TEST((text_fault(bad) == TextFault::bidi_override));
    }
}

BOOST_AUTO_TEST_CASE(length_counts_characters) {
    BOOST_TEST(length_in_characters("") == 0U);
    BOOST_TEST(length_in_characters("åäö") == 3U);
    BOOST_TEST(length_in_characters("a😀") == 2U);
}

BOOST_AUTO_TEST_CASE(surrounding_white_space_of_every_kind_is_removed) {
    BOOST_TEST(trimmed(" \t\r\n\u00A0\u202F\u2009 12 500\u00A0 ") == "12 500");
    BOOST_TEST(trimmed("\u00A0\u00A0") == "");
    BOOST_TEST(trimmed("å") == "å");
}

BOOST_AUTO_TEST_CASE(splitting_keeps_empty_parts) {
    const auto check = [](std::string_view text, const std::vector<std::string>& expected) {
        BOOST_TEST(split(text, ';') == expected, boost::test_tools::per_element());
    };
    check("", {""});
    check("a;b", {"a", "b"});
    check(";a;", {"", "a", ""});
}

BOOST_AUTO_TEST_CASE(the_swedish_alphabet_ends_with_å_ä_ö) {
    std::vector<std::string> words{"ö", "z", "ä", "a", "å", "wa", "vb", "Ab", "e", "é", "f"};
    std::ranges::sort(words,
                      [](const auto& a, const auto& b) { return compare_swedish(a, b) < 0; });
    const std::vector<std::string> expected{"a",  "Ab", "e", "é", "f", "vb",
                                            "wa", "z",  "å", "ä", "ö"};
    BOOST_TEST(words == expected, boost::test_tools::per_element());
    BOOST_TEST(compare_swedish("a", "a") == 0);
    BOOST_TEST(compare_swedish("\u00AD", "") != 0);  // ignorable, and yet another text
}

BOOST_AUTO_TEST_CASE(the_nearest_known_word_is_proposed) {
    const std::vector<std::string> known{"organisation", "measure", "period", "Närvaro"};
    BOOST_TEST(closest("organization", known) == "organisation");
    BOOST_TEST(closest("Mesure", known) == "measure");
    BOOST_TEST(closest("narvaro", known) == "Närvaro");
    BOOST_TEST(closest("NÄRVARO", known) == "Närvaro");
    BOOST_TEST(closest("budget", known).empty());
    BOOST_TEST(closest("peri", known) == "period");
    BOOST_TEST(closest("per", known).empty());
}

BOOST_AUTO_TEST_SUITE_END()
