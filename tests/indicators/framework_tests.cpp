#include "app/indicators/framework.h"

#include "tests/indicators/example.h"

#include <map>
#include <set>

namespace utfall::tests {

BOOST_AUTO_TEST_SUITE(framework_tests)

namespace {

using programme::SetupRow;

// A row as read_setup gives it: `json` with ' for ", its key made of the named members.
SetupRow row(const std::string& collection, std::string json, std::size_t at = 0) {
    for (char& c : json) {
        if (c == '\'') c = '"';
    }
    SetupRow made;
    made.collection = collection;
    made.content = core::parse_own_json(json);
    made.key = core::Json{core::JsonArray{core::Json{made.content.string_or("code")}}};
    made.pointer = "/" + collection + "/" + std::to_string(at);
    return made;
}

std::vector<SetupRow> good_rows() {
    return {
        row("dimensions",
            "{'code':'sex','name':{'sv':'Kön','en':'Sex'},'categories':"
            "[{'code':'F','name':'Kvinnor'},{'code':'M','name':'Män'}]}"),
        row("measures",
            "{'code':'M-PRES','version':1,'name':'Närvaro','kind':'count','unit':'minutes',"
            "'frequency':'term','breakdowns':['sex'],'min':'0','reported_by':'team',"
            "'mandatory':true,'due_days':15}"),
        row("measures",
            "{'code':'M-PLAN','name':'Planerat','kind':'count','frequency':'term',"
            "'reported_by':'team'}",
            1),
        row("indicators",
            "{'code':'ATT-RATE','version':1,'valid_from':'2023-07-01','name':'Närvarograd','kind':'"
            "result',"
            "'method':'ratio','numerator':'M-PRES','denominator':'M-PLAN','unit':'percent','"
            "decimals':1,"
            "'direction':'up','over_time':'pool','over_units':'pool','over_breakdowns':'pool',"
            "'disclosure':'C','source':'S','verified':true,"
            "'baseline':{'value':'84.0','period':'2022','source':'S'},"
            "'benchmark':{'source':'kolada','measure':'N99999'}}"),
        row("targets",
            "{'indicator':'ATT-RATE','scope':{'level':'organisation','code':'0483'},"
            "'date':'2025-12-31','value':'90.0'}"),
    };
}

// "CODE at pointer" of each finding, sorted.
std::set<std::string> faults_of(const std::vector<SetupRow>& rows) {
    core::Findings findings;
    const Example example;
    indicators::decode_framework(rows, example.programme, "setup.json", findings);
    std::set<std::string> told;
    for (const core::Finding& finding : findings.list()) {
        told.insert(finding.code + " at " + finding.where.pointer);
    }
    return told;
}

std::string joined(const std::set<std::string>& words) {
    std::string text;
    for (const std::string& word : words) text += (text.empty() ? "" : "; ") + word;
    return text;
}

}  // namespace

BOOST_AUTO_TEST_CASE(a_good_framework_is_read_whole) {
    core::Findings findings;
    const Example example;
    const auto framework =
        indicators::decode_framework(good_rows(), example.programme, "setup.json", findings);
    BOOST_TEST(findings.empty());
    BOOST_TEST(framework.dimension("sex")->categories.size() == 2U);
    const Measure* measure = framework.measure("M-PRES");
    BOOST_REQUIRE(measure != nullptr);
    BOOST_TEST((measure->frequency == core::Frequency::term));
    BOOST_TEST(measure->mandatory);
    BOOST_TEST(measure->due_days == 15);
    const auto* definition = framework.definition_on("ATT-RATE", day("2024-01-01"));
    BOOST_REQUIRE(definition != nullptr);
    BOOST_TEST(definition->decimals == 1);
    BOOST_TEST(definition->baseline->value.to_string() == "84");
    BOOST_TEST(definition->benchmark->source == "kolada");
    BOOST_TEST(definition->benchmark->measure == "N99999");
    BOOST_TEST(definition->comparable);
    BOOST_TEST((framework.definition_on("ATT-RATE", day("2023-06-30")) == nullptr));
    BOOST_TEST(framework.targets.at(0).code == "0483");
    BOOST_TEST(framework.targets[0].value.to_string() == "90");
}

BOOST_AUTO_TEST_CASE(each_fault_is_found_at_its_place) {
    const std::string head =
        "'valid_from':'2023-07-01','name':'N','kind':'result','over_time':'sum'";
    const auto indicator = [&](const std::string& rest) {
        return row("indicators", "{'code':'X'," + head + "," + rest + "}", 1);
    };
    const auto measure = [](const std::string& rest) {
        return row("measures",
                   "{'code':'N','name':'N','kind':'count','reported_by':'team'," + rest + "}", 2);
    };
    const auto target = [](const std::string& rest) { return row("targets", "{" + rest + "}", 1); };
    const std::vector<std::pair<SetupRow, std::string>> rows{
        {indicator("'method':'sum','numerator':'M-PRES'"), ""},
        {indicator("'method':'unique','numerator':'M-PRES'"), ""},
        {indicator("'method':'formula','expression':'[ATT-RATE] / M-PLAN'"), ""},
        {indicator("'method':'ratio','numerator':'M-PRES'"),
         "INDICATOR_NO_DENOMINATOR at /indicators/1/denominator"},
        {indicator("'method':'ratio','denominator':'M-PLAN'"),
         "INDICATOR_METHOD at /indicators/1/numerator"},
        {indicator("'method':'sum'"), "INDICATOR_METHOD at /indicators/1/numerator"},
        {indicator("'method':'sum','numerator':'M-PRES + M-PLAN'"),
         "INDICATOR_METHOD at /indicators/1/numerator"},
        {indicator("'method':'sum','numerator':'M-PRES','denominator':'M-PLAN'"),
         "INDICATOR_METHOD at /indicators/1/denominator"},
        {indicator("'method':'formula'"), "INDICATOR_METHOD at /indicators/1/expression"},
        {indicator("'method':'formula','expression':'(M-PRES'"),
         "INDICATOR_EXPRESSION at /indicators/1/expression"},
        {indicator("'method':'formula','expression':'X + 1'"),
         "INDICATOR_LOOP at /indicators/1/expression"},
        {indicator("'method':'sum','numerator':'M-PRESS'"),
         "SETUP_UNKNOWN_REFERENCE at /indicators/1/numerator"},
        {indicator("'method':'sum','numerator':'ATT-RATE'"),
         "SETUP_UNKNOWN_REFERENCE at /indicators/1/numerator"},
        {indicator("'method':'mean','numerator':'M-PRES'"), "FIELD_CHOICE at /indicators/1/method"},
        {indicator("'method':'sum','numerator':'M-PRES','decimals':10"),
         "FIELD_RANGE at /indicators/1/decimals"},
        {indicator("'method':'sum','numerator':'M-PRES','over_units':'avg'"),
         "FIELD_CHOICE at /indicators/1/over_units"},
        {indicator("'method':'sum','numerator':'M-PRES','colour':'red'"),
         "FIELD_UNKNOWN at /indicators/1/colour"},
        {indicator("'method':'sum','numerator':'M-PRES','baseline':{'period':'2022'}"),
         "FIELD_MISSING at /indicators/1/baseline/value"},
        {indicator(
             "'method':'sum','numerator':'M-PRES','benchmark':{'source':'scb','measure':'A'}"),
         "FIELD_CHOICE at /indicators/1/benchmark/source"},
        {indicator("'method':'sum','numerator':'M-PRES','benchmark':{'source':'kolada'}"),
         "FIELD_MISSING at /indicators/1/benchmark/measure"},
        {indicator("'method':'unique','people':{'event':'present'}"), ""},
        {indicator("'method':'unique','people':{'event':'exited','category':['kaa'],"
                   "'exit_reason':['planned']}"),
         ""},
        {row("indicators", "{'code':'EECO02','method':'unique'," + head + "}", 1), ""},
        {indicator("'method':'unique'"), "INDICATOR_METHOD at /indicators/1/numerator"},
        {row("indicators", "{'code':'EECO18','method':'unique'," + head + "}", 1),
         "INDICATOR_METHOD at /indicators/1/numerator"},
        {indicator("'method':'unique','numerator':'M-PRES','people':{'event':'present'}"),
         "INDICATOR_METHOD at /indicators/1/numerator"},
        {indicator("'method':'sum','numerator':'M-PRES','people':{'event':'present'}"),
         "INDICATOR_METHOD at /indicators/1/people"},
        {indicator("'method':'unique','people':{'category':['pupil']}"),
         "FIELD_MISSING at /indicators/1/people/event"},
        {indicator("'method':'unique','people':{'event':'present','category':['elev']}"),
         "FIELD_CHOICE at /indicators/1/people/category"},
        {indicator("'method':'unique','people':{'event':'present','exit_reason':['moved']}"),
         "INDICATOR_METHOD at /indicators/1/people/exit_reason"},
        {measure("'frequency':'month'"), ""},
        {measure("'frequency':'weekly'"), "FIELD_CHOICE at /measures/2/frequency"},
        {measure("'frequency':'month','breakdowns':['kön']"),
         "SETUP_UNKNOWN_REFERENCE at /measures/2/breakdowns/0"},
        {measure("'frequency':'month','reporters':['T1','T9']"),
         "SETUP_UNKNOWN_REFERENCE at /measures/2/reporters/1"},
        {measure("'frequency':'month','phases':['F9']"),
         "SETUP_UNKNOWN_REFERENCE at /measures/2/phases/0"},
        {measure("'frequency':'month','min':'5','max':'1'"), "MEASURE_RANGE at /measures/2/min"},
        {measure("'frequency':'month','from':'2025-01-02','to':'2025-01-01'"),
         "SETUP_SPAN at /measures/2/to"},
        {target("'indicator':'ATT-RAT','scope':{'level':'team','code':'T1'},'date':'2025-12-31','"
                "value':'1'"),
         "SETUP_UNKNOWN_REFERENCE at /targets/1/indicator"},
        {target("'indicator':'ATT-RATE','scope':{'level':'team','code':'T9'},'date':'2025-12-31','"
                "value':'1'"),
         "SETUP_UNKNOWN_REFERENCE at /targets/1/scope/code"},
        {target("'indicator':'ATT-RATE','scope':{'level':'municipality','code':'T1'},'date':'2025-"
                "12-31','value':'1'"),
         "FIELD_CHOICE at /targets/1/scope/level"},
        {target("'indicator':'ATT-RATE','scope':{'level':'team','code':'T1'},'date':'2025-12-31','"
                "value':'1','decision':'B9'"),
         "SETUP_UNKNOWN_REFERENCE at /targets/1/decision"},
        {row("dimensions",
             "{'code':'d','name':'D','categories':[{'code':'a','name':'A'},{'code':'a','name':'B'}]"
             "}",
             1),
         "DIMENSION_CATEGORY_TWICE at /dimensions/1/categories/1/code"},
    };
    for (const auto& [faulty, expected] : rows) {
        auto all = good_rows();
        all.push_back(faulty);
        BOOST_TEST_CONTEXT(core::canonical(faulty.content)) {
            BOOST_TEST(joined(faults_of(all)) == expected);
        }
    }
}

BOOST_AUTO_TEST_CASE(a_loop_over_several_formulas_is_told_with_its_way) {
    auto rows = good_rows();
    const auto formula = [](const char* code, const char* expression, std::size_t at) {
        return row("indicators",
                   std::string{"{'code':'"} + code +
                       "','valid_from':'2023-07-01','name':'N','kind':'result','method':'formula',"
                       "'expression':'" +
                       expression + "'}",
                   at);
    };
    rows.push_back(formula("F1", "F2 + 1", 1));
    rows.push_back(formula("F2", "F3 * [M-PRES]", 2));
    rows.push_back(formula("F3", "F1 / 2", 3));
    rows.push_back(formula("F4", "F1 / 2", 4));
    core::Findings findings;
    indicators::decode_framework(rows, Example{}.programme, "setup.json", findings);
    BOOST_REQUIRE_EQUAL(findings.total(), 3U);
    BOOST_TEST(findings.list()[0].code == "INDICATOR_LOOP");
    BOOST_TEST(findings.list()[0].args.at("path") == "F1 → F2 → F3 → F1");
}

BOOST_AUTO_TEST_CASE(versions_may_neither_overlap_nor_supersede_what_is_not_there) {
    const auto version = [](const char* number, const char* from, const char* rest) {
        return row("indicators",
                   std::string{"{'code':'V','version':"} + number + ",'valid_from':'" + from +
                       "','name':'N','kind':'result','method':'sum','numerator':'M-PRES'" + rest +
                       "}",
                   static_cast<std::size_t>(number[0] - '0'));
    };
    struct Row {
        const char* first_end;
        const char* second_from;
        const char* second_rest;
        const char* expected;
    };
    for (const Row& each : std::vector<Row>{
             {"", "2024-07-01", ",'supersedes':1", ""},
             {",'valid_to':'2024-06-30'", "2024-07-01", "", ""},
             {",'valid_to':'2024-07-01'", "2024-07-01", "",
              "INDICATOR_VERSION_OVERLAP at /indicators/2/valid_from"},
             {"", "2023-01-01", "", "INDICATOR_VERSION_OVERLAP at /indicators/2/valid_from"},
             {",'valid_to':'2024-06-29'", "2024-07-01", "",
              "INDICATOR_VERSION_GAP at /indicators/2/valid_from"},
             {"", "2024-07-01", ",'supersedes':3",
              "INDICATOR_SUPERSEDES at /indicators/2/supersedes"},
             {",'valid_to':'2022-06-29'", "2024-07-01", "",
              "INDICATOR_VERSION_GAP at /indicators/2/valid_from; SETUP_SPAN at "
              "/indicators/1/valid_to"},
         }) {
        auto rows = good_rows();
        rows.push_back(version("1", "2023-01-01", each.first_end));
        rows.push_back(version("2", each.second_from, each.second_rest));
        BOOST_TEST(joined(faults_of(rows)) == each.expected);
    }
}

BOOST_AUTO_TEST_CASE(all_faults_come_at_once) {
    BOOST_TEST(faults_of({row("measures", "{'code':'å b','kind':'number','frequency':1}"),
                          row("indicators", "{'method':'ratio'}"), row("targets", "{}")})
                   .size() >= 12U);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace utfall::tests
