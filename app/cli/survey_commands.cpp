#include "app/cli/commands.h"
#include "app/cli/context.h"
#include "app/cli/output.h"
#include "app/cli/table_file.h"
#include "app/usecases/book.h"
#include "app/usecases/setup.h"
#include "app/usecases/survey_files.h"
#include "app/usecases/value_export.h"
#include "reports/swedish.h"

#include <vector>

namespace utfall::cli {
namespace {

using usecases::SurveyOutcome;

constexpr const char* nothing = "–";

std::string count_text(const std::optional<std::int64_t>& count) {
    return count ? std::to_string(*count) : nothing;
}

std::string percent_text(const std::optional<core::Decimal>& percent, core::Lang lang) {
    return percent ? reports::number_text(*percent, 1, lang) + "\u00a0%" : nothing;
}

void add_rows(const Context& context, const SurveyOutcome& outcome, TextTable& table) {
    for (std::size_t at = 0; at < outcome.survey.questions.size(); ++at) {
        const auto change = usecases::change_of(outcome, at);
        table.rows.push_back(
            {outcome.survey.code, outcome.survey.questions[at].name.in(context.lang),
             count_text(change.n_in), percent_text(change.rate_in, context.lang),
             count_text(change.n_out), percent_text(change.rate_out, context.lang),
             count_text(change.paired), count_text(change.median_in), count_text(change.median_out),
             count_text(change.up), count_text(change.same), count_text(change.down)});
    }
}

std::string list_words(const Context& context, const std::vector<SurveyOutcome>& outcomes) {
    if (outcomes.empty()) return context.text("survey.none") + "\n";
    TextTable table{{}, {false, false}, {}};
    for (const char* column : {"survey", "question", "n_in", "rate", "n_out", "rate", "paired",
                               "median_in", "median_out", "up", "same", "down"})
        table.header.push_back(context.text("survey." + std::string{column}));
    table.right.resize(table.header.size(), true);
    for (const SurveyOutcome& outcome : outcomes) add_rows(context, outcome, table);
    std::string words = table.to_string();
    for (const auto& [survey, result] : outcomes) {
        if (result.unplaced == 0) continue;
        words +=
            context.text(result.unplaced == 1 ? "survey.unplaced.one" : "survey.unplaced",
                         {{"survey", survey.code}, {"count", std::to_string(result.unplaced)}}) +
            "\n";
    }
    return words;
}

}  // namespace

ExitStatus run_survey_list(Context& context, const Arguments& arguments) {
    const std::string path = arguments.one("output");
    if (!path.empty()) usecases::check_export_name(path);
    const auto book = context.open_book(arguments, false);
    const std::uint64_t as_of = usecases::resolve_as_of(book->store(), arguments.one("as-of"));
    const auto setup = usecases::load_setup(book->store(), as_of);
    const auto filter =
        usecases::survey_filter(setup, arguments.one("survey"), arguments.one("team"));
    if (path.empty()) {
        const auto outcomes = usecases::outcomes_asked_for(book->store(), as_of, setup, filter);
        core::JsonArray list;
        for (const SurveyOutcome& one : outcomes)
            list.push_back(usecases::survey_json(one, context.lang));
        return context.answer(core::JsonObject{{"surveys", std::move(list)}, {"as_of", as_of}},
                              list_words(context, outcomes));
    }
    context.open_person_details(*book, arguments, usecases::PersonView::answers, as_of);
    auto answers = usecases::answers_at(book->store(), as_of);
    std::erase_if(answers, [&](const auto& answer) { return !filter.asks_for(answer); });
    return answer_table(context, *book, as_of, path, usecases::answer_file(answers, context.lang),
                        "survey.exported");
}

}  // namespace utfall::cli
