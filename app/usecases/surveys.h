#pragma once

#include "app/core/rational.h"
#include "app/ledger/store.h"
#include "app/surveys/answer.h"
#include "app/surveys/results.h"
#include "app/usecases/setup.h"

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace utfall::usecases {

/// The answers in force at `as_of`, by key.
std::vector<surveys::Answer> answers_at(const ledger::Store& store, std::uint64_t as_of);

/// Which answers are asked for; what is empty asks for all.
struct SurveyFilter {
    std::string survey;
    std::string team;

    [[nodiscard]] bool asks_for(const surveys::Answer& answer) const;
};

/// A filter of what a user typed. Throws Error(not_found, "SURVEY_UNKNOWN" | "TEAM_UNKNOWN").
SurveyFilter survey_filter(const Setup& setup, const std::string& survey, const std::string& team);

/// A survey and what answers to it come to.
struct SurveyOutcome {
    surveys::Survey survey;
    surveys::SurveyResult result;
};

/// What those of `answers` come to that `counts` is true for, survey by survey. How many of the
/// invited they are is known only where none of the survey's answers is left out: else its waves
/// have no `invited`.
std::vector<SurveyOutcome> survey_outcomes(
    const std::vector<surveys::Survey>& surveys, const std::vector<surveys::Answer>& answers,
    const std::function<bool(const surveys::Answer&)>& counts);

/// The outcomes that the filter asks for, also of surveys that nobody has answered.
std::vector<SurveyOutcome> outcomes_asked_for(const ledger::Store& store, std::uint64_t as_of,
                                              const Setup& setup, const SurveyFilter& filter);

/// One question before and after: what lists and reports say of it. Empty: not known.
struct QuestionChange {
    std::optional<std::int64_t> n_in, n_out, paired, invited_in, invited_out;
    std::optional<std::int64_t> median_in, median_out, up, same, down;
    std::optional<core::Decimal> rate_in, rate_out;  ///< Percent, one decimal.
};
/// `question` is its place in the survey.
QuestionChange change_of(const SurveyOutcome& outcome, std::size_t question);

/// How many gave one answer, before and after. Empty: not known.
struct AnswerCounts {
    std::optional<std::int64_t> in, out, paired_in, paired_out;
};
AnswerCounts counts_of(const surveys::QuestionResult& result, std::size_t answer);

/// Percent, one decimal.
std::optional<core::Decimal> percent_of(const std::optional<core::Rational>& share);

}  // namespace utfall::usecases
