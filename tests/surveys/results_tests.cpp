#include "app/surveys/results.h"

#include <rapidcheck.h>
#include <algorithm>
#include <array>
#include <boost/test/unit_test.hpp>
#include <numeric>

using namespace utfall;
using surveys::Answer;
using surveys::Spread;
using surveys::Survey;

namespace {

surveys::Choice choice(const std::string& code, std::optional<std::int64_t> value = {}) {
    return {code, {code, code}, value};
}

// Two questions, one with values and a "don't know", one without; as many waves as are named.
Survey survey_with(const std::vector<std::string>& waves) {
    Survey survey;
    survey.code = "E";
    survey.questions = {
        {"Q", {}, {choice("1", 1), choice("2", 2), choice("3", 3), choice("VETEJ")}},
        {"R", {}, {choice("NEJ"), choice("IBLAND"), choice("JA")}}};
    for (const std::string& wave : waves) survey.waves.push_back({wave, {}, {}, {}});
    return survey;
}

// "R1 1, R2 3": who answered what.
void add(std::vector<Answer>& all, const std::string& question, const std::string& wave,
         const std::string& words) {
    for (std::size_t at = 0; at < words.size();) {
        const std::size_t end = std::min(words.find(", ", at), words.size());
        const std::string pair = words.substr(at, end - at);
        Answer one;
        one.key = {"E", wave, pair.substr(0, pair.find(' ')), question};
        one.answer = pair.substr(pair.find(' ') + 1);
        all.push_back(one);
        at = end + 2;
    }
}

std::string told(const Spread& spread) {
    std::string text;
    for (const std::int64_t count : spread.counts) text += std::to_string(count) + " ";
    return text + "n" + std::to_string(spread.n) + " m" +
           (spread.median ? std::to_string(*spread.median) : "-");
}

std::int64_t sum(const Spread& spread) {
    return std::accumulate(spread.counts.begin(), spread.counts.end(), std::int64_t{0});
}

}  // namespace

BOOST_AUTO_TEST_SUITE(results_tests)

