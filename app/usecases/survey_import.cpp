#include "app/usecases/survey_import.h"

#include "app/intake/columns.h"
#include "app/surveys/answer_checks.h"
#include "app/usecases/activities.h"
#include "app/usecases/line_import.h"
#include "app/usecases/row_file.h"
#include "app/usecases/surveys.h"

#include <set>
#include <utility>

namespace utfall::usecases {
namespace {

using intake::Need;
using intake::RowCells;
using intake::SurveyColumn;
using surveys::Answer;
using surveys::Survey;

Answer read_answer(RowCells& cells, const programme::Programme& programme) {
    Answer answer;
    answer.where = cells.place(SurveyColumn::survey);
    answer.source_row = cells.line();
    answer.key.survey = cells.code(SurveyColumn::survey, Need::required);
    answer.key.question = cells.code(SurveyColumn::question, Need::required);
    answer.key.respondent = cells.code(SurveyColumn::respondent, Need::required);
    answer.key.wave = cells.code(SurveyColumn::wave, Need::required);
    answer.answer = cells.code(SurveyColumn::answer, Need::required);
    answer.team = cells.code(SurveyColumn::team);
    answer.organisation = cells.code(SurveyColumn::organisation);
    if (answer.organisation.empty()) answer.organisation = organisation_of(answer.team, programme);
    return answer;
}

/// One that lacks a part of its key is told of that, and not that it is the second to lack it.
bool has_whole_key(const Answer& answer) {
    const auto& [survey, wave, respondent, question] = answer.key;
    return !survey.empty() && !wave.empty() && !respondent.empty() && !question.empty();
}

/// SURVEY_ACTIVITY_UNKNOWN, a warning: the evaluation of an activity that is not in the book.
void check_activities(const std::vector<Answer>& imported, const std::vector<Survey>& surveys,
                      const ledger::Store& store, core::Findings& findings) {
    std::set<std::string> known;
    for (const auto& activity : activities_at(store, store.size())) known.insert(activity.code);
    std::set<std::string> told;
    for (const Answer& answer : imported) {
        const Survey* survey = surveys::survey_named(surveys, answer.key.survey);
        if (survey == nullptr || survey->activity.empty() || known.contains(survey->activity) ||
            !told.insert(survey->code).second)
            continue;
        findings.add("SURVEY_ACTIVITY_UNKNOWN", answer.where,
                     {{"survey", survey->code}, {"activity", survey->activity}},
                     core::Severity::warning);
    }
}

}  // namespace

Imported import_answers(Book& book, std::vector<InputFile>& files, const Act& act,
                        const ProgressSink& progress) {
    Imported result;
    result.size = book.store().size();
    const Setup setup = load_setup(book.store(), result.size);
    std::vector<Answer> incoming;
    const RowFileKind kind{intake::survey_columns(), answer_sheets};
    for (std::size_t number = 0; number < files.size(); ++number) {
        read_rows(files[number], kind, result, [&](RowCells& cells) {
            cells.check_texts();
            Answer answer = read_answer(cells, setup.programme);
            answer.source = static_cast<std::int64_t>(number);
            surveys::check_answer(answer, setup.surveys, setup.programme, result.findings);
            if (has_whole_key(answer)) incoming.push_back(std::move(answer));
            if (progress && incoming.size() % 1'000 == 0) progress({incoming.size(), 0});
        });
    }
    const auto current = answers_at(book.store(), result.size);
    surveys::check_keys_differ(incoming, result.findings);
    surveys::check_invited(incoming, current, setup.surveys, result.findings);
    check_activities(incoming, setup.surveys, book.store(), result.findings);
    const auto changed = new_and_changed(std::move(incoming), current, &Answer::key, result);
    record_import(book, "surveys-imported", act, result, [&](ledger::Append& append) {
        for (const Answer& answer : changed)
            append.add(surveys::survey_line, surveys::to_row(answer));
    });
    return result;
}

}  // namespace utfall::usecases
