#include "app/core/error.h"
#include "app/core/json.h"

#include <rapidcheck.h>
#include <boost/test/unit_test.hpp>

namespace {

using namespace utfall::core;

std::string nested(int depth) {
    return std::string(static_cast<std::size_t>(depth), '[') +
           std::string(static_cast<std::size_t>(depth), ']');
}

}  // namespace

BOOST_AUTO_TEST_SUITE(json_parse_tests)

BOOST_AUTO_TEST_CASE(strict_json_is_read) {
    const struct {
        const char* name;
        std::string text;
        std::string canonical;
    } cases[] = {
        {"white space", " {\r\n\t\"a\" : [ 1 , -2 ] } ", R"({"a":[1,-2]})"},
        {"byte order mark at the start", "\uFEFF[]", "[]"},
        {"escapes", R"("\u00e5\/\ud83d\ude00\n\t\"\\")", "\"å/😀\\n\\t\\\"\\\\\""},
        {"limits", "[9223372036854775807,-9223372036854775808]",
         "[9223372036854775807,-9223372036854775808]"},
        {"minus zero", "-0", "0"},
        {"64 levels", nested(64), nested(64)},
        {"decomposed text", "{\"A\u030A\":\"o\u0308\"}", "{\"Å\":\"ö\"}"},
        {"same key in other objects", R"({"a":{"a":1},"b":[{"a":1},{"a":2}]})",
         R"({"a":{"a":1},"b":[{"a":1},{"a":2}]})"},
        {"empty key", R"({"":{"":1}})", R"({"":{"":1}})"},
    };
    for (const auto& c : cases) {
        BOOST_TEST_CONTEXT(c.name) {
            Findings findings;
            const auto value = parse_json(c.text, "f.json", findings);
            BOOST_TEST(findings.total() == 0U);
            BOOST_REQUIRE(value.has_value());
            BOOST_TEST(canonical(*value) == c.canonical);
        }
    }
}

BOOST_AUTO_TEST_CASE(fractions_of_others_are_read_sign_by_sign_where_that_is_asked_for) {
    const struct {
        const char* text;
        const char* canonical;
    } cases[] = {
        {"[71.2,71,-0.50]", R"(["71.2",71,"-0.50"])"},
        {"[1e-05,1E3,0.1000000000000000055511151231257827]",
         R"(["1e-05","1E3","0.1000000000000000055511151231257827"])"},
        {R"({"a":1.0})", R"({"a":"1.0"})"},
    };
    for (const auto& c : cases) {
        BOOST_TEST_CONTEXT(c.text) {
            Findings findings;
            const auto value = parse_json(c.text, "f.json", findings, Fractions::as_text);
            BOOST_TEST_REQUIRE(value.has_value());
            BOOST_TEST(canonical(*value) == c.canonical);
        }
    }
    for (const char* text : {"[1e999]", "[99999999999999999999]"}) {
        BOOST_TEST_CONTEXT(text) {
            Findings findings;
            BOOST_TEST(!parse_json(text, "f.json", findings, Fractions::as_text).has_value());
            BOOST_TEST(findings.list().at(0).code == "JSON_NUMBER_RANGE");
        }
    }
}

