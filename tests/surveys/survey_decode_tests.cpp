#include "app/surveys/survey_decode.h"

#include <boost/test/unit_test.hpp>

using namespace utfall;

namespace {

struct Decoded {
    std::vector<surveys::Survey> surveys;
    std::string faults;  // "CODE pointer, ..."
};

// A document's surveys; apostrophes stand for quotation marks.
Decoded decoded(std::string rows) {
    for (char& c : rows)
        if (c == '\'') c = '"';
    core::Findings findings;
    const auto document =
        core::parse_json("{\"format\": 1, \"surveys\": [" + rows + "]}", "setup.json", findings);
    BOOST_TEST_REQUIRE(document.has_value(), rows);
    const auto read = programme::read_setup(*document, "setup.json", findings);
    Decoded result{surveys::decode_surveys(read, "setup.json", findings), {}};
    for (const auto& one : findings.list())
        result.faults += (result.faults.empty() ? "" : ", ") + one.code + " " + one.where.pointer;
    return result;
}

std::string question(const std::string& answers, const std::string& code = "Q") {
    return "{'code': '" + code + "', 'name': 'Q', 'answers': [" + answers + "]}";
}

std::string survey(const std::string& questions, const std::string& waves,
                   const std::string& rest = "'code': 'E'") {
    return "{" + rest + ", 'name': 'E', 'questions': [" + questions + "], 'waves': [" + waves +
           "]}";
}

const std::string two = "{'code': 'A', 'name': 'A'}, {'code': 'B', 'name': 'B'}";
const std::string wave = "{'code': 'IN', 'name': 'In'}";

std::string faults_of_answers(const std::string& answers) {
    return decoded(survey(question(answers), wave)).faults;
}

std::string faults_of_waves(const std::string& waves) {
    return decoded(survey(question(two), waves)).faults;
}

std::string valued(const std::vector<std::string>& values) {
    std::string answers;
    for (std::size_t i = 0; i < values.size(); ++i) {
        answers += (i == 0 ? "" : ", ") + std::string{"{'code': 'A"} + std::to_string(i) +
                   "', 'name': 'A', 'value': " + values[i] + "}";
    }
    return answers;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(survey_decode_tests)

BOOST_AUTO_TEST_CASE(a_survey_has_its_questions_answers_and_waves_in_their_order) {
    const auto [surveys, faults] =
        decoded(survey(question("{'code': '1', 'name': {'sv': 'Inte', 'en': 'Not'}, 'value': 1}, "
                                "{'code': 'VETEJ', 'name': 'Vet ej'}"),
                       "{'code': 'IN', 'name': 'In', 'on': '2024-09-02', 'invited': 40}, "
                       "{'code': 'UT', 'name': 'Ut'}",
                       "'code': 'E', 'activity': 'F1-05'"));
    BOOST_TEST(faults == "");
    BOOST_TEST_REQUIRE(surveys.size() == 1U);
    const surveys::Survey& one = surveys.front();
    BOOST_TEST(one.activity == "F1-05");
    BOOST_TEST(one.is_repeated());
    BOOST_TEST(one.wave("IN")->on->to_string() == "2024-09-02");
    BOOST_TEST(*one.wave("IN")->invited == 40);
    BOOST_TEST(!one.wave("UT")->invited.has_value());
    BOOST_TEST((one.wave("MITT") == nullptr));
    const surveys::Question* asked = one.question("Q");
    BOOST_TEST_REQUIRE((asked != nullptr));
    BOOST_TEST(asked->answers[0].name.en == "Not");
    BOOST_TEST(*asked->place_of("VETEJ") == 1U);
    BOOST_TEST(!asked->place_of("vetej").has_value());
    BOOST_TEST((surveys::survey_named(surveys, "E") == &one));
    BOOST_TEST((surveys::survey_named(surveys, "F") == nullptr));
}

BOOST_AUTO_TEST_CASE(an_answer_lies_as_high_as_its_value_or_else_as_its_place) {
    const auto ranks = [](const std::string& answers) {
        const auto all = decoded(survey(question(answers), wave)).surveys;
        std::string text;
        const surveys::Question& asked = all.front().questions.front();
        for (std::size_t at = 0; at < asked.answers.size(); ++at) {
            const auto rank = asked.rank(at);
            text += rank ? std::to_string(*rank) + " " : "- ";
        }
        return text;
    };
    BOOST_TEST(ranks(two) == "0 1 ");
    BOOST_TEST(ranks(valued({"5", "3", "-1"})) == "5 3 -1 ");
    // Where some have values, "don't know" lies outside the scale.
    BOOST_TEST(ranks(valued({"1", "null", "2"})) == "1 - 2 ");
}

BOOST_AUTO_TEST_CASE(each_fault_of_a_survey_is_told_where_it_stands) {
    BOOST_TEST(decoded("{}").faults ==
               "FIELD_MISSING /surveys/0/code, FIELD_MISSING /surveys/0/name, "
               "FIELD_MISSING /surveys/0/questions, FIELD_MISSING /surveys/0/waves");
    BOOST_TEST(faults_of_answers("") == "FIELD_MISSING /surveys/0/questions/0/answers");
    BOOST_TEST(faults_of_answers("{'code': 'A A', 'name': 'A', 'colour': 1}") ==
               "FIELD_CODE /surveys/0/questions/0/answers/0/code, "
               "FIELD_UNKNOWN /surveys/0/questions/0/answers/0/colour");
    BOOST_TEST(faults_of_answers(valued({"'1'"})) ==
               "FIELD_TYPE /surveys/0/questions/0/answers/0/value");
    BOOST_TEST(faults_of_answers(valued({"1001"})) ==
               "FIELD_RANGE /surveys/0/questions/0/answers/0/value");
    BOOST_TEST(faults_of_waves("{'code': 'IN', 'name': 'In', 'on': '2024-02-30', 'invited': 0}") ==
               "FIELD_DATE /surveys/0/waves/0/on, FIELD_RANGE /surveys/0/waves/0/invited");
}

BOOST_AUTO_TEST_CASE(a_question_an_answer_and_a_wave_stand_once) {
    BOOST_TEST(decoded(survey(question(two) + ", " + question(two), wave + ", " + wave)).faults ==
               "SETUP_DUPLICATE_ITEM /surveys/0/questions/1, "
               "SETUP_DUPLICATE_ITEM /surveys/0/waves/1");
    BOOST_TEST(faults_of_answers(two + ", " + two) ==
               "SETUP_DUPLICATE_ITEM /surveys/0/questions/0/answers/2, "
               "SETUP_DUPLICATE_ITEM /surveys/0/questions/0/answers/3");
    // The same answers to another question are no repetition.
    BOOST_TEST(decoded(survey(question(two) + ", " + question(two, "Q2"), wave)).faults == "");
}

BOOST_AUTO_TEST_CASE(values_rise_or_fall_all_along_the_scale) {
    const std::string fault = "SURVEY_VALUES_ORDER /surveys/0/questions/0/answers/";
    for (const auto& good : std::vector<std::vector<std::string>>{
             {"1", "2", "5"}, {"5", "0", "-5"}, {"1", "null", "2"}, {"7"}})
        BOOST_TEST(faults_of_answers(valued(good)) == "");
    BOOST_TEST(faults_of_answers(valued({"1", "2", "2"})) == fault + "2/value");
    BOOST_TEST(faults_of_answers(valued({"1", "3", "2", "1"})) == fault + "2/value");
    BOOST_TEST(faults_of_answers(valued({"3", "1", "null", "2"})) == fault + "3/value");
}

BOOST_AUTO_TEST_CASE(waves_come_in_order_of_time_as_far_as_it_is_known) {
    const auto at = [](const std::string& code, const std::string& on) {
        return "{'code': '" + code + "', 'name': 'W'" +
               (on.empty() ? std::string{} : ", 'on': '" + on + "'") + "}";
    };
    BOOST_TEST(faults_of_waves(at("A", "2024-01-01") + ", " + at("B", "") + ", " +
                               at("C", "2024-01-01")) == "");
    BOOST_TEST(faults_of_waves(at("A", "2024-01-02") + ", " + at("B", "") + ", " +
                               at("C", "2024-01-01")) ==
               "SURVEY_WAVES_ORDER /surveys/0/waves/2/on");
}

BOOST_AUTO_TEST_CASE(an_activity_has_one_evaluation) {
    const auto of = [](const std::string& code, const std::string& activity) {
        return survey(question(two), wave,
                      "'code': '" + code + "', 'activity': '" + activity + "'");
    };
    BOOST_TEST(decoded(of("E1", "A1") + ", " + of("E2", "A2")).faults == "");
    BOOST_TEST(decoded(of("E1", "A1") + ", " + of("E2", "A1")).faults ==
               "SURVEY_ACTIVITY_TWICE /surveys/1/activity");
}

BOOST_AUTO_TEST_SUITE_END()
