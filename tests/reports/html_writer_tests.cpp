#include "reports/html_writer.h"

#include "tests/reports/hostile_texts.h"
#include "tests/reports/html_reading.h"

#include <rapidcheck.h>
#include <boost/test/unit_test.hpp>

#include <stdexcept>

using utfall::reports::HtmlWriter;
using utfall::tests::read_html;

BOOST_AUTO_TEST_SUITE(html_writer_tests)

BOOST_AUTO_TEST_CASE(hostile_content_comes_back_as_the_same_text_and_nothing_else) {
    for (const std::string& text : utfall::tests::hostile_texts()) {
        BOOST_TEST_CONTEXT(text) {
            HtmlWriter out;
            out.open("html").element("p", {{"title", text}, {"data-ref", text}}, text).close();
            const auto tags = read_html(out.take());
            BOOST_REQUIRE_EQUAL(tags.size(), 2U);
            BOOST_TEST(tags[1].name == "p");
            BOOST_TEST(tags[1].attributes.size() == 2U);
            BOOST_TEST(tags[1].attributes.at("title") == text);
            BOOST_TEST(tags[1].text.substr(0, text.size()) == text);
        }
    }
}

BOOST_AUTO_TEST_CASE(any_text_survives_writing_and_reading) {
    BOOST_TEST(rc::check("text and attribute", [] {
        const std::string text = *rc::gen::container<std::string>(rc::gen::inRange(' ', '\x7F'));
        HtmlWriter out;
        out.open("html").element("b", {{"title", text}}, text).close();
        const auto tags = read_html(out.take());
        RC_ASSERT(tags.at(1).attributes.at("title") == text);
        RC_ASSERT(tags.at(1).text.starts_with(text));
    }));
}

BOOST_AUTO_TEST_CASE(a_control_character_is_shown_as_a_mark) {
    HtmlWriter out;
    out.text(
        std::string_view{"a\0b\x1B"
                         "c\td",
                         7});
    BOOST_TEST(out.take() == "a\uFFFDb\uFFFDc\td\n");
}

BOOST_AUTO_TEST_CASE(a_style_sheet_cannot_end_its_element) {
    for (const std::string_view css : {"p{}</style><script>", "p{content:'</'}", "<!-- p{}"}) {
        BOOST_CHECK_THROW(HtmlWriter{}.style(css), std::logic_error);
    }
}

BOOST_AUTO_TEST_CASE(elements_close_in_order) {
    HtmlWriter open;
    open.open("p");
    BOOST_CHECK_THROW(open.take(), std::logic_error);
    BOOST_CHECK_THROW(HtmlWriter{}.close(), std::logic_error);
}

BOOST_AUTO_TEST_CASE(coordinates_have_at_most_one_decimal) {
    using utfall::reports::tenths_text;
    BOOST_TEST(tenths_text(0) == "0");
    BOOST_TEST(tenths_text(120) == "12");
    BOOST_TEST(tenths_text(-5) == "-0.5");
    BOOST_TEST(tenths_text(6403) == "640.3");
}

BOOST_AUTO_TEST_SUITE_END()