BOOST_AUTO_TEST_CASE(bad_json_is_refused_with_its_line_and_place) {
    const struct {
        const char* name;
        std::string text;
        const char* code;
        std::int64_t row;
        const char* pointer;
    } cases[] = {
        {"nothing", "", "JSON_SYNTAX", 1, ""},
        {"duplicate key", "{\"a\":{\n\"b\":1,\n\"b\":2}}", "JSON_DUPLICATE_KEY", 3, "/a/b"},
        {"duplicate after composition", "{\"Å\":1,\"A\u030A\":2}", "JSON_DUPLICATE_KEY", 1, "/Å"},
        {"duplicate escaped", "{\"a\":1,\n\"\\u0061\":2}", "JSON_DUPLICATE_KEY", 2, "/a"},
        {"depth 65", nested(65), "JSON_DEPTH", 1, nullptr},
        {"depth 200", nested(200), "JSON_DEPTH", 1, nullptr},
        {"depth 100000 unclosed", std::string(100'000, '['), "JSON_DEPTH", 1, nullptr},
        {"1e999", "[\n1e999]", "JSON_FLOAT", 2, "/0"},
        {"exponent", "{\"a/b\":[0,1E3]}", "JSON_FLOAT", 1, "/a~1b/1"},
        {"decimals", "[1,\n2.50\n]", "JSON_FLOAT", 2, "/1"},
        {"beyond int64", "[9223372036854775808]", "JSON_NUMBER_RANGE", 1, "/0"},
        {"below int64", "[-9223372036854775809]", "JSON_NUMBER_RANGE", 1, "/0"},
        {"20 digits", "99999999999999999999", "JSON_NUMBER_RANGE", 1, ""},
        {"400 digits", "[1" + std::string(400, '0') + "]", "JSON_NUMBER_RANGE", 1, "/0"},
        {"trailing value", "{}\n{}", "JSON_SYNTAX", 2, ""},
        {"trailing letter", "[] x", "JSON_SYNTAX", 1, ""},
        {"trailing comma", "[1,\n\n]", "JSON_SYNTAX", 3, "/1"},
        {"comment", "[1] // x", "JSON_SYNTAX", 1, ""},
        {"NaN", "[NaN]", "JSON_SYNTAX", 1, "/0"},
        {"single quotes", "{'a':1}", "JSON_SYNTAX", 1, ""},
        {"leading zero", "[012]", "JSON_SYNTAX", 1, nullptr},
        {"unclosed", "{\"a\":1", "JSON_SYNTAX", 1, nullptr},
        {"lone surrogate", R"(["\ud800"])", "JSON_SYNTAX", 1, "/0"},
        {"line break in text", "[\"a\nb\"]", "JSON_SYNTAX", 1, "/0"},
        {"second byte order mark", "\uFEFF\uFEFF[]", "JSON_SYNTAX", 1, ""},
        {"byte order mark inside", "[\n\"a\uFEFF\"]", "JSON_TEXT", 2, "/0"},
        {"escaped NUL", "{\"a\":\n\"x\\u0000y\"}", "JSON_TEXT", 2, "/a"},
        {"raw NUL", std::string{"[\n\0]", 4}, "JSON_TEXT", 2, ""},
        {"escaped control", R"(["\u001b"])", "JSON_TEXT", 1, "/0"},
        {"direction override", "[\"a\u202Eb\"]", "JSON_TEXT", 1, "/0"},
        {"direction override escaped", R"(["\u2066"])", "JSON_TEXT", 1, "/0"},
        {"invalid UTF-8", "{\n\"a\":\"\xE5\"}", "JSON_ENCODING", 2, ""},
        {"UTF-16", std::string{"\xFF\xFE{\0}\0", 6}, "JSON_ENCODING", 1, ""},
    };
    for (const auto& c : cases) {
        BOOST_TEST_CONTEXT(c.name) {
            Findings findings;
            BOOST_TEST(!parse_json(c.text, "f.json", findings).has_value());
            BOOST_REQUIRE(findings.total() == 1U);
            const Finding& finding = findings.list().front();
            BOOST_TEST(finding.code == c.code);
            BOOST_TEST(finding.where.file == "f.json");
            BOOST_TEST(finding.where.row == c.row);
            BOOST_TEST(finding.args.at("line") == std::to_string(c.row));
            if (c.pointer != nullptr) BOOST_TEST(finding.where.pointer == c.pointer);
        }
    }
}

BOOST_AUTO_TEST_CASE(all_faults_that_do_not_stop_reading_are_told_at_once) {
    Findings findings;
    const auto value =
        parse_json("{\"a\":1.5,\n\"a\":2,\n\"b\":[\"\\u0007\",\n1e5]}", "f", findings);
    BOOST_TEST(!value.has_value());
    std::vector<std::string> told;
    for (const Finding& finding : findings.list()) {
        told.push_back(finding.code + " " + std::to_string(finding.where.row) + " " +
                       finding.where.pointer);
    }
    const std::vector<std::string> expected{"JSON_FLOAT 1 /a", "JSON_DUPLICATE_KEY 2 /a",
                                            "JSON_TEXT 3 /b/0", "JSON_FLOAT 4 /b/1"};
    BOOST_TEST(told == expected, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(earlier_findings_do_not_make_a_sound_document_faulty) {
    Findings findings;
    findings.add("EARLIER", {});
    BOOST_TEST(parse_json("[]", "f", findings).has_value());
    BOOST_TEST(findings.total() == 1U);
}

BOOST_AUTO_TEST_CASE(any_bytes_give_a_value_or_a_finding) {
    BOOST_TEST(rc::check("never neither and never both", [] {
        std::string bytes = R"({"a":[1,"å\n",null,{"b":true}],"c":-12})";
        for (int i = *rc::gen::inRange(1, 4); i > 0; --i) {
            bytes[*rc::gen::inRange<std::size_t>(0, bytes.size())] = *rc::gen::arbitrary<char>();
        }
        Findings findings;
        const auto value = parse_json(bytes, "f", findings);
        RC_ASSERT(value.has_value() == findings.empty());
        if (value) RC_ASSERT(parse_own_json(canonical(*value)) == *value);
    }));
}

BOOST_AUTO_TEST_CASE(a_record_of_our_own_that_does_not_parse_is_a_matter_of_integrity) {
    BOOST_TEST(parse_own_json("[1]").array().size() == 1U);
    BOOST_CHECK_EXCEPTION(parse_own_json("[1.5]"), Error, [](const Error& error) {
        return error.kind() == ErrorKind::integrity && error.code() == "RECORD_UNREADABLE";
    });
}

BOOST_AUTO_TEST_SUITE_END()
