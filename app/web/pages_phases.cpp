#include "app/web/pages_phases.h"
#include "app/usecases/period_names.h"
#include "app/web/figure_words.h"
#include "app/web/frame.h"
#include "app/web/pages.h"
#include "reports/chart_svg.h"
#include "reports/swedish.h"
#include "reports/words.h"

#include <algorithm>
#include <array>

namespace utfall::web {
namespace {

using core::JsonArray;
using core::JsonObject;
using programme::Phase;

std::string end_words(const std::optional<core::Date>& to, const Visit& visit) {
    return to ? to->to_string() : visit.text("phases.open");
}

const Phase* version_before(const programme::Programme& programme, const Phase& phase) {
    const Phase* before = nullptr;
    for (const Phase& one : programme.phases) {
        if (one.code != phase.code) continue;
        if (one.decision == phase.decision) return before;
        before = &one;
    }
    return nullptr;
}

/// "Förlängd från 2025-06-30 till 2025-12-31"; empty for a first version.
std::string change_words(const programme::Programme& programme, const Phase& phase,
                         const Visit& visit) {
    const Phase* before = version_before(programme, phase);
    if (before == nullptr || !before->span.to || !phase.span.to) return {};
    const char* key = *before->span.to < *phase.span.to   ? "phases.extended"
                      : *phase.span.to < *before->span.to ? "phases.shortened"
                                                          : "phases.confirmed";
    return visit.text(key,
                      {{"from", before->span.to->to_string()}, {"to", phase.span.to->to_string()}});
}

std::string timeline(const programme::Programme& programme, const Visit& visit) {
    reports::Chart chart;
    chart.kind = reports::ChartKind::timeline;
    chart.title = visit.text("phases.chart");
    chart.alt = visit.text("phases.chart_alt");
    const auto& operation = *programme.operation;
    const auto add = [&](const std::string& label, core::Date from,
                         const std::optional<core::Date>& to, const char* kind) {
        if (to) chart.bands.push_back({label, from.to_string(), to->to_string(), kind});
    };
    add(operation.name.in(visit.lang), operation.span.from, operation.span.to, "operation");
    for (const Phase& phase : programme.valid_phases()) {
        std::optional<core::Date> first_end = phase.span.to;
        for (const Phase& one : programme.phases) {
            if (one.code == phase.code && one.span.to && first_end && *one.span.to < *first_end)
                first_end = one.span.to;
        }
        add(phase.name.in(visit.lang), phase.span.from, first_end, "phase");
        if (first_end != phase.span.to) {
            add(reports::word(visit.lang, "label.extension"), first_end->plus_days(1),
                phase.span.to, "extension");
        }
    }
    for (const auto& decision : programme.decisions) {
        chart.marks.push_back({visit.text("phases.decision", {{"code", decision.code}}),
                               decision.date.to_string(),
                               "decision",
                               {}});
    }
    reports::HtmlWriter out;
    reports::write_chart(out, chart, "timeline", visit.lang);
    return out.take();
}

JsonArray phases_view(const programme::Programme& programme, const Visit& visit) {
    JsonArray list;
    const auto valid = programme.valid_phases();
    for (const Phase& phase : programme.phases) {
        const bool is_valid = std::any_of(valid.begin(), valid.end(), [&](const Phase& one) {
            return one.code == phase.code && one.decision == phase.decision;
        });
        const auto* decision = programme.decision(phase.decision);
        list.push_back(JsonObject{{"code", phase.code},
                                  {"anchor", is_valid ? "phase-" + phase.code : ""},
                                  {"name", phase.name.in(visit.lang)},
                                  {"from", phase.span.from.to_string()},
                                  {"to", end_words(phase.span.to, visit)},
                                  {"decision", phase.decision},
                                  {"decided", decision ? decision->date.to_string() : ""},
                                  {"change", change_words(programme, phase, visit)},
                                  {"valid", is_valid}});
    }
    return list;
}

JsonArray decisions_view(const programme::Programme& programme, const Visit& visit) {
    JsonArray list;
    for (const auto& decision : programme.decisions) {
        list.push_back(
            JsonObject{{"code", decision.code},
                       {"date", decision.date.to_string()},
                       {"from", decision.in_force_from.to_string()},
                       {"changes", decision.changes.empty() ? visit.text("phases.first_decision")
                                                            : decision.changes}});
    }
    return list;
}

JsonArray calendar_view(const programme::Programme& programme, const FigureWords& words) {
    JsonArray list;
    for (const auto& row : programme.calendar) {
        list.push_back(
            JsonObject{{"code", row.code},
                       {"from", row.from.to_string()},
                       {"to", row.to.to_string()},
                       {"who", words.scope({indicators::Level::organisation, row.organisation})}});
    }
    return list;
}

JsonArray teams_view(const programme::Programme& programme, const FigureWords& words,
                     const Visit& visit) {
    JsonArray list;
    for (const auto& team : programme.teams) {
        std::string units;
        for (const auto& code : team.units)
            units += (units.empty() ? "" : ", ") + words.scope({indicators::Level::unit, code});
        list.push_back(JsonObject{{"code", team.code},
                                  {"name", team.name},
                                  {"units", units},
                                  {"from", team.span.from.to_string()},
                                  {"to", end_words(team.span.to, visit)}});
    }
    return list;
}

JsonArray interventions_view(const programme::Programme& programme, const FigureWords& words,
                             const Visit& visit) {
    JsonArray list;
    for (const auto& one : programme.interventions) {
        JsonArray steps;
        for (const auto& step : one.steps) {
            steps.push_back(JsonObject{
                {"status", reports::word_or_code(visit.lang, "intervention", step.status)},
                {"date", step.date.to_string()},
                {"reason", step.reason},
                {"decision", step.decision}});
        }
        std::string teams;
        for (const auto& code : one.teams)
            teams += (teams.empty() ? "" : ", ") + words.scope({indicators::Level::team, code});
        list.push_back(JsonObject{
            {"code", one.code},
            {"name", one.name.in(visit.lang)},
            {"level", reports::word_or_code(visit.lang, "level", one.level)},
            {"teams", teams},
            {"phase", words.scope({indicators::Level::phase, one.phase})},
            {"state", one.steps.empty() ? visit.text("phases.no_steps")
                                        : reports::word_or_code(visit.lang, "intervention",
                                                                one.steps.back().status)},
            {"steps", std::move(steps)}});
    }
    return list;
}

usecases::PlainTable table_of(const programme::Programme& programme, const Visit& visit) {
    usecases::PlainTable table;
    table.name = "phases";
    table.title = visit.text("menu.phases");
    for (const char* key : {"code", "name", "from", "to", "decision"})
        table.columns.push_back({key, visit.text("column." + std::string{key})});
    for (const Phase& phase : programme.phases) {
        table.rows.push_back({phase.code, phase.name.in(visit.lang), phase.span.from.to_string(),
                              phase.span.to ? phase.span.to->to_string() : "", phase.decision});
    }
    return table;
}

Answer phases_page(Workbench& workbench, const Visit& visit) {
    const OpenedBook opened = workbench.shelf().read(visit.argument(0), visit.query("as-of"));
    const auto& programme = opened.setup->programme;
    const FigureWords words{opened, visit};
    Page page;
    page.body = "phases";
    page.title = visit.text("menu.phases");
    page.menu = "phases";
    page.styles = {"charts.css", "indicators.css"};
    page.crumbs = {{page.title, ""}};
    note_as_of(page, opened, visit);
    JsonObject view{{"phases", phases_view(programme, visit)},
                    {"decisions", decisions_view(programme, visit)},
                    {"calendar", calendar_view(programme, words)},
                    {"teams", teams_view(programme, words, visit)},
                    {"interventions", interventions_view(programme, words, visit)},
                    {"timeline_svg", programme.operation && !programme.phases.empty()
                                         ? timeline(programme, visit)
                                         : std::string{}}};
    page.data = JsonObject{{"as_of", opened.as_of}};
    for (const std::string name : {"phases", "decisions", "calendar", "teams", "interventions"}) {
        page.data.set(name, view[name]);
        view["has_" + name] = !view[name].array().empty();
    }
    const auto& target = visit.request.target;
    const std::string query = target.raw_query.empty() ? "" : "?" + target.raw_query;
    for (const std::string form : {"xlsx", "csv", "json"})
        view[form] = target.path + "." + form + query;
    page.view = std::move(view);
    page.table = table_of(programme, visit);
    return page;
}

}  // namespace

std::span<const Route> phases_routes() {
    static constexpr std::array routes{
        Route{"GET", "/p/{operation}/phases", &phases_page, 0},
        Route{"GET", "/p/{operation}/phases/{phase}/extend", &phase_extend_page, 0},
        Route{"POST", "/p/{operation}/phases/{phase}/extend", &extend_phase, form_body},
    };
    return routes;
}

}  // namespace utfall::web
