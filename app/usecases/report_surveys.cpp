#include "app/usecases/report_surveys.h"

#include "app/usecases/report_parts.h"

#include <algorithm>
#include <utility>

namespace utfall::usecases {
namespace {

using surveys::Answer;
using surveys::Question;

/// Answers to waves that had come by the period's end. A wave without a day has come once somebody
/// answers it.
std::vector<Answer> answers_by_end(const ReportFacts& facts) {
    auto answers = answers_at(facts.store, facts.as_of);
    std::erase_if(answers, [&](const Answer& answer) {
        const auto* survey = surveys::survey_named(facts.setup.surveys, answer.key.survey);
        const auto* wave = survey == nullptr ? nullptr : survey->wave(answer.key.wave);
        return wave != nullptr && wave->on && *wave->on > facts.period.to;
    });
    return answers;
}

bool is_answered(const SurveyOutcome& outcome) {
    return std::any_of(outcome.result.respondents.begin(), outcome.result.respondents.end(),
                       [](std::int64_t people) { return people > 0; });
}

std::vector<SurveyOutcome> outcomes_in(const ReportFacts& facts) {
    auto outcomes = survey_outcomes(
        facts.setup.surveys, answers_by_end(facts),
        [&](const Answer& answer) { return is_in_scope(facts, answer.organisation, answer.team); });
    std::erase_if(outcomes, [](const SurveyOutcome& one) { return !is_answered(one); });
    return outcomes;
}

/// What names a question in every table about it.
reports::DataRow named(const SurveyOutcome& outcome, const Question& question, core::Lang lang) {
    return {{"survey", text_field(outcome.survey.code)},
            {"survey_name", text_field(outcome.survey.name.in(lang))},
            {"question", text_field(question.code)},
            {"question_name", text_field(question.name.in(lang))}};
}

reports::DataRow question_row(const SurveyOutcome& outcome, std::size_t at, core::Lang lang) {
    const QuestionChange change = change_of(outcome, at);
    reports::DataRow row = named(outcome, outcome.survey.questions[at], lang);
    row["n_in"] = count_field(change.n_in);
    row["n_out"] = count_field(change.n_out);
    row["paired"] = count_field(change.paired);
    row["invited_in"] = count_field(change.invited_in);
    row["invited"] = count_field(change.invited_out);
    row["response_rate_in"] = number_field(change.rate_in);
    row["response_rate_out"] = number_field(change.rate_out);
    row["median_in"] = count_field(change.median_in);
    row["median_out"] = count_field(change.median_out);
    row["up"] = count_field(change.up);
    row["down"] = count_field(change.down);
    row["same"] = count_field(change.same);
    return row;
}

reports::DataRow answer_row(const SurveyOutcome& outcome, std::size_t at, std::size_t answer,
                            core::Lang lang) {
    const Question& question = outcome.survey.questions[at];
    const AnswerCounts counts = counts_of(outcome.result.questions[at], answer);
    reports::DataRow row = named(outcome, question, lang);
    row["answer"] = text_field(question.answers[answer].code);
    row["answer_name"] = text_field(question.answers[answer].name.in(lang));
    row["count_in"] = count_field(counts.in);
    row["count_out"] = count_field(counts.out);
    row["paired_in"] = count_field(counts.paired_in);
    row["paired_out"] = count_field(counts.paired_out);
    return row;
}

reports::DataRow wave_row(const SurveyOutcome& outcome, const Question& question,
                          const surveys::Wave& wave, const surveys::Spread& spread,
                          core::Lang lang) {
    reports::DataRow row = named(outcome, question, lang);
    row["wave"] = text_field(wave.code);
    row["wave_name"] = text_field(wave.name.in(lang));
    row["on"] = date_field(wave.on);
    row["n"] = count_field(spread.n);
    row["invited"] = count_field(wave.invited);
    row["response_rate"] = number_field(percent_of(surveys::response_rate(wave, spread.n)));
    row["median"] = count_field(spread.median);
    return row;
}

}  // namespace

void add_survey_questions(const ReportFacts& facts, Origins& /*origins*/, reports::DataSet& data) {
    auto& rows = data.tables["survey_questions"];
    for (const SurveyOutcome& outcome : outcomes_in(facts)) {
        for (std::size_t at = 0; at < outcome.survey.questions.size(); ++at)
            rows.push_back(question_row(outcome, at, facts.request.lang));
    }
}

void add_survey_answers(const ReportFacts& facts, Origins& /*origins*/, reports::DataSet& data) {
    auto& rows = data.tables["survey_answers"];
    for (const SurveyOutcome& outcome : outcomes_in(facts)) {
        for (std::size_t at = 0; at < outcome.survey.questions.size(); ++at) {
            const std::size_t answers = outcome.survey.questions[at].answers.size();
            for (std::size_t answer = 0; answer < answers; ++answer)
                rows.push_back(answer_row(outcome, at, answer, facts.request.lang));
        }
    }
}

void add_survey_waves(const ReportFacts& facts, Origins& /*origins*/, reports::DataSet& data) {
    auto& rows = data.tables["survey_waves"];
    for (const SurveyOutcome& outcome : outcomes_in(facts)) {
        for (std::size_t at = 0; at < outcome.survey.questions.size(); ++at) {
            const auto& spreads = outcome.result.questions[at].waves;
            for (std::size_t wave = 0; wave < spreads.size(); ++wave) {
                if (!spreads[wave]) continue;
                rows.push_back(wave_row(outcome, outcome.survey.questions[at],
                                        outcome.survey.waves[wave], *spreads[wave],
                                        facts.request.lang));
            }
        }
    }
}

Evaluations evaluations_by_activity(const ReportFacts& facts) {
    Evaluations all;
    const auto answers = answers_by_end(facts);
    for (const surveys::Survey& survey : facts.setup.surveys) {
        if (survey.activity.empty()) continue;
        if (auto one = surveys::evaluation_of(survey, surveys::result_of(survey, answers)))
            all.emplace(survey.activity, std::move(*one));
    }
    return all;
}

}  // namespace utfall::usecases
