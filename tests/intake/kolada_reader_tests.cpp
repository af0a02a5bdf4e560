#include "app/intake/kolada_reader.h"
#include "tests/intake/published_reading.h"

#include <boost/test/unit_test.hpp>

using namespace utfall;
using namespace utfall::tests;

namespace {

struct Reading {
    intake::KoladaFile file;
    std::string faults;
};

Reading read(const std::string& bytes) {
    core::Findings findings;
    auto file = intake::read_kolada(bytes, "kolada.json", findings);
    return {std::move(file), faults_of(findings)};
}

// An answer with one row of one value, whose members are those given.
std::string answer(const std::string& value, const std::string& row = "",
                   const std::string& page = "") {
    return R"({"values":[{"kpi":"N00001","municipality":"0483","period":2023,)" + row +
           R"("values":[{"gender":"T",)" + value + "}]}]" + page + "}";
}

}  // namespace

BOOST_AUTO_TEST_SUITE(kolada_reader_tests)

BOOST_AUTO_TEST_CASE(an_answer_gives_each_figure_as_it_stands) {
    const auto [file, faults] = read(
        R"({"count":2,"next_url":null,"previous_url":null,"values":[
            {"kpi":"N00001","municipality":"0483","period":2023,"values":[
              {"gender":"K","value":74.25,"status":"","count":1,"isdeleted":false},
              {"gender":"M","value":null,"status":"..","count":1,"isdeleted":false},
              {"gender":"T","value":71.2,"status":"","count":1,"isdeleted":false}]},
            {"kpi":"U00002","ou":"V15E048300001","period":"2022","values":[
              {"gender":"T","value":0,"status":"","count":1,"isdeleted":false}]}]})");
    BOOST_TEST(faults == "");
    BOOST_TEST(file.rows == 2);
    BOOST_TEST(file.next_page == "");
    BOOST_TEST(!file.follows_another);
    BOOST_TEST_REQUIRE(file.figures.size() == 4U);
    BOOST_TEST(shown(file.figures[0]) == "0483 2023 K value 74.25 <74.25>");
    BOOST_TEST(shown(file.figures[1]) == "0483 2023 M suppressed <..>");
    BOOST_TEST(shown(file.figures[2]) == "0483 2023 T value 71.2 <71.2>");
    BOOST_TEST(shown(file.figures[3]) == "V15E048300001 2022 T value 0 <0>");
    BOOST_TEST(file.figures[2].measure == "N00001");
    BOOST_TEST(file.figures[2].row == 1);
    BOOST_TEST(file.figures[3].row == 2);
    BOOST_TEST(file.figures[2].where.pointer == "/values/0/values/2/value");
}

BOOST_AUTO_TEST_CASE(a_value_is_read_exactly_and_nothing_is_never_zero) {
    const struct {
        const char* members;
        const char* shown;
    } cases[] = {
        {R"("value":71)", "value 71 <71>"},
        {R"("value":71.20)", "value 71.2 <71.20>"},
        {R"("value":0.1000000000000000055)", "value 0.1000000000000000055 <0.1000000000000000055>"},
        {R"("value":1.5e-05)", "value 0.000015 <1.5e-05>"},
        {R"("value":1.5E+3)", "value 1500 <1.5E+3>"},
        {R"("value":-0.0)", "value 0 <-0.0>"},
        {R"("value":null)", "not_reported <>"},
        {R"("value":null,"status":"..")", "suppressed <..>"},
        {R"("value":null,"status":".")", "not_applicable <.>"},
        {R"("value":null,"status":"-")", "not_reported <->"},
        {R"("value":null,"status":"Missing")", "not_reported <Missing>"},
        {R"("value":null,"status":"71.2")", "not_reported <71.2>"},
        {R"("value":"..")", "suppressed <..>"},
        {R"("value":"~100")", "approximate <~100>"},
        {R"("value":71.2,"isdeleted":true)", "withdrawn <71.2>"},
    };
    for (const auto& c : cases) {
        BOOST_TEST_CONTEXT(c.members) {
            const auto [file, faults] = read(answer(c.members));
            BOOST_TEST(faults == "");
            BOOST_TEST_REQUIRE(file.figures.size() == 1U);
            BOOST_TEST(shown(file.figures[0]) == std::string{"0483 2023 T "} + c.shown);
        }
    }
}

BOOST_AUTO_TEST_CASE(what_the_source_adds_to_a_figure_is_kept) {
    const auto note = [](const char* members) {
        return read(answer(members)).file.figures.at(0).note;
    };
    BOOST_TEST(note(R"("value":71.2,"count":1)") == "");
    BOOST_TEST(note(R"("value":71.2,"count":27)") == "count 27");
    BOOST_TEST(note(R"("value":71.2,"count":27,"status":"prel.")") == "count 27; prel.");
}

