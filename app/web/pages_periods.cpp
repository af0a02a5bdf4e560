#include "app/core/digest.h"
#include "app/core/error.h"
#include "app/usecases/book.h"
#include "app/usecases/form_make.h"
#include "app/usecases/period_names.h"
#include "app/usecases/periods.h"
#include "app/usecases/recording.h"
#include "app/usecases/values.h"
#include "app/web/access.h"
#include "app/web/frame.h"
#include "app/web/page_parts.h"
#include "app/web/pages.h"
#include "app/web/target.h"
#include "reports/words.h"

#include <array>
#include <optional>

namespace utfall::web {
namespace {

using core::JsonArray;
using core::JsonObject;
using usecases::PeriodReport;
using workflow::Step;

constexpr std::array steps{Step::submit, Step::approve, Step::send_back, Step::lock, Step::reopen};

/// One period of a book, as it stood when the page was asked for.
struct Subject {
    const OpenedBook& opened;
    const Visit& visit;
    std::string period;
    std::vector<PeriodReport> reports;

    std::string href() const {
        return book_href(opened.shelved) + "/periods/" + percent_encoded(period);
    }
    std::string title() const {
        const auto known = opened.setup->programme.period(period);
        return known ? usecases::period_name(*known, visit.lang) : period;
    }
};

Subject subject_of(const OpenedBook& opened, const Visit& visit) {
    Subject subject{opened, visit, visit.argument(1), {}};
    subject.reports =
        usecases::period_reports(*opened.book, *opened.setup, subject.period, {}, opened.as_of);
    std::erase_if(subject.reports, [&](const auto& report) {
        const bool is_team = report.reporter.level == workflow::Reporter::Level::team;
        const std::string& code = report.reporter.code;
        return !reaches(visit, opened,
                        usecases::PeriodScope{is_team ? code : "", is_team ? "" : code});
    });
    usecases::note_changes(*opened.book, *opened.setup, subject.period, subject.reports);
    return subject;
}

/// What a person had before them: another value or another step makes another mark.
std::string mark_of(const std::vector<PeriodReport>& reports) {
    core::Sha256 hash;
    for (const auto& report : reports) {
        hash.update(report.reporter.code);
        hash.update(" " + std::string{workflow::to_word(report.standing.state)} + " ");
        hash.update(report.digest.hex() + "\n");
    }
    return hash.finish().hex();
}

std::optional<Step> step_named(const std::string& word) {
    for (const Step step : steps) {
        if (word == workflow::to_word(step)) return step;
    }
    return std::nullopt;
}

std::string step_text(const Visit& visit, const std::string& prefix, Step step) {
    return visit.text(prefix + std::string{workflow::to_word(step)});
}

bool is_ready(const PeriodReport& report, Step step) {
    return workflow::readiness(step, report.standing.state, report.approval_fits()) ==
           workflow::Readiness::ready;
}

JsonObject step_button(const Subject& subject, Step step, const std::string& whom) {
    return JsonObject{{"step", std::string{workflow::to_word(step)}},
                      {"words", step_text(subject.visit, "period.step.", step)},
                      {"whom", whom}};
}

// Whoever approved, and how the program knows it: never more than it does.
std::string approver(const Subject& subject, const PeriodReport& report) {
    const auto& approval = report.standing.approval;
    if (!approval) return {};
    return approval->actor + ", " + role_words(approval->role, subject.visit.lang) + " (" +
           subject.visit.text("identity." + std::string{ledger::to_word(approval->identity)}) +
           ") " + usecases::local_minute(subject.opened.store().info(), approval->at);
}

JsonArray changes_view(const Subject& subject, const PeriodReport& report) {
    const auto or_none = [&](const std::string& text) {
        return text.empty() ? subject.visit.text("period.no_value") : text;
    };
    JsonArray changes;
    for (const auto& change : report.changed) {
        std::string value = change.series.measure;
        for (const auto& [dimension, category] : change.series.breakdown)
            value += " " + dimension + "=" + category;
        changes.push_back(JsonObject{{"value", value},
                                     {"approved", or_none(change.approved)},
                                     {"now", or_none(change.now)}});
    }
    return changes;
}

JsonArray rows_view(const Subject& subject, bool with_buttons) {
    JsonArray rows;
    for (const auto& report : subject.reports) {
        JsonArray buttons;
        for (const Step step : steps) {
            if (with_buttons && is_ready(report, step)) {
                const std::string level{workflow::to_word(report.reporter.level)};
                buttons.push_back(step_button(subject, step, level + ":" + report.reporter.code));
            }
        }
        auto changes = changes_view(subject, report);
        rows.push_back(JsonObject{
            {"name", report.name},
            {"code", report.reporter.code},
            {"state", subject.visit.text("period.state." +
                                         std::string{workflow::to_word(report.standing.state)})},
            {"locked", report.standing.state == workflow::PeriodState::locked},
            {"count", std::to_string(report.reported) + "/" + std::to_string(report.expected)},
            {"approver", approver(subject, report)},
            {"has_changes", !changes.empty()},
            {"changes", std::move(changes)},
            {"buttons", std::move(buttons)}});
    }
    return rows;
}

/// The steps that anybody of the organisation is ready for, taken for all of them at once.
JsonArray together_view(const Subject& subject) {
    const std::string& own = subject.opened.setup->programme.operation->reporting_organisation;
    const std::string whole = "organisation:" + own;
    JsonArray buttons;
    if (!reaches(subject.visit, subject.opened, usecases::PeriodScope{"", own})) return buttons;
    for (const Step step : {Step::submit, Step::approve, Step::lock}) {
        std::int64_t ready = 0;
        for (const auto& report : subject.reports) ready += is_ready(report, step) ? 1 : 0;
        if (ready < 2) continue;
        JsonObject button = step_button(subject, step, whole);
        button["words"] = subject.visit.text("period.all." + std::string{workflow::to_word(step)},
                                             {{"n", std::to_string(ready)}});
        buttons.push_back(std::move(button));
    }
    return buttons;
}

Page frame_of(const Subject& subject, const std::string& body, const std::string& title) {
    Page page;
    page.body = body;
    page.title = title;
    page.menu = "collection";
    page.styles = {"collection.css"};
    page.crumbs = {
        {subject.visit.text("menu.collection"), book_href(subject.opened.shelved) + "/collection"},
        {title, ""}};
    return page;
}

Page page_of(const Subject& subject, Workbench& workbench, const std::string& notice) {
    Page page = frame_of(subject, "period",
                         subject.visit.text("period.title", {{"period", subject.title()}}));
    page.as_of_words = as_of_words(subject.opened, subject.visit);
    const bool may_act = !subject.opened.is_past() && !workbench.settings().read_only;
    const bool is_asked = may_open(subject.visit, "checks") &&
                          !usecases::asked_for(*subject.opened.setup, subject.period).empty();
    page.view = JsonObject{
        {"rows", rows_view(subject, may_act)},
        {"together", may_act ? together_view(subject) : JsonArray{}},
        {"action", subject.href() + "/step"},
        {"checks_href", is_asked ? book_href(subject.opened.shelved) +
                                       "/checks?period=" + percent_encoded(subject.period)
                                 : std::string{}},
        {"seen", mark_of(subject.reports)},
        {"notice", notice},
        {"done", subject.visit.query("done")}};
    page.data = usecases::period_cells_json(subject.period, subject.reports);
    return page;
}

Answer period_page(Workbench& workbench, const Visit& visit) {
    const OpenedBook opened = workbench.shelf().read(visit.argument(0), visit.query("as-of"));
    return page_of(subject_of(opened, visit), workbench, {});
}

struct Asked {
    Step step{Step::submit};
    usecases::PeriodScope scope;
    std::string whom;
};

std::optional<Asked> asked_in(const Visit& visit) {
    const auto step = step_named(visit.field("step"));
    const std::string whom = visit.field("whom");
    const auto colon = whom.find(':');
    if (!step || colon == std::string::npos) return std::nullopt;
    Asked asked{*step, {}, whom};
    const std::string level = whom.substr(0, colon);
    (level == "team" ? asked.scope.team : asked.scope.organisation) = whom.substr(colon + 1);
    return asked;
}

// The form that follows asks for a reason; only a form sent without it is at fault.
core::Findings shown_of(const core::Findings& findings, const Visit& visit) {
    core::Findings shown;
    for (const auto& finding : findings.list()) {
        if (finding.code != "PERIOD_NEEDS_REASON" || !visit.field("confirm").empty())
            shown.add(finding);
    }
    return shown;
}

/// What the step will do and what stands in its way, before anything is recorded.
Page consequence_page(const Subject& subject, Workbench& workbench, const Asked& asked,
                      const usecases::StepTaken& tried) {
    const Visit& visit = subject.visit;
    Page page = frame_of(subject, "period-step",
                         step_text(visit, "period.step.", asked.step) + ": " + subject.title());
    const auto shown = shown_of(tried.findings, visit);
    auto obstacles = findings_view(shown, core::Severity::error, visit);
    auto warnings = findings_view(shown, core::Severity::warning, visit);
    auto notes = findings_view(shown, core::Severity::note, visit);
    JsonArray whose;
    if (const core::Json* reporters = tried.body.find("reporters")) {
        for (const auto& reporter : reporters->array()) {
            const core::Json* values = reporter.find("values");
            whose.push_back(JsonObject{{"code", reporter.string_or("code")},
                                       {"values", values == nullptr ? core::Json{} : *values}});
        }
    }
    const bool hindered = !obstacles.empty() && visit.field("confirm").empty();
    page.status = obstacles.empty() || hindered ? 200 : 422;
    page.view = JsonObject{{"means", step_text(visit, "period.means.", asked.step)},
                           {"has_obstacles", !obstacles.empty()},
                           {"obstacles", std::move(obstacles)},
                           {"has_warnings", !warnings.empty()},
                           {"warnings", std::move(warnings)},
                           {"has_notes", !notes.empty()},
                           {"notes", std::move(notes)},
                           {"has_whose", !whose.empty()},
                           {"whose", std::move(whose)},
                           {"action", subject.href() + "/step"},
                           {"back", subject.href()},
                           {"step", std::string{workflow::to_word(asked.step)}},
                           {"whom", asked.whom},
                           {"reasons", reasons_view(visit)},
                           {"note", visit.field("note")},
                           {"seen", visit.field("seen")},
                           {"request_id", new_request_id(workbench)},
                           {"confirm_words", step_text(visit, "period.confirm.", asked.step)}};
    return page;
}

Answer take_step(Workbench& workbench, const Visit& visit) {
    const OpenedBook opened = workbench.shelf().write(visit.argument(0));
    const Subject subject = subject_of(opened, visit);
    const auto asked = asked_in(visit);
    if (!asked) return page_of(subject, workbench, visit.text("period.choose"));
    if (!reaches(visit, opened, asked->scope))
        throw core::Error{core::ErrorKind::not_found, "COLLECTOR_UNKNOWN", {{"code", asked->whom}}};
    usecases::Act act = workbench.act(visit);
    act.dry_run = visit.field("confirm").empty();
    // Values that came while the page stood open were never before the person who presses.
    const bool again =
        usecases::recorded_under(opened.store(), act.request_id, workflow::entry_kind(asked->step))
            .has_value();
    if (!again && visit.field("seen") != mark_of(subject.reports)) {
        Page page = page_of(subject, workbench, visit.text("period.changed"));
        page.status = 409;
        return page;
    }
    const auto taken =
        usecases::take_period_step(*opened.book, {asked->step, subject.period, asked->scope}, act);
    if (act.dry_run || taken.findings.has_errors())
        return consequence_page(subject, workbench, *asked, taken);
    const std::string entry = taken.entry ? std::to_string(*taken.entry) : std::string{};
    return Response::see_other(subject.href() + "?done=" + entry);
}

}  // namespace

std::span<const Route> periods_routes() {
    static constexpr std::array routes{
        Route{"GET", "/p/{operation}/periods/{period}", &period_page, 0},
        Route{"POST", "/p/{operation}/periods/{period}/step", &take_step, form_body},
    };
    return routes;
}

}  // namespace utfall::web
