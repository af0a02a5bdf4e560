#include "app/usecases/collection.h"
#include "app/usecases/indicator_view.h"
#include "app/usecases/period_names.h"
#include "app/usecases/reports_issued.h"
#include "app/web/book_day.h"
#include "app/web/drafts.h"
#include "app/web/frame.h"
#include "app/web/overview_targets.h"
#include "app/web/page_parts.h"
#include "app/web/pages.h"
#include "app/web/target.h"
#include "reports/words.h"

#include <algorithm>
#include <array>

namespace utfall::web {
namespace {

using usecases::CollectionCell;
using usecases::CollectionState;

constexpr std::size_t shown_tasks = 8;
constexpr std::size_t shown_events = 6;

// What the overview is put together from.
struct Overview {
    const OpenedBook& opened;
    const Visit& visit;
    core::Period period;
    core::Date today;
    std::vector<std::pair<std::string, std::string>> drafts;
    usecases::Collection collection;
    usecases::PeriodProgress progress;
    std::int64_t done{0}, asked{0};  ///< Forms of the current period.
};

core::Json task(bool late, bool warn, const std::string& words, const std::string& more,
                const std::string& href, const std::string& button) {
    return core::JsonObject{{"late", late}, {"warn", warn}, {"words", words},
                            {"more", more}, {"href", href}, {"button", button}};
}

std::string grid_href(const Overview& overview, const std::string& period,
                      const std::string& slug) {
    return book_href(overview.opened.shelved) + "/collection/" + percent_encoded(period) + "/" +
           percent_encoded(slug);
}

// The late before the rest, and drafts last: they are somebody's work under way.
core::JsonArray tasks_view(const Overview& overview) {
    const Visit& visit = overview.visit;
    core::JsonArray late, soon;
    for (std::size_t i = 0; i < overview.collection.collectors.size(); ++i) {
        const auto& collector = overview.collection.collectors[i];
        for (std::size_t j = 0; j < overview.collection.periods.size(); ++j) {
            const auto& period = overview.collection.periods[j];
            const CollectionCell& cell = overview.collection.cells[i][j];
            const bool work =
                cell.state == CollectionState::missing || cell.state == CollectionState::started;
            if (!work || period.from > overview.today) continue;
            const std::string words = visit.text(
                "overview.todo_missing", {{"name", collector.name},
                                          {"left", std::to_string(cell.expected - cell.reported)},
                                          {"all", std::to_string(cell.expected)}});
            const std::string more =
                visit.text(cell.late ? "overview.todo_late" : "overview.todo_due",
                           {{"period", period.code}, {"day", cell.due.to_string()}});
            (cell.late ? late : soon)
                .push_back(task(cell.late, !cell.late, words, more,
                                grid_href(overview, period.code, collector.slug()),
                                visit.text("overview.todo_fill")));
        }
    }
    late.insert(late.end(), soon.begin(), soon.end());
    for (const auto& [period, slug] : overview.drafts) {
        const auto named = std::find_if(overview.collection.collectors.begin(),
                                        overview.collection.collectors.end(),
                                        [&slug = slug](const usecases::Collector& collector) {
                                            return collector.slug() == slug;
                                        });
        const std::string name = named == overview.collection.collectors.end() ? slug : named->name;
        late.push_back(task(false, false, visit.text("overview.todo_draft", {{"name", name}}),
                            period, grid_href(overview, period, slug),
                            visit.text("overview.todo_open")));
    }
    return late;
}

core::JsonArray events_view(const Overview& overview) {
    core::JsonArray events;
    const auto& store = overview.opened.store();
    const auto info = store.info();
    for (std::uint64_t seq = overview.opened.as_of; seq > 0 && events.size() < shown_events;
         --seq) {
        const auto entry = store.entry(seq - 1);
        if (!entry) continue;
        std::string words = reports::word_or_code(overview.visit.lang, "entry", entry->kind);
        if (!entry->subject.empty()) words += ", " + entry->subject;
        events.push_back(core::JsonObject{
            {"time", usecases::local_minute(info, entry->recorded_at)},
            {"day", usecases::local_day(info, entry->recorded_at).to_string()},
            {"words", words},
            {"by", entry->actor},
            {"lines",
             entry->line_count == 0
                 ? std::string{}
                 : overview.visit.text("overview.event_lines",
                                       {{"n", counted(entry->line_count, overview.visit.lang)}})}});
    }
    return events;
}

core::Json step(std::string_view name, const std::string& words, const std::string& href,
                const std::string& link, bool done, bool now, int number, const Visit& visit) {
    return core::JsonObject{{"words", visit.text("overview.step." + std::string{name})},
                            {"text", words},
                            {"href", href},
                            {"link", link},
                            {"done", done},
                            {"now", now},
                            {"number", std::to_string(number)}};
}

bool is_approved(const usecases::PeriodProgress& progress) {
    return progress.asked > 0 && progress.approved == progress.asked;
}

core::Json approval_step(const Overview& overview, bool now) {
    const Visit& visit = overview.visit;
    const auto& progress = overview.progress;
    std::string words = progress.asked == 0 ? visit.text("overview.collected_none")
                                            : visit.text("overview.approved",
                                                         {{"n", std::to_string(progress.approved)},
                                                          {"m", std::to_string(progress.asked)}});
    const auto more = [&](const char* key, std::size_t count) {
        if (count > 0) words += ", " + visit.text(key, {{"n", std::to_string(count)}});
    };
    more("overview.approval_waiting", progress.submitted);
    more("overview.approval_changed", progress.changed);
    return step("approval", words, book_href(overview.opened.shelved) + "/collection",
                visit.text("overview.approval_link"), is_approved(progress), now, 4, visit);
}

core::JsonArray steps_view(const Overview& overview) {
    const Visit& visit = overview.visit;
    const std::string book = book_href(overview.opened.shelved);
    const auto& setup = *overview.opened.setup;
    const bool collected = overview.asked > 0 && overview.done == overview.asked;
    const bool approved = is_approved(overview.progress);
    const auto issued = usecases::issued_reports(overview.opened.store(), overview.opened.as_of);
    core::JsonArray steps;
    steps.push_back(
        step("setup",
             visit.text("overview.setup_done",
                        {{"teams", std::to_string(setup.programme.teams.size())},
                         {"indicators", std::to_string(setup.framework.indicator_codes().size())},
                         {"decisions", std::to_string(setup.programme.decisions.size())}}),
             book + "/phases", visit.text("overview.setup_link"), true, false, 1, visit));
    const std::string count =
        overview.asked == 0
            ? visit.text("overview.collected_none")
            : visit.text("overview.collected", {{"n", std::to_string(overview.done)},
                                                {"m", std::to_string(overview.asked)}});
    steps.push_back(
        step("collection", count, book + "/collection" + (collected ? "" : "?show=missing"),
             visit.text(collected ? "overview.collection_link_done" : "overview.collection_link"),
             collected, !collected && !approved, 2, visit));
    const bool clear = overview.drafts.empty();
    steps.push_back(step("control",
                         clear ? visit.text("overview.control_ok")
                               : visit.text("overview.control_drafts",
                                            {{"n", std::to_string(overview.drafts.size())}}),
                         book + "/indicators", visit.text("overview.control_link"),
                         collected && clear, collected && !clear && !approved, 3, visit));
    steps.push_back(approval_step(overview, collected && clear && !approved));
    steps.push_back(step(
        "report",
        issued.empty() ? visit.text("overview.report_none")
                       : visit.text("overview.report_last", {{"report", issued.back().number}}),
        book + "/reports", visit.text("overview.report_link"), false, approved, 5, visit));
    return steps;
}

Page empty_page(const OpenedBook& opened, const Visit& visit) {
    Page page;
    page.body = "overview_empty";
    page.title = visit.text("menu.overview");
    page.menu = "overview";
    page.crumbs = {{page.title, ""}};
    page.view = core::JsonObject{};
    page.data = core::JsonObject{{"size", opened.size}, {"as_of", opened.as_of}};
    return page;
}

Overview overview_of(const OpenedBook& opened, Workbench& workbench, const Visit& visit,
                     const core::Period& period, core::Date today) {
    Overview overview{opened, visit, period, today, {}, {}, {}};
    overview.progress = workbench.figures().progress(opened, period.code);
    if (!opened.is_past()) overview.drafts = Drafts{opened.shelved.path}.list();
    usecases::CollectionQuestion question;
    question.frequency = period.frequency;
    question.today = today;
    question.drafts = overview.drafts;
    overview.collection = *workbench.figures().collection(opened, question);
    for (std::size_t j = 0; j < overview.collection.periods.size(); ++j) {
        if (overview.collection.periods[j].code != period.code) continue;
        for (const auto& row : overview.collection.cells) {
            overview.asked += row[j].expected > 0 ? 1 : 0;
            overview.done += row[j].state == CollectionState::done ? 1 : 0;
        }
    }
    return overview;
}

Answer overview_page(Workbench& workbench, const Visit& visit) {
    const OpenedBook opened = workbench.shelf().read(visit.argument(0), visit.query("as-of"));
    const core::Date today = day_of(opened, workbench);
    const auto period = usecases::current_period(opened.setup->programme, today);
    if (!period || opened.setup->framework.measures.empty()) return empty_page(opened, visit);
    const Overview overview = overview_of(opened, workbench, visit, *period, today);
    Page page;
    page.body = "overview";
    page.title = visit.text("overview.period_title", {{"period", period->code}});
    page.menu = "overview";
    page.styles = {"charts.css", "overview.css"};
    page.crumbs = {{visit.text("menu.overview"), ""}};
    page.as_of_words = as_of_words(opened, workbench, visit);
    core::JsonArray tasks = tasks_view(overview);
    const std::size_t all = tasks.size();
    if (tasks.size() > shown_tasks) tasks.resize(shown_tasks);
    core::JsonObject view{
        {"span_words", usecases::period_name(*period, visit.lang)},
        {"from", period->from.to_string()},
        {"to", period->to.to_string()},
        {"steps", steps_view(overview)},
        {"has_tasks", !tasks.empty()},
        {"tasks", std::move(tasks)},
        {"task_count", visit.text("overview.todo_count", {{"n", std::to_string(all)}})},
        {"events", events_view(overview)},
        {"targets_title", visit.text("overview.targets", {{"period", period->code}})},
        {"preliminary", overview.done == overview.asked
                            ? std::string{}
                            : visit.text("overview.preliminary",
                                         {{"n", std::to_string(overview.asked - overview.done)},
                                          {"m", std::to_string(overview.asked)}})}};
    TargetsView targets = targets_against(opened, *period, visit);
    view.emplace("has_targets", !targets.groups.empty());
    view.emplace("previous_period", targets.previous_period);
    view.emplace("targets", std::move(targets.groups));
    page.view = std::move(view);
    const auto& progress = overview.progress;
    core::Json approval{core::JsonObject{{"asked", progress.asked},
                                         {"submitted", progress.submitted},
                                         {"approved", progress.approved},
                                         {"changed", progress.changed}}};
    page.data = core::JsonObject{{"size", opened.size},
                                 {"as_of", opened.as_of},
                                 {"approval", std::move(approval)},
                                 {"period", period->code},
                                 {"forms_done", overview.done},
                                 {"forms", overview.asked},
                                 {"figures", std::move(targets.data)}};
    page.table = std::move(targets.table);
    page.table->title = page.title;
    return page;
}

}  // namespace

std::span<const Route> overview_routes() {
    static constexpr std::array routes{
        Route{"GET", "/p/{operation}", &overview_page, 0},
    };
    return routes;
}

}  // namespace utfall::web