BOOST_AUTO_TEST_CASE(answers_about_key_figures_and_places_give_their_names) {
    const auto [file, faults] = read(R"json({"count":2,"values":[
        {"id":"N00001","title":"Ett påhittat tal, andel (%)","perspective":"x"},
        {"id":"0483","title":"Katrineholm","type":"K"}]})json");
    BOOST_TEST(faults == "");
    BOOST_TEST(file.figures.empty());
    BOOST_TEST(file.titles.at("N00001") == "Ett påhittat tal, andel (%)");
    BOOST_TEST(file.titles.at("0483") == "Katrineholm");
}

BOOST_AUTO_TEST_CASE(pages_are_told_and_one_that_was_cut_off_is_refused) {
    const auto first = read(answer(R"("value":1)", "", R"(,"count":1,"next_url":"https://x/2")"));
    BOOST_TEST(first.faults == "");
    BOOST_TEST(first.file.next_page == "https://x/2");
    const auto second =
        read(answer(R"("value":1)", "", R"(,"next_page":null,"previous_page":"https://x/1")"));
    BOOST_TEST(second.file.follows_another);
    BOOST_TEST(second.file.next_page == "");
    BOOST_TEST(read(answer(R"("value":1)", "", R"(,"count":5000)")).faults ==
               "BENCHMARK_PAGE_COUNT /count");
}

BOOST_AUTO_TEST_CASE(whatever_is_wrong_is_told_with_its_place) {
    const std::string value = "/values/0/values/0";
    const struct {
        const char* name;
        std::string bytes;
        std::string faults;
    } cases[] = {
        {"no JSON", "{", "JSON_SYNTAX 1"},
        {"a list", "[]", "FIELD_TYPE"},
        {"no list of values", R"({"count":0})", "FIELD_MISSING /values"},
        {"values of another kind", R"({"values":7})", "FIELD_TYPE /values"},
        {"a row that is no object", R"({"values":[7]})", "FIELD_TYPE /values/0"},
        {"a row of nothing", R"({"values":[{"municipality":"0483","period":2023}]})",
         "FIELD_MISSING /values/0/kpi"},
        {"a municipality that lost its zero",
         R"({"values":[{"kpi":"N1","municipality":"483","period":2023}]})",
         "BENCHMARK_AREA /values/0/municipality"},
        {"a municipality that became a number",
         R"({"values":[{"kpi":"N1","municipality":483,"period":2023}]})",
         "FIELD_TYPE /values/0/municipality"},
        {"no period", R"({"values":[{"kpi":"N1","municipality":"0483"}]})",
         "FIELD_MISSING /values/0/period"},
        {"half a school year",
         R"({"values":[{"kpi":"N1","municipality":"0483","period":"2023/25"}]})",
         "BENCHMARK_PERIOD /values/0/period"},
        {"a date", R"({"values":[{"kpi":"N1","municipality":"0483","period":20230101}]})",
         "BENCHMARK_PERIOD /values/0/period"},
        {"no value", answer(R"("status":"")"), "FIELD_MISSING " + value + "/value"},
        {"a value that is no number", answer(R"("value":true)"), "FIELD_TYPE " + value + "/value"},
        {"words for a value", answer(R"("value":"många")"), "BENCHMARK_CELL " + value + "/value"},
        {"too many digits", answer(R"("value":1e60)"), "BENCHMARK_CELL " + value + "/value"},
        {"another sex", R"({"values":[{"kpi":"N1","municipality":"0483","period":2023,"values":[
            {"gender":"F","value":1}]}]})",
         "FIELD_CHOICE " + value + "/gender"},
        {"members that are new",
         answer(R"("value":1,"quality":"x")", R"("unit":"thousands",)", R"(,"licence":"CC0")"),
         "BENCHMARK_MEMBER_UNKNOWN " + value +
             "/quality; BENCHMARK_MEMBER_UNKNOWN /values/0/unit; "
             "BENCHMARK_MEMBER_UNKNOWN /licence"},
    };
    for (const auto& c : cases) {
        BOOST_TEST_CONTEXT(c.name) {
            BOOST_TEST(read(c.bytes).faults == c.faults);
        }
    }
}

BOOST_AUTO_TEST_CASE(a_new_member_is_told_once_and_stops_nothing) {
    core::Findings findings;
    const auto file = intake::read_kolada(
        R"({"values":[{"kpi":"N1","municipality":"0483","period":2023,"values":[
            {"gender":"K","value":1,"new":1},{"gender":"M","value":2,"new":2}]}]})",
        "kolada.json", findings);
    BOOST_TEST(!findings.has_errors());
    BOOST_TEST(findings.total() == 1U);
    BOOST_TEST(file.figures.size() == 2U);
}

BOOST_AUTO_TEST_SUITE_END()
