#include "app/usecases/asked_facts.h"

#include <algorithm>
#include <utility>

namespace utfall::usecases {
namespace {

using surveys::Answer;

bool is_answered(const SurveyOutcome& outcome) {
    return std::any_of(outcome.result.respondents.begin(), outcome.result.respondents.end(),
                       [](std::int64_t people) { return people > 0; });
}

}  // namespace

const programme::Account& AskedFacts::account() {
    if (!account_) account_ = programme::account_of(facts_.setup.rows);
    return *account_;
}

const std::vector<Answer>& AskedFacts::answers() {
    if (answers_) return *answers_;
    answers_ = answers_at(facts_.store, facts_.as_of);
    std::erase_if(*answers_, [&](const Answer& answer) {
        const auto* survey = surveys::survey_named(facts_.setup.surveys, answer.key.survey);
        const auto* wave = survey == nullptr ? nullptr : survey->wave(answer.key.wave);
        return wave != nullptr && wave->on && *wave->on > facts_.period.to;
    });
    return *answers_;
}

const std::vector<SurveyOutcome>& AskedFacts::outcomes() {
    if (outcomes_) return *outcomes_;
    outcomes_ = survey_outcomes(facts_.setup.surveys, answers(), [&](const Answer& answer) {
        return is_in_scope(facts_, answer.organisation, answer.team);
    });
    std::erase_if(*outcomes_, [](const SurveyOutcome& one) { return !is_answered(one); });
    return *outcomes_;
}

}  // namespace utfall::usecases
