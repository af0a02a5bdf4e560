#include "app/web/target.h"

#include <boost/test/unit_test.hpp>
#include <string>
#include <vector>

using namespace utfall::web;

namespace {

using Segments = std::vector<std::string>;

BOOST_AUTO_TEST_SUITE(target_tests)

BOOST_AUTO_TEST_CASE(a_plain_target_gives_its_segments_its_form_and_its_query) {
    const auto target = parse_target("/p/UP2/indicators.csv?q=a+b&q=%C3%A5&empty=&bare");
    BOOST_TEST_REQUIRE(target.has_value());
    BOOST_TEST((target->segments == Segments{"p", "UP2", "indicators"}));
    BOOST_TEST(target->path == "/p/UP2/indicators");
    BOOST_TEST(target->form == "csv");
    BOOST_TEST((target->query.many("q") == Segments{"a b", "å"}));
    BOOST_TEST(target->query.has("bare"));
    BOOST_TEST(target->query.one("none", "other") == "other");
}

BOOST_AUTO_TEST_CASE(a_segment_is_decoded_once_and_never_twice) {
    const auto target = parse_target("/%C3%A5%20%25%32%66");
    BOOST_TEST_REQUIRE(target.has_value());
    BOOST_TEST((target->segments == Segments{"å %2f"}));
    BOOST_TEST(target->path == "/%C3%A5%20%252f");
    BOOST_TEST((parse_target("/a+b")->segments == Segments{"a+b"}));
    BOOST_TEST((parse_target("/%252e%252e/x")->segments == Segments{"%2e%2e", "x"}));
}

BOOST_AUTO_TEST_CASE(only_the_four_forms_are_cut_off_a_name) {
    BOOST_TEST((parse_target("/a/app.css")->segments == Segments{"a", "app.css"}));
    BOOST_TEST(parse_target("/x.tar.json")->form == "json");
    BOOST_TEST((parse_target("/x.tar.json")->segments == Segments{"x.tar"}));
    BOOST_TEST(parse_target("/.json")->form.empty());
    BOOST_TEST(parse_target("/x.JSON")->form.empty());
}

BOOST_AUTO_TEST_CASE(a_doubtful_target_is_no_target) {
    const std::vector<std::string> doubtful{
        "", "*", "p", "http://127.0.0.1:8350/", "//evil.example", "/a//b", "/a/", "/./a", "/a/.",
        "/a/..", "/../a", "/a/%2e%2e/b", "/a/%2E./b", "/%2f", "/a%2Fb", "/a%5cb", "/a\\b", "/a%00b",
        std::string{"/a\0b", 4}, "/a%0d%0ab", "/a\tb", "/a%", "/a%4", "/a%zz", "/a%-1", "/a%+1",
        // Overlong, lone surrogate, cut short, above the last.
        "/%c0%ae%c0%ae", "/%ed%a0%80", "/%c3", "/%f5%80%80%80", "/\xff", "/a#b", "/a?q=%00",
        "/a?q=%zz", "/a?%c0=x", "/" + std::string(4096, 'a')};
    for (const auto& raw : doubtful) BOOST_TEST(!parse_target(raw).has_value(), raw);
}

BOOST_AUTO_TEST_CASE(a_query_has_a_hundred_fields_at_most) {
    std::string raw = "/a?b=1";
    for (int i = 1; i < 100; ++i) raw += "&b=1";
    BOOST_TEST(parse_target(raw).has_value());
    BOOST_TEST(!parse_target(raw + "&b=1").has_value());
}

BOOST_AUTO_TEST_CASE(a_form_with_too_much_or_broken_text_is_not_taken) {
    Fields fields;
    BOOST_TEST(parse_form("a=1&&b=2&=3&c", fields));
    BOOST_TEST(fields.all().size() == 4U);
    BOOST_TEST(!parse_form("a=" + std::string(64 * 1024 + 1, 'a'), fields));
    BOOST_TEST(parse_form("a=" + std::string(64 * 1024, 'a'), fields));
    BOOST_TEST(!parse_form("a=%ff", fields));
    BOOST_TEST(!parse_form("a=1&b=2&c=3", fields, 2));
}

BOOST_AUTO_TEST_CASE(what_is_encoded_comes_back_as_it_was) {
    for (const std::string text : {"a b/å?#%&=+", "..", "\xF0\x9F\x8C\xB1", "\"'<>"}) {
        Fields fields;
        BOOST_TEST(parse_form("x=" + percent_encoded(text), fields));
        BOOST_TEST(fields.one("x") == text);
    }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
