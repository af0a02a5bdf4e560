#include "app/intake/text_decoding.h"

#include <boost/test/unit_test.hpp>

using namespace utfall;
using intake::TextEncoding;

BOOST_AUTO_TEST_SUITE(text_decoding_tests)

BOOST_AUTO_TEST_CASE(text_is_read_in_the_encoding_it_was_written_in) {
    using namespace std::string_literals;
    const struct {
        const char* name;
        std::string bytes;
        std::string text;
        TextEncoding encoding;
    } cases[] = {
        {"nothing", "", "", TextEncoding::utf8},
        {"UTF-8", "läsår", "läsår", TextEncoding::utf8},
        {"UTF-8 with its mark", "\xEF\xBB\xBFläsår", "läsår", TextEncoding::utf8},
        {"Windows-1252", "l\xE4s\xE5r 100\xA0\x25 \x96 \x80", "läsår 100\u00A0% \u2013 \u20AC",
         TextEncoding::windows_1252},
        {"UTF-16, low byte first", "\xFF\xFE\xE5\0r\0"s, "år", TextEncoding::utf16},
        {"UTF-16, high byte first", "\xFE\xFF\0\xE5\0r"s, "år", TextEncoding::utf16},
        {"UTF-16 beyond its first plane", "\xFF\xFE\x3D\xD8\x00\xDE\xAC\x20"s, "\U0001F600\u20AC",
         TextEncoding::utf16},
    };
    for (const auto& c : cases) {
        BOOST_TEST_CONTEXT(c.name) {
            const auto decoded = intake::decoded_text(c.bytes);
            BOOST_TEST_REQUIRE(decoded.has_value());
            BOOST_TEST(decoded->utf8 == c.text);
            BOOST_TEST((decoded->encoding == c.encoding));
        }
    }
}

BOOST_AUTO_TEST_CASE(bytes_that_are_no_text_are_not_made_one) {
    using namespace std::string_literals;
    const struct {
        const char* name;
        std::string bytes;
    } cases[] = {
        {"a byte that Windows-1252 does not have", "l\xE4\x81r"},
        {"a mark of UTF-8 before what is none", "\xEF\xBB\xBFl\xE4r"},
        {"half a character", "\xFF\xFE\xE5"s},
        {"the first half of a pair alone", "\xFF\xFE\x3D\xD8"s},
        {"a pair whose second half is another", "\xFF\xFE\x3D\xD8r\0"s},
        {"the second half of a pair alone", "\xFF\xFE\x00\xDE"s},
    };
    for (const auto& c : cases) BOOST_TEST(!intake::decoded_text(c.bytes).has_value(), c.name);
}

BOOST_AUTO_TEST_SUITE_END()
