#pragma once

#include "app/core/rational.h"
#include "app/surveys/answer.h"
#include "app/surveys/survey.h"

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace utfall::surveys {

/// How some people's answers to one question were spread.
struct Spread {
    std::int64_t n{0};
    std::vector<std::int64_t> counts;  ///< Of each answer of the question, in its order; sum to n.
    /// Of the answers that have values: the lower median, which is always a value of the scale.
    /// Empty when none was given.
    std::optional<std::int64_t> median;
};

/// Those who answered a question in the first wave and in the last.
struct Pairs {
    std::int64_t n{0};
    Spread before, after;  ///< Of these same people.
    /// How many of them came to lie higher on the scale, at the same place, and lower. Whoever
    /// answered outside the scale, in either wave, is none of them.
    std::int64_t up{0}, same{0}, down{0};
};

struct QuestionResult {
    /// In the survey's order. Empty for a wave that nobody has answered: it is not known that
    /// anybody was asked.
    std::vector<std::optional<Spread>> waves;
    std::optional<Pairs> pairs;  ///< Empty until the first wave and the last have answers.

    /// The first of several waves; nullptr for a survey with one wave, and while nobody answered.
    [[nodiscard]] const Spread* before() const;
    /// The last wave; nullptr while nobody answered.
    [[nodiscard]] const Spread* after() const;
};

struct SurveyResult {
    std::vector<QuestionResult> questions;  ///< As the survey's.
    std::vector<std::int64_t> respondents;  ///< Of each wave: who answered a question or more.
    std::int64_t unplaced{0};               ///< Answers that the survey no longer has a place for.
};

/// What those of `answers` that are the survey's come to. They are the ones in force: one for each
/// key.
SurveyResult result_of(const Survey& survey, std::span<const Answer> answers);

/// Of those invited; empty when nobody knows how many they were.
std::optional<core::Rational> response_rate(const Wave& wave, std::int64_t n);

/// How an activity was judged: by the first question of the survey that names it, in its last wave.
struct Evaluation {
    std::int64_t n{0};
    std::optional<std::int64_t> median;
    std::optional<core::Rational> rate;
};

/// Empty while nobody has answered.
std::optional<Evaluation> evaluation_of(const Survey& survey, const SurveyResult& result);

}  // namespace utfall::surveys
