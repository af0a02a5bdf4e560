#include "app/usecases/report_surveys.h"

#include "app/usecases/report_parts.h"

#include <utility>

namespace utfall::usecases {
namespace {

using surveys::Question;

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

void add_survey_questions(AskedFacts& asked, Origins& /*origins*/, reports::DataSet& data) {
    const ReportFacts& facts = asked.facts();
    auto& rows = data.tables["survey_questions"];
    for (const SurveyOutcome& outcome : asked.outcomes()) {
        for (std::size_t at = 0; at < outcome.survey.questions.size(); ++at)
            rows.push_back(question_row(outcome, at, facts.request.lang));
    }
}

void add_survey_answers(AskedFacts& asked, Origins& /*origins*/, reports::DataSet& data) {
    const ReportFacts& facts = asked.facts();
    auto& rows = data.tables["survey_answers"];
    for (const SurveyOutcome& outcome : asked.outcomes()) {
        for (std::size_t at = 0; at < outcome.survey.questions.size(); ++at) {
            const std::size_t answers = outcome.survey.questions[at].answers.size();
            for (std::size_t answer = 0; answer < answers; ++answer)
                rows.push_back(answer_row(outcome, at, answer, facts.request.lang));
        }
    }
}

void add_survey_waves(AskedFacts& asked, Origins& /*origins*/, reports::DataSet& data) {
    const ReportFacts& facts = asked.facts();
    auto& rows = data.tables["survey_waves"];
    for (const SurveyOutcome& outcome : asked.outcomes()) {
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

Evaluations evaluations_by_activity(AskedFacts& asked) {
    Evaluations all;
    for (const surveys::Survey& survey : asked.facts().setup.surveys) {
        if (survey.activity.empty()) continue;
        if (auto one = surveys::evaluation_of(survey, surveys::result_of(survey, asked.answers())))
            all.emplace(survey.activity, std::move(*one));
    }
    return all;
}

}  // namespace utfall::usecases
