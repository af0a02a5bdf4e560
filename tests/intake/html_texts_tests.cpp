#include "app/intake/html_texts.h"

#include <boost/test/unit_test.hpp>

namespace {

using utfall::intake::html_meta;
using utfall::intake::html_texts;

// "T1.1:text|text"
std::string told(std::string_view page) {
    std::string told;
    for (const auto& [ref, text] : html_texts(page)) {
        if (!told.empty()) told += '|';
        if (!ref.empty()) told += ref + ":";
        told += text;
    }
    return told;
}

BOOST_AUTO_TEST_SUITE(html_texts_tests)

BOOST_AUTO_TEST_CASE(a_page_says_what_a_reader_sees) {
    const std::pair<const char*, const char*> rows[] = {
        {"<p>Ett</p><p>tv\xC3\xA5</p>", "Ett|tv\xC3\xA5"},
        {"<p>a\n   b</p>", "a b"},
        {"<style>p{}</style><script>x<y</script><p>c</p><!-- <p>d</p> -->", "c"},
        {"<td data-ref=\"T1.1\">5 &lt; 6&nbsp;%</td><td>7</td>", "T1.1:5 < 6\xC2\xA0%|7"},
        {"<td data-ref=\"T1.1\"><b>5</b><td>x</td></td><i>y</i>", "T1.1:5|T1.1:x|y"},
        {"a &amp; b &#39;c&#39; &x; &", "a & b 'c' &x; &"},
        {"<p", ""},
        {"<!-- never closed", ""},
        {"", ""},
    };
    for (const auto& [page, expected] : rows) BOOST_TEST(told(page) == expected, page);
}

BOOST_AUTO_TEST_CASE(a_meta_is_found_by_its_name) {
    const char* page = "<meta name=\"a\" content=\"1\"><meta name=\"b\" content=\"2 &amp; 3\">";
    BOOST_TEST(html_meta(page, "b") == "2 & 3");
    BOOST_TEST(html_meta(page, "c").empty());
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