BOOST_AUTO_TEST_CASE(answers_before_and_after_are_counted_and_those_of_the_same_people_paired) {
    std::vector<Answer> all;
    add(all, "Q", "IN", "R1 1, R2 2, R3 3, R4 1, R5 2");
    add(all, "Q", "UT", "R1 3, R2 2, R3 1, R4 VETEJ, R6 3");
    const auto result = surveys::result_of(survey_with({"IN", "UT"}), all);
    const auto& question = result.questions[0];
    BOOST_TEST(told(*question.before()) == "2 2 1 0 n5 m2");
    // Four of them on the scale, 1 2 3 3: the lower of the two in the middle.
    BOOST_TEST(told(*question.after()) == "1 1 2 1 n5 m2");
    BOOST_TEST_REQUIRE(question.pairs.has_value());
    BOOST_TEST(question.pairs->n == 4);
    BOOST_TEST(told(question.pairs->before) == "2 1 1 0 n4 m1");
    BOOST_TEST(told(question.pairs->after) == "1 1 1 1 n4 m2");
    // R4 left the scale, and neither rose nor fell.
    BOOST_TEST(question.pairs->up == 1);
    BOOST_TEST(question.pairs->same == 1);
    BOOST_TEST(question.pairs->down == 1);
    BOOST_TEST(result.respondents == (std::vector<std::int64_t>{5, 5}),
               boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(without_values_the_order_of_the_answers_is_the_scale_and_has_no_median) {
    std::vector<Answer> all;
    add(all, "R", "IN", "R1 NEJ, R2 JA, R3 IBLAND");
    add(all, "R", "UT", "R1 IBLAND, R2 NEJ, R3 IBLAND");
    const auto result = surveys::result_of(survey_with({"IN", "UT"}), all);
    const auto& question = result.questions[1];
    BOOST_TEST(told(*question.before()) == "1 1 1 n3 m-");
    BOOST_TEST(question.pairs->up == 1);
    BOOST_TEST(question.pairs->same == 1);
    BOOST_TEST(question.pairs->down == 1);
}

BOOST_AUTO_TEST_CASE(values_that_fall_along_the_scale_turn_up_and_down) {
    Survey survey = survey_with({"IN", "UT"});
    survey.questions[0].answers = {choice("A", 5), choice("B", 1)};
    std::vector<Answer> all;
    add(all, "Q", "IN", "R1 B");
    add(all, "Q", "UT", "R1 A");
    BOOST_TEST(surveys::result_of(survey, all).questions[0].pairs->up == 1);
}

// Trap: a missing value is never zero.
BOOST_AUTO_TEST_CASE(
    a_wave_that_nobody_has_answered_has_no_numbers_and_a_skipped_question_has_nought) {
    std::vector<Answer> all;
    add(all, "Q", "IN", "R1 1");
    const auto result = surveys::result_of(survey_with({"IN", "UT"}), all);
    BOOST_TEST((result.questions[0].after() == nullptr));
    BOOST_TEST(!result.questions[0].pairs.has_value());
    BOOST_TEST_REQUIRE((result.questions[1].before() != nullptr));
    BOOST_TEST(told(*result.questions[1].before()) == "0 0 0 n0 m-");
    BOOST_TEST(result.respondents[1] == 0);
}

BOOST_AUTO_TEST_CASE(a_survey_with_one_wave_has_no_before_and_one_with_three_is_held_at_its_ends) {
    std::vector<Answer> all;
    add(all, "Q", "T0", "R1 1");
    const auto once = surveys::result_of(survey_with({"T0"}), all);
    BOOST_TEST((once.questions[0].before() == nullptr));
    BOOST_TEST(told(*once.questions[0].after()) == "1 0 0 0 n1 m1");
    BOOST_TEST(!once.questions[0].pairs.has_value());
    add(all, "Q", "T1", "R1 3, R2 3");
    add(all, "Q", "T2", "R1 2, R2 2");
    const auto thrice = surveys::result_of(survey_with({"T0", "T1", "T2"}), all);
    BOOST_TEST(told(*thrice.questions[0].waves[1]) == "0 0 2 0 n2 m3");
    BOOST_TEST(thrice.questions[0].pairs->n == 1);
    BOOST_TEST(told(thrice.questions[0].pairs->after) == "0 1 0 0 n1 m2");
}

BOOST_AUTO_TEST_CASE(what_the_survey_has_no_place_for_is_counted_apart) {
    std::vector<Answer> all;
    add(all, "Q", "IN", "R1 1, R2 9");
    add(all, "X", "IN", "R1 1");
    add(all, "Q", "MITT", "R1 1");
    all.push_back(all.front());
    all.back().key.survey = "ANNAN";
    const auto result = surveys::result_of(survey_with({"IN", "UT"}), all);
    BOOST_TEST(result.unplaced == 3);
    BOOST_TEST(result.respondents[0] == 1);
}

BOOST_AUTO_TEST_CASE(a_response_rate_is_of_those_invited_and_is_not_known_without_them) {
    surveys::Wave wave{"IN", {}, {}, 7};
    BOOST_TEST(surveys::response_rate(wave, 3)->to_string() == "3/7");
    BOOST_TEST(surveys::response_rate(wave, 0)->to_string() == "0");
    wave.invited.reset();
    BOOST_TEST(!surveys::response_rate(wave, 3).has_value());
}

BOOST_AUTO_TEST_CASE(an_activity_is_judged_by_the_first_question_in_the_last_wave) {
    Survey survey = survey_with({"EFTER"});
    BOOST_TEST(!surveys::evaluation_of(survey, surveys::result_of(survey, {})).has_value());
    survey.waves[0].invited = 4;
    std::vector<Answer> all;
    add(all, "Q", "EFTER", "R1 2, R2 3, R3 3");
    add(all, "R", "EFTER", "R4 JA");
    const auto judged = surveys::evaluation_of(survey, surveys::result_of(survey, all));
    BOOST_TEST_REQUIRE(judged.has_value());
    BOOST_TEST(judged->n == 3);
    BOOST_TEST(*judged->median == 3);
    BOOST_TEST(judged->rate->to_string() == "3/4");
}

BOOST_AUTO_TEST_CASE(whoever_answers_whatever_the_numbers_of_a_survey_hold_together) {
    BOOST_TEST(rc::check("pairs are within both ends, and spreads sum to n", [] {
        constexpr int people = 12;
        const Survey survey = survey_with({"T0", "T1", "T2"});
        // What each of them answers to a question in a wave; -1: nothing.
        const auto said =
            *rc::gen::container<std::vector<int>>(people * 6, rc::gen::inRange(-1, 4));
        std::vector<Answer> all;
        std::array<std::int64_t, 2> both{};
        for (int person = 0; person < people; ++person) {
            for (std::size_t question = 0; question < 2; ++question) {
                const auto& answers = survey.questions[question].answers;
                const auto place = [&](std::size_t wave) {
                    const int given =
                        said[static_cast<std::size_t>(person) * 6 + question * 3 + wave];
                    return given < static_cast<int>(answers.size()) ? given : -1;
                };
                if (place(0) >= 0 && place(2) >= 0) ++both[question];
                for (std::size_t wave = 0; wave < 3; ++wave) {
                    if (place(wave) < 0) continue;
                    add(all, survey.questions[question].code, survey.waves[wave].code,
                        "R" + std::to_string(person) + " " +
                            answers[static_cast<std::size_t>(place(wave))].code);
                }
            }
        }
        const auto result = surveys::result_of(survey, all);
        RC_ASSERT(result.unplaced == 0);
        for (std::size_t question = 0; question < 2; ++question) {
            const auto& of = result.questions[question];
            for (std::size_t wave = 0; wave < 3; ++wave) {
                RC_ASSERT(of.waves[wave].has_value() == (result.respondents[wave] > 0));
                if (!of.waves[wave]) continue;
                RC_ASSERT(sum(*of.waves[wave]) == of.waves[wave]->n);
                RC_ASSERT(of.waves[wave]->n <= result.respondents[wave]);
            }
            if (!of.pairs) continue;
            const auto& pairs = *of.pairs;
            RC_ASSERT(pairs.n == both[question]);
            RC_ASSERT(pairs.n <= std::min(of.before()->n, of.after()->n));
            RC_ASSERT(sum(pairs.before) == pairs.n && sum(pairs.after) == pairs.n);
            RC_ASSERT(pairs.up + pairs.same + pairs.down <= pairs.n);
        }
    }));
}

BOOST_AUTO_TEST_SUITE_END()
