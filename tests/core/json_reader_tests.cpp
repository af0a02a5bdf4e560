#include "app/core/json_reader.h"

#include "app/core/finding_texts.h"

#include <boost/test/unit_test.hpp>

namespace {

using namespace utfall::core;

std::vector<std::string> told(const Findings& findings) {
    std::vector<std::string> lines;
    for (const Finding& finding : findings.list()) {
        lines.push_back(finding.code + " " + finding.where.pointer);
    }
    return lines;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(json_reader_tests)

BOOST_AUTO_TEST_CASE(members_are_read_as_their_types) {
    const Json value = parse_own_json(R"({
        "name": "x", "code": "DUV", "codes": ["A", "Å"], "plain": "same", "both": {"sv": "s", "en": "e"},
        "day": "2025-02-28", "amount": "12.50", "whole": 7, "flag": true, "kind": "b", "null": null,
        "list": [{"a": 1}, {"a": 2}]})");
    Findings findings;
    ObjectReader reader{value, "f.json", "/phases/0", findings};
    BOOST_TEST(reader.required_string("name") == "x");
    BOOST_TEST(reader.required_code("code") == "DUV");
    BOOST_TEST(reader.codes("codes").size() == 2U);
    BOOST_TEST((reader.local_text("plain", true) == LocalText{"same", "same"}));
    BOOST_TEST((reader.local_text("both", true) == LocalText{"s", "e"}));
    BOOST_TEST(reader.required_date("day").to_string() == "2025-02-28");
    BOOST_TEST(reader.decimal("amount")->to_string() == "12.5");
    BOOST_TEST(reader.decimal("whole")->to_string() == "7");
    BOOST_TEST(reader.integer("whole", 0, 7, 7) == 7);
    BOOST_TEST(reader.boolean("flag", false));
    BOOST_TEST(reader.choice("kind", {"a", "b"}) == "b");
    BOOST_TEST(reader.elements("list").at(1).second == "/phases/0/list/1");
    BOOST_TEST(!reader.has("null"));
    BOOST_TEST(reader.raw("null") == nullptr);
    reader.finish();
    BOOST_TEST(told(findings) == std::vector<std::string>{}, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(an_absent_member_is_neutral_and_never_zero) {
    const Json value{JsonObject{}};
    Findings findings;
    ObjectReader reader{value, "f.json", "", findings};
    BOOST_TEST(!reader.decimal("amount").has_value());
    BOOST_TEST(!reader.date("day").has_value());
    BOOST_TEST(reader.code("code").empty());
    BOOST_TEST(reader.string("s", "fallback") == "fallback");
    BOOST_TEST(reader.integer("n", -1, 0, 9) == -1);
    BOOST_TEST(reader.boolean("b", true));
    BOOST_TEST(reader.choice("c", {"x", "y"}, "y") == "y");
    BOOST_TEST(reader.codes("l").empty());
    BOOST_TEST(reader.elements("l").empty());
    BOOST_TEST((reader.local_text("t", false) == LocalText{}));
    reader.finish();
    BOOST_TEST(findings.empty());
}

BOOST_AUTO_TEST_CASE(every_fault_is_told_with_its_pointer_and_reading_goes_on) {
    const Json value = parse_own_json(R"({
        "empty": "", "number": 5, "code": "a b", "codes": ["A", "b c", 3], "text": 4, "words": {"sv": "", "de": "x"},
        "day": "2025-02-29", "day2": 20250228, "amount": "3,5", "amount2": true, "big": 11, "flag": "yes",
        "kind": "c", "list": {}, "un/known~": 1})");
    Findings findings;
    ObjectReader reader{value, "f.json", "/x", findings};
    BOOST_TEST(reader.required_string("none").empty());
    BOOST_TEST(reader.required_string("empty").empty());
    BOOST_TEST(reader.string("number").empty());
    BOOST_TEST(reader.required_code("code").empty());
    BOOST_TEST(reader.codes("codes").size() == 1U);
    reader.local_text("text", true);
    reader.local_text("words", true);
    reader.local_text("no_words", true);
    BOOST_TEST((reader.required_date("day") == Date{}));
    BOOST_TEST(!reader.date("day2").has_value());
    reader.required_date("no_day");
    BOOST_TEST(!reader.decimal("amount").has_value());
    BOOST_TEST(!reader.decimal("amount2").has_value());
    BOOST_TEST(reader.integer("big", 3, 0, 10) == 3);
    BOOST_TEST(reader.boolean("flag", false) == false);
    BOOST_TEST(reader.choice("kind", {"a", "b"}) == "");
    BOOST_TEST(reader.choice("no_kind", {"a", "b"}) == "");
    BOOST_TEST(reader.elements("list").empty());
    reader.finish();
    const std::vector<std::string> expected{
        "FIELD_MISSING /x/none",     "FIELD_MISSING /x/empty",    "FIELD_TYPE /x/number",
        "FIELD_CODE /x/code",        "FIELD_CODE /x/codes/1",     "FIELD_TYPE /x/codes/2",
        "FIELD_TYPE /x/text",        "FIELD_UNKNOWN /x/words/de", "FIELD_MISSING /x/words",
        "FIELD_MISSING /x/no_words", "FIELD_DATE /x/day",         "FIELD_TYPE /x/day2",
        "FIELD_MISSING /x/no_day",   "FIELD_DECIMAL /x/amount",   "FIELD_TYPE /x/amount2",
        "FIELD_RANGE /x/big",        "FIELD_TYPE /x/flag",        "FIELD_CHOICE /x/kind",
        "FIELD_MISSING /x/no_kind",  "FIELD_TYPE /x/list",        "FIELD_UNKNOWN /x/un~1known~0"};
    BOOST_TEST(told(findings) == expected, boost::test_tools::per_element());
    for (const Finding& finding : findings.list()) {
        BOOST_TEST_CONTEXT(finding.code) {
            // Every placeholder of the sentences has its argument.
            for (const Lang lang : {Lang::sv, Lang::en}) {
                BOOST_TEST(message(finding, lang).find('{') == std::string::npos);
                BOOST_TEST(remedy(finding, lang).find('{') == std::string::npos);
            }
        }
    }
}

BOOST_AUTO_TEST_CASE(what_is_not_an_object_is_told_once) {
    const Json value{JsonArray{}};
    Findings findings;
    ObjectReader reader{value, "f.json", "/teams/3", findings};
    BOOST_TEST(reader.required_string("code").empty());
    reader.required_date("from");
    reader.choice("kind", {"a"});
    reader.local_text("name", true);
    reader.finish();
    const std::vector<std::string> expected{"FIELD_TYPE /teams/3"};
    BOOST_TEST(told(findings) == expected, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_SUITE_END()
