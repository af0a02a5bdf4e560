#include "app/usecases/survey_files.h"
#include "app/web/frame.h"
#include "app/web/pages.h"
#include "app/web/person_details.h"
#include "app/web/report_words.h"
#include "reports/swedish.h"

#include <array>

namespace utfall::web {
namespace {

using surveys::Spread;
using surveys::Wave;
using usecases::SurveyOutcome;

constexpr const char* nothing = "–";

std::string percent_words(const core::Decimal& percent, core::Lang lang) {
    return reports::number_text(percent, 1, lang) + "\u00a0%";
}

/// "Vid start, 2024-09-16: 38 av 42 svarade (90,5 %)."
std::string wave_words(const Wave& wave, std::int64_t respondents, const Visit& visit) {
    std::string name = wave.name.in(visit.lang);
    if (wave.on) name += ", " + wave.on->to_string();
    if (respondents == 0) return visit.text("surveys.wave_unanswered", {{"wave", name}});
    const auto rate = usecases::percent_of(surveys::response_rate(wave, respondents));
    if (!rate) {
        return visit.text("surveys.wave",
                          {{"wave", name}, {"respondents", std::to_string(respondents)}});
    }
    return visit.text("surveys.wave_of_invited", {{"wave", name},
                                                  {"respondents", std::to_string(respondents)},
                                                  {"invited", std::to_string(*wave.invited)},
                                                  {"rate", percent_words(*rate, visit.lang)}});
}

core::JsonArray about(const SurveyOutcome& outcome, const Visit& visit) {
    const auto& [survey, result] = outcome;
    core::JsonArray lines;
    const auto add = [&](std::string words) {
        lines.push_back(core::JsonObject{{"words", std::move(words)}});
    };
    if (!survey.activity.empty())
        add(visit.text("surveys.evaluates", {{"activity", survey.activity}}));
    for (std::size_t at = 0; at < survey.waves.size(); ++at)
        add(wave_words(survey.waves[at], result.respondents[at], visit));
    if (result.unplaced > 0)
        add(visit.text("surveys.unplaced", {{"count", std::to_string(result.unplaced)}}));
    return lines;
}

TableView::Cell count_cell(const TableView& table, const std::optional<std::int64_t>& count) {
    return count ? table.count(*count) : TableView::text(nothing);
}

/// How many answered, and below that their median and the response rate.
TableView::Cell spread_cell(const TableView& table, const Wave& wave,
                            const std::optional<Spread>& spread, const Visit& visit) {
    if (!spread) return TableView::text(nothing);
    auto cell = table.count(spread->n);
    if (spread->median)
        cell.sub = visit.text("surveys.median", {{"median", std::to_string(*spread->median)}});
    if (const auto rate = usecases::percent_of(surveys::response_rate(wave, spread->n)))
        cell.sub += (cell.sub.empty() ? "" : ", ") + percent_words(*rate, visit.lang);
    return cell;
}

void add_wave_columns(TableView& table, const SurveyOutcome& outcome, const Visit& visit) {
    for (const Wave& wave : outcome.survey.waves)
        table.column(wave.code, wave.name.in(visit.lang), true);
}

TableView questions_table(const SurveyOutcome& outcome, const Visit& visit) {
    const auto& [survey, result] = outcome;
    TableView table{"questions-" + survey.code, visit.text("surveys.questions"), visit.lang};
    table.column("question", visit.text("surveys.question"));
    add_wave_columns(table, outcome, visit);
    if (survey.is_repeated()) {
        table.column("paired", visit.text("surveys.paired"), true);
        table.column("moved", visit.text("surveys.moved"));
    }
    for (std::size_t at = 0; at < survey.questions.size(); ++at) {
        const auto& of = result.questions[at];
        auto question = TableView::text(survey.questions[at].name.in(visit.lang));
        question.sub = survey.questions[at].code;
        std::vector<TableView::Cell> cells{std::move(question)};
        for (std::size_t wave = 0; wave < survey.waves.size(); ++wave)
            cells.push_back(spread_cell(table, survey.waves[wave], of.waves[wave], visit));
        if (survey.is_repeated()) {
            const auto change = usecases::change_of(outcome, at);
            cells.push_back(count_cell(table, change.paired));
            cells.push_back(TableView::text(
                of.pairs
                    ? visit.text("surveys.moved_words", {{"up", std::to_string(*change.up)},
                                                         {"same", std::to_string(*change.same)},
                                                         {"down", std::to_string(*change.down)}})
                    : nothing));
        }
        table.row(std::move(cells));
    }
    return table;
}

TableView answers_table(const SurveyOutcome& outcome, const Visit& visit) {
    const auto& [survey, result] = outcome;
    TableView table{"answers-" + survey.code, visit.text("surveys.answers"), visit.lang};
    table.column("question", visit.text("surveys.question"));
    table.column("answer", visit.text("surveys.answer"));
    add_wave_columns(table, outcome, visit);
    if (survey.is_repeated()) {
        table.column("paired_in", visit.text("surveys.paired_in"), true);
        table.column("paired_out", visit.text("surveys.paired_out"), true);
    }
    for (std::size_t at = 0; at < survey.questions.size(); ++at) {
        const surveys::Question& question = survey.questions[at];
        const auto& of = result.questions[at];
        for (std::size_t answer = 0; answer < question.answers.size(); ++answer) {
            std::vector<TableView::Cell> cells{
                TableView::text(question.name.in(visit.lang)),
                TableView::text(question.answers[answer].name.in(visit.lang))};
            for (const auto& wave : of.waves)
                cells.push_back(wave ? table.count(wave->counts[answer])
                                     : TableView::text(nothing));
            if (survey.is_repeated()) {
                const auto counts = usecases::counts_of(of, answer);
                cells.push_back(count_cell(table, counts.paired_in));
                cells.push_back(count_cell(table, counts.paired_out));
            }
            table.row(std::move(cells));
        }
    }
    return table;
}

Answer surveys_page(Workbench& workbench, const Visit& visit) {
    const OpenedBook opened = workbench.shelf().read(visit.argument(0), visit.query("as-of"));
    const auto& setup = *opened.setup;
    const auto outcomes = usecases::outcomes_asked_for(
        opened.store(), opened.as_of, setup,
        usecases::survey_filter(setup, visit.query("survey"), visit.query("team")));
    Page page = page_of(opened, visit, "phases", "surveys", visit.text("surveys.title"));
    const auto& target = visit.request.target;
    const std::string query = target.raw_query.empty() ? "" : "?" + target.raw_query;
    core::JsonArray shown, told;
    for (const SurveyOutcome& outcome : outcomes) {
        shown.push_back(core::JsonObject{{"name", outcome.survey.name.in(visit.lang)},
                                         {"about", about(outcome, visit)},
                                         {"questions", questions_table(outcome, visit).view()},
                                         {"answers", answers_table(outcome, visit).view()}});
        told.push_back(usecases::survey_json(outcome, visit.lang));
    }
    const std::string list = book_href(opened.shelved) + "/surveys/list";
    core::JsonObject view{{"has_surveys", !outcomes.empty()},
                          {"surveys", std::move(shown)},
                          {"may_take", may_take_people(opened, workbench, visit)},
                          {"list_xlsx", list + ".xlsx" + query},
                          {"list_csv", list + ".csv" + query}};
    for (const std::string form : {"xlsx", "csv", "json"})
        view[form] = target.path + "." + form + query;
    page.view = std::move(view);
    page.data = core::JsonObject{{"surveys", std::move(told)}, {"as_of", opened.as_of}};
    page.table = usecases::survey_table(outcomes, visit.lang);
    return page;
}

// Every answer, as a file alone: no page shows people one by one.
Answer answers_list(Workbench& workbench, const Visit& visit) {
    const OpenedBook opened = workbench.shelf().read(visit.argument(0), visit.query("as-of"));
    const std::string& form = visit.request.target.form;
    if (form.empty() || form == "html")
        return Response::see_other(book_href(opened.shelved) + "/surveys");
    open_people(opened, workbench, visit, usecases::PersonView::answers);
    const auto filter =
        usecases::survey_filter(*opened.setup, visit.query("survey"), visit.query("team"));
    auto answers = usecases::answers_at(opened.store(), opened.as_of);
    std::erase_if(answers, [&](const auto& answer) { return !filter.asks_for(answer); });
    Page page;
    page.table = usecases::answer_file(answers, visit.lang);
    return page;
}

}  // namespace

std::span<const Route> surveys_routes() {
    static constexpr std::array routes{
        Route{"GET", "/p/{operation}/surveys", &surveys_page, 0},
        Route{"GET", "/p/{operation}/surveys/list", &answers_list, 0},
    };
    return routes;
}

}  // namespace utfall::web
