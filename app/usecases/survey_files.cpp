#include "app/usecases/survey_files.h"

#include "app/intake/columns.h"
#include "app/usecases/answers.h"
#include "app/usecases/in_language.h"

#include <utility>

namespace utfall::usecases {
namespace {

using core::Json;
using core::JsonArray;
using core::JsonObject;
using intake::SurveyColumn;
using surveys::Question;
using surveys::QuestionResult;
using TableCell = PlainTable::Cell;

template <typename Number>
TableCell number_or_none(const std::optional<Number>& number) {
    return number ? TableCell{*number} : TableCell{};
}

JsonArray waves_json(const SurveyOutcome& outcome, core::Lang lang) {
    JsonArray waves;
    for (std::size_t at = 0; at < outcome.survey.waves.size(); ++at) {
        const surveys::Wave& wave = outcome.survey.waves[at];
        const std::int64_t respondents = outcome.result.respondents[at];
        waves.push_back(JsonObject{
            {"wave", wave.code},
            {"name", wave.name.in(lang)},
            {"on", wave.on ? Json{wave.on->to_string()} : Json{}},
            {"invited", or_null(wave.invited)},
            {"respondents", respondents},
            {"response_rate", or_null(percent_of(surveys::response_rate(wave, respondents)))}});
    }
    return waves;
}

/// How a question was answered in each wave: null where nobody has answered the wave.
JsonArray spreads_json(const SurveyOutcome& outcome, const QuestionResult& result) {
    JsonArray spreads;
    for (std::size_t at = 0; at < result.waves.size(); ++at) {
        const auto& spread = result.waves[at];
        const surveys::Wave& wave = outcome.survey.waves[at];
        if (!spread) {
            spreads.emplace_back();
            continue;
        }
        JsonArray counts;
        for (const std::int64_t count : spread->counts) counts.emplace_back(count);
        spreads.push_back(JsonObject{
            {"wave", wave.code},
            {"n", spread->n},
            {"response_rate", or_null(percent_of(surveys::response_rate(wave, spread->n)))},
            {"median", or_null(spread->median)},
            {"counts", std::move(counts)}});
    }
    return spreads;
}

JsonArray answers_json(const Question& question, const QuestionResult& result, core::Lang lang) {
    JsonArray answers;
    for (std::size_t at = 0; at < question.answers.size(); ++at) {
        const surveys::Choice& answer = question.answers[at];
        const AnswerCounts counts = counts_of(result, at);
        answers.push_back(JsonObject{{"answer", answer.code},
                                     {"name", answer.name.in(lang)},
                                     {"value", or_null(answer.value)},
                                     {"count_in", or_null(counts.in)},
                                     {"count_out", or_null(counts.out)},
                                     {"paired_in", or_null(counts.paired_in)},
                                     {"paired_out", or_null(counts.paired_out)}});
    }
    return answers;
}

}  // namespace

PlainTable answer_file(const std::vector<surveys::Answer>& answers, core::Lang lang) {
    const bool swedish = lang == core::Lang::sv;
    PlainTable table;
    table.name = swedish ? "Enkätsvar" : "Survey answers";
    table.title = table.name;
    for (const auto& column : intake::survey_columns())
        table.columns.push_back({column.name, swedish ? column.synonyms.front() : column.name});
    for (const surveys::Answer& answer : answers) {
        std::vector<TableCell> cells(table.columns.size());
        cells[SurveyColumn::survey] = answer.key.survey;
        cells[SurveyColumn::question] = answer.key.question;
        cells[SurveyColumn::respondent] = answer.key.respondent;
        cells[SurveyColumn::wave] = answer.key.wave;
        cells[SurveyColumn::answer] = answer.answer;
        cells[SurveyColumn::team] = answer.team;
        cells[SurveyColumn::organisation] = answer.organisation;
        table.rows.push_back(std::move(cells));
    }
    return table;
}

PlainTable survey_table(const std::vector<SurveyOutcome>& outcomes, core::Lang lang) {
    PlainTable table;
    table.name = in(lang, "Enkäter", "Surveys");
    table.title = table.name;
    table.columns = {{"survey", in(lang, "Enkät", "Survey")},
                     {"survey_name", in(lang, "Enkätens namn", "Name of the survey")},
                     {"question", in(lang, "Fråga", "Question")},
                     {"question_name", in(lang, "Frågan i ord", "Question in words")},
                     {"n_in", in(lang, "Svar in", "Answers in")},
                     {"n_out", in(lang, "Svar ut", "Answers out")},
                     {"paired", in(lang, "Parade", "Paired")},
                     {"response_rate_in", in(lang, "Svarsfrekvens in, %", "Response rate in, %")},
                     {"response_rate_out", in(lang, "Svarsfrekvens ut, %", "Response rate out, %")},
                     {"median_in", in(lang, "Median in", "Median in")},
                     {"median_out", in(lang, "Median ut", "Median out")},
                     {"up", in(lang, "Högre", "Higher")},
                     {"same", in(lang, "Lika", "Same")},
                     {"down", in(lang, "Lägre", "Lower")}};
    for (const SurveyOutcome& outcome : outcomes) {
        for (std::size_t at = 0; at < outcome.survey.questions.size(); ++at) {
            const Question& question = outcome.survey.questions[at];
            const QuestionChange change = change_of(outcome, at);
            table.rows.push_back({outcome.survey.code, outcome.survey.name.in(lang), question.code,
                                  question.name.in(lang), number_or_none(change.n_in),
                                  number_or_none(change.n_out), number_or_none(change.paired),
                                  number_or_none(change.rate_in), number_or_none(change.rate_out),
                                  number_or_none(change.median_in),
                                  number_or_none(change.median_out), number_or_none(change.up),
                                  number_or_none(change.same), number_or_none(change.down)});
        }
    }
    return table;
}

Json survey_json(const SurveyOutcome& outcome, core::Lang lang) {
    JsonArray questions;
    for (std::size_t at = 0; at < outcome.survey.questions.size(); ++at) {
        const Question& question = outcome.survey.questions[at];
        const QuestionResult& result = outcome.result.questions[at];
        const QuestionChange change = change_of(outcome, at);
        questions.push_back(JsonObject{{"question", question.code},
                                       {"name", question.name.in(lang)},
                                       {"n_in", or_null(change.n_in)},
                                       {"n_out", or_null(change.n_out)},
                                       {"paired", or_null(change.paired)},
                                       {"response_rate_in", or_null(change.rate_in)},
                                       {"response_rate_out", or_null(change.rate_out)},
                                       {"median_in", or_null(change.median_in)},
                                       {"median_out", or_null(change.median_out)},
                                       {"up", or_null(change.up)},
                                       {"same", or_null(change.same)},
                                       {"down", or_null(change.down)},
                                       {"waves", spreads_json(outcome, result)},
                                       {"answers", answers_json(question, result, lang)}});
    }
    return JsonObject{{"survey", outcome.survey.code},
                      {"name", outcome.survey.name.in(lang)},
                      {"activity", or_null(outcome.survey.activity)},
                      {"waves", waves_json(outcome, lang)},
                      {"questions", std::move(questions)},
                      {"unplaced", outcome.result.unplaced}};
}

}  // namespace utfall::usecases
