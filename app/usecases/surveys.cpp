#include "app/usecases/surveys.h"

#include "app/core/error.h"

#include <algorithm>
#include <iterator>

namespace utfall::usecases {

using surveys::Answer;
using surveys::Spread;
using surveys::Survey;

std::vector<Answer> answers_at(const ledger::Store& store, std::uint64_t as_of) {
    std::vector<Answer> all;
    store.for_each_line(surveys::survey_line, as_of, [&](const ledger::Line& line) {
        all.push_back(surveys::answer_from_line(line));
    });
    return surveys::current_answers(all);
}

bool SurveyFilter::asks_for(const Answer& answer) const {
    return (survey.empty() || answer.key.survey == survey) && (team.empty() || answer.team == team);
}

SurveyFilter survey_filter(const Setup& setup, const std::string& survey, const std::string& team) {
    using core::ErrorKind;
    if (!survey.empty() && surveys::survey_named(setup.surveys, survey) == nullptr)
        throw core::Error{ErrorKind::not_found, "SURVEY_UNKNOWN", {{"survey", survey}}};
    if (!team.empty() && setup.programme.team(team) == nullptr)
        throw core::Error{ErrorKind::not_found, "TEAM_UNKNOWN", {{"team", team}}};
    return {survey, team};
}

std::vector<SurveyOutcome> survey_outcomes(const std::vector<Survey>& surveys,
                                           const std::vector<Answer>& answers,
                                           const std::function<bool(const Answer&)>& counts) {
    std::vector<Answer> counted;
    std::copy_if(answers.begin(), answers.end(), std::back_inserter(counted), counts);
    std::vector<SurveyOutcome> outcomes;
    for (const Survey& survey : surveys) {
        const auto is_its = [&](const Answer& answer) { return answer.key.survey == survey.code; };
        SurveyOutcome outcome{survey, surveys::result_of(survey, counted)};
        if (std::count_if(answers.begin(), answers.end(), is_its) !=
            std::count_if(counted.begin(), counted.end(), is_its)) {
            for (surveys::Wave& wave : outcome.survey.waves) wave.invited.reset();
        }
        outcomes.push_back(std::move(outcome));
    }
    return outcomes;
}

std::vector<SurveyOutcome> outcomes_asked_for(const ledger::Store& store, std::uint64_t as_of,
                                              const Setup& setup, const SurveyFilter& filter) {
    auto outcomes = survey_outcomes(setup.surveys, answers_at(store, as_of),
                                    [&](const Answer& answer) { return filter.asks_for(answer); });
    std::erase_if(outcomes, [&](const SurveyOutcome& one) {
        return !filter.survey.empty() && one.survey.code != filter.survey;
    });
    return outcomes;
}

QuestionChange change_of(const SurveyOutcome& outcome, std::size_t question) {
    const auto& [survey, result] = outcome;
    const surveys::QuestionResult& of = result.questions[question];
    QuestionChange change;
    if (const Spread* before = of.before()) {
        const surveys::Wave& first = survey.waves.front();
        change.n_in = before->n;
        change.median_in = before->median;
        change.invited_in = first.invited;
        change.rate_in = percent_of(surveys::response_rate(first, before->n));
    }
    if (const Spread* after = of.after()) {
        const surveys::Wave& last = survey.waves.back();
        change.n_out = after->n;
        change.median_out = after->median;
        change.invited_out = last.invited;
        change.rate_out = percent_of(surveys::response_rate(last, after->n));
    }
    if (of.pairs) {
        change.paired = of.pairs->n;
        change.up = of.pairs->up;
        change.same = of.pairs->same;
        change.down = of.pairs->down;
    }
    return change;
}

AnswerCounts counts_of(const surveys::QuestionResult& result, std::size_t answer) {
    AnswerCounts counts;
    if (const Spread* before = result.before()) counts.in = before->counts[answer];
    if (const Spread* after = result.after()) counts.out = after->counts[answer];
    if (result.pairs) {
        counts.paired_in = result.pairs->before.counts[answer];
        counts.paired_out = result.pairs->after.counts[answer];
    }
    return counts;
}

std::optional<core::Decimal> percent_of(const std::optional<core::Rational>& share) {
    if (!share) return std::nullopt;
    return (*share * core::Rational{100}).rounded(1);
}

}  // namespace utfall::usecases
