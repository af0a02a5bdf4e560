#include "app/core/error.h"
#include "app/core/joined.h"
#include "app/usecases/phase_extension.h"
#include "app/usecases/recording.h"
#include "app/web/figure_words.h"
#include "app/web/frame.h"
#include "app/web/impact_view.h"
#include "app/web/page_parts.h"
#include "app/web/pages_phases.h"
#include "app/web/target.h"
#include "reports/swedish.h"

#include <utility>

namespace utfall::web {
namespace {

using core::JsonArray;
using core::JsonObject;
using usecases::ExtendedTargets;

/// What the form says, whether it came by the address or was sent.
struct Typed {
    std::string to, decision, targets;
};

usecases::PhaseExtension extension_of(const Visit& visit, const Typed& typed) {
    return {visit.argument(1),
            typed.to,
            typed.decision,
            typed.targets == "recompute" ? ExtendedTargets::recompute : ExtendedTargets::keep,
            {},
            {}};
}

std::string phases_href(const OpenedBook& opened) {
    return book_href(opened.shelved) + "/phases";
}

std::string href_of(const OpenedBook& opened, const Visit& visit) {
    return phases_href(opened) + "/" + percent_encoded(visit.argument(1)) + "/extend";
}

JsonArray decisions_view(const OpenedBook& opened, const programme::Phase& phase,
                         const Typed& typed, const Visit& visit) {
    JsonArray list;
    for (const auto& decision : opened.setup->programme.decisions) {
        if (decision.code == phase.decision) continue;
        list.push_back(JsonObject{
            {"value", decision.code},
            {"words", decision.code + ", " + reports::date_in_words(decision.date, visit.lang)},
            {"chosen", decision.code == typed.decision}});
    }
    return list;
}

JsonArray choices_view(const Typed& typed, const Visit& visit) {
    JsonArray list;
    for (const std::string choice : {"keep", "recompute"}) {
        list.push_back(JsonObject{{"value", choice},
                                  {"words", visit.text("extend.choice." + choice)},
                                  {"chosen", choice == typed.targets}});
    }
    return list;
}

JsonArray targets_view(const OpenedBook& opened, const usecases::PhaseExtended& extended,
                       const Visit& visit) {
    const FigureWords words{opened, visit};
    JsonArray list;
    for (const auto& target : extended.targets) {
        list.push_back(JsonObject{
            {"indicator", target.indicator},
            {"name", words.indicator(target.indicator)},
            {"who", target.code},
            {"before", target.before ? reports::exact_text(*target.before, visit.lang) : "–"},
            {"after", reports::exact_text(target.after, visit.lang)}});
    }
    return list;
}

std::string consequence_words(const usecases::PhaseExtended& extended, const Visit& visit) {
    const std::string names = core::joined(extended.periods);
    return visit.text("extend.consequences",
                      {{"n", std::to_string(extended.periods.size())},
                       {"names", names.empty() ? visit.text("extend.no_term") : names},
                       {"forms", std::to_string(extended.forms)},
                       {"targets", std::to_string(extended.targets.size())},
                       {"reports", std::to_string(extended.impact.reports.size())}});
}

void add_result(JsonObject& view, const OpenedBook& opened, const usecases::PhaseExtended& extended,
                const Visit& visit) {
    auto faults = findings_view(extended.findings, core::Severity::error, visit);
    for (auto& fault : faults)
        fault.set("field", fault.string_or("column") == "decision" ? "decision" : "to");
    auto targets = targets_view(opened, extended, visit);
    view["has_faults"] = !faults.empty();
    view["has_result"] = faults.empty();
    view["faults"] = std::move(faults);
    view["warnings"] = findings_view(extended.findings, core::Severity::warning, visit);
    view["consequences"] = consequence_words(extended, visit);
    view["has_targets"] = !targets.empty();
    view["targets"] = std::move(targets);
    view["impact"] = impact_view(extended.impact, visit);
}

Page page_of(const OpenedBook& opened, const programme::Phase& phase, Workbench& workbench,
             const Visit& visit, const Typed& typed, const std::string& notice) {
    Page page;
    page.body = "phase-extend";
    page.title = visit.text("extend.title", {{"phase", phase.name.in(visit.lang)}});
    page.menu = "phases";
    page.crumbs = {{visit.text("menu.phases"), phases_href(opened)}, {page.title, ""}};
    auto decisions = decisions_view(opened, phase, typed, visit);
    JsonObject view{
        {"action", href_of(opened, visit)},
        {"ends", visit.text("extend.ends", {{"to", phase.span.to ? reports::date_in_words(
                                                                       *phase.span.to, visit.lang)
                                                                 : visit.text("phases.open")},
                                            {"decision", phase.decision}})},
        {"notice", notice},
        {"has_decisions", !decisions.empty()},
        {"decisions", std::move(decisions)},
        {"choices", choices_view(typed, visit)},
        {"to", typed.to},
        {"decision", typed.decision},
        {"target_choice", typed.targets},
        {"size", std::to_string(opened.size)},
        {"request_id", new_request_id(workbench)},
        {"has_faults", false},
        {"has_result", false}};
    if (!typed.to.empty()) {
        usecases::Act trial = workbench.act(visit);
        trial.dry_run = true;
        const auto tried = usecases::extend_phase(*opened.book, extension_of(visit, typed), trial);
        if (tried.findings.has_errors()) page.status = 422;
        add_result(view, opened, tried, visit);
    }
    page.view = std::move(view);
    return page;
}

programme::Phase phase_named(const OpenedBook& opened, const Visit& visit) {
    const auto phase = opened.setup->programme.valid_phase(visit.argument(1));
    if (!phase)
        throw core::Error{
            core::ErrorKind::not_found, "PHASE_NOT_FOUND", {{"code", visit.argument(1)}}};
    return *phase;
}

}  // namespace

Answer phase_extend_page(Workbench& workbench, const Visit& visit) {
    const OpenedBook opened = workbench.shelf().read(visit.argument(0), {});
    const Typed typed{visit.query("to"), visit.query("decision"), visit.query("targets")};
    return page_of(opened, phase_named(opened, visit), workbench, visit, typed, {});
}

Answer extend_phase(Workbench& workbench, const Visit& visit) {
    const OpenedBook opened = workbench.shelf().write(visit.argument(0));
    const auto phase = phase_named(opened, visit);
    const Typed typed{visit.field("to"), visit.field("decision"), visit.field("targets")};
    const usecases::Act act = workbench.act(visit);
    const bool again =
        usecases::recorded_under(opened.store(), act.request_id, "setup-imported").has_value();
    if (again) return Response::see_other(phases_href(opened));
    // What was shown as following must be what follows.
    if (visit.field("seen") != std::to_string(opened.size)) {
        Page page = page_of(opened, phase, workbench, visit, typed, visit.text("extend.changed"));
        page.status = 409;
        return page;
    }
    const auto extended = usecases::extend_phase(*opened.book, extension_of(visit, typed), act);
    if (extended.findings.has_errors()) return page_of(opened, phase, workbench, visit, typed, {});
    return Response::see_other(phases_href(opened) + "#phase-" + percent_encoded(phase.code));
}

}  // namespace utfall::web
