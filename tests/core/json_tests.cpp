#include "app/core/json.h"

#include <rapidcheck.h>
#include <boost/test/unit_test.hpp>
#include <limits>
#include <stdexcept>

namespace {

using namespace utfall::core;

std::string any_text() {
    static const std::vector<std::string> pieces{
        "a",  "Z",  "0", " ",        "å",    "ä",      "ö",          "Å",
        "é",  "ß",  "😀", "👩\u200D🎓", "日本", "\u2028", "\n",         "\t",
        "\"", "\\", "/", "\\u0041",  "{",    "]",      "\U0010FFFF", "\uE000"};
    const auto chosen = *rc::gen::container<std::vector<std::size_t>>(
        rc::gen::inRange<std::size_t>(0, pieces.size()));
    std::string text;
    for (const std::size_t index : chosen) text += pieces[index];
    return text;
}

Json any_json(int depth) {
    switch (*rc::gen::inRange(0, depth == 0 ? 4 : 6)) {
        case 0:
            return {};
        case 1:
            return *rc::gen::arbitrary<bool>();
        case 2:
            return *rc::gen::arbitrary<std::int64_t>();
        case 3:
            return any_text();
        case 4: {
            JsonArray array;
            for (int i = *rc::gen::inRange(0, 4); i > 0; --i) array.push_back(any_json(depth - 1));
            return array;
        }
        default: {
            JsonObject object;
            for (int i = *rc::gen::inRange(0, 4); i > 0; --i) {
                object[any_text()] = any_json(depth - 1);
            }
            return object;
        }
    }
}

}  // namespace

BOOST_AUTO_TEST_SUITE(json_tests)

BOOST_AUTO_TEST_CASE(the_canonical_form_has_sorted_keys_and_no_white_space) {
    Json value;
    value.set("ö", 1).set("z", Json{}.push(true).push(nullptr).push(false));
    value.set("a", Json{JsonObject{}}).set("Z", "å/\"\\").set("😀", JsonArray{});
    value.set("\uFFFD", std::numeric_limits<std::int64_t>::min());
    BOOST_TEST(canonical(value) ==
               "{\"Z\":\"å/\\\"\\\\\",\"a\":{},\"z\":[true,null,false],\"ö\":1,"
               "\"\uFFFD\":-9223372036854775808,\"😀\":[]}");
}

BOOST_AUTO_TEST_CASE(escapes_are_the_shortest) {
    const auto written = [](std::string_view text) {
        std::string out;
        append_canonical_string(out, text);
        return out;
    };
    BOOST_TEST(written(std::string_view{"\0\x01\x1F", 3}) == R"("\u0000\u0001\u001f")");
    BOOST_TEST(written("\b\t\n\f\r") == R"("\b\t\n\f\r")");
    BOOST_TEST(written("\"\\/") == R"("\"\\/")");
    BOOST_TEST(written("\x7F\u0080åäö😀") == "\"\x7F\u0080åäö😀\"");
    BOOST_TEST(written("") == "\"\"");
    BOOST_TEST(written("a\nb") == R"("a\nb")");
}

BOOST_AUTO_TEST_CASE(what_is_written_is_read_back_and_written_the_same) {
    BOOST_TEST(rc::check("canonical and pretty", [] {
        const Json value = any_json(4);
        const std::string text = canonical(value);
        Findings findings;
        const auto read = parse_json(text, "x", findings);
        RC_ASSERT(findings.empty());
        RC_ASSERT((read.has_value() && *read == value));
        RC_ASSERT(canonical(*read) == text);
        RC_ASSERT(parse_own_json(pretty(value)) == value);
    }));
}

BOOST_AUTO_TEST_CASE(people_read_an_indented_form) {
    Json value;
    value.set("b", Json{}.push(1).push("x")).set("a", JsonObject{}).set("c", JsonArray{});
    value.set("d", Json{}.set("e", nullptr));
    BOOST_TEST(pretty(value) ==
               "{\n  \"a\": {},\n  \"b\": [\n    1,\n    \"x\"\n  ],\n  \"c\": [],\n"
               "  \"d\": {\n    \"e\": null\n  }\n}\n");
    BOOST_TEST(pretty(Json{7}) == "7\n");
}

BOOST_AUTO_TEST_CASE(members_are_found_set_and_replaced) {
    Json value;
    value.set("name", "x").set("name", "y").set("n", 3);
    BOOST_TEST(value.string_or("name") == "y");
    BOOST_TEST(value.string_or("n", "-") == "-");
    BOOST_TEST(value.string_or("none", "-") == "-");
    BOOST_TEST(value.find("n")->integer() == 3);
    BOOST_TEST(value.find("none") == nullptr);
    BOOST_TEST(Json{1}.find("n") == nullptr);
    BOOST_TEST(value.object().size() == 2U);
    BOOST_CHECK_THROW(Json{"text"}.set("a", 1), std::bad_variant_access);
    BOOST_TEST(Json{"word"}.is_string());  // and not the boolean a pointer converts to
    BOOST_CHECK_THROW(Json{std::uint64_t{1} << 63U}, std::overflow_error);
    BOOST_TEST(Json{std::uint64_t{7}}.integer() == 7);
}

BOOST_AUTO_TEST_SUITE_END()
