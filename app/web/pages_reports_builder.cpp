#include "app/core/error.h"
#include "app/core/error_texts.h"
#include "app/usecases/history_extract.h"
#include "app/usecases/period_approvals.h"
#include "app/usecases/report_checks.h"
#include "app/usecases/report_claim_checks.h"
#include "app/usecases/report_numbers.h"
#include "app/web/frame.h"
#include "app/web/page_parts.h"
#include "app/web/pages_reports.h"
#include "app/web/target.h"

#include <algorithm>
#include <map>
#include <string>

namespace utfall::web {
namespace {

struct Look {
    const char* icon;
    const char* word;
};
Look look_of(usecases::Readiness verdict) {
    switch (verdict) {
        case usecases::Readiness::obstacle:
            return {"stop", "reports.ready.obstacle"};
        case usecases::Readiness::warning:
            return {"warn", "reports.ready.warning"};
        case usecases::Readiness::note:
            return {"info", "reports.ready.note"};
        case usecases::Readiness::fine:
            return {"check", "reports.ready.fine"};
    }
    return {"info", "reports.ready.note"};
}

// Where what stands in the way is mended; empty when no page does that.
std::string mend_href(const std::string& code, const OpenedBook& opened,
                      const ReportChoices& choices) {
    const std::string book = book_href(opened.shelved);
    if (code == "cells_missing") return book + "/collection";
    if (code == "TEMPLATE_NOT_FROZEN") {
        const std::size_t at = choices.form.find('@');
        return book + "/templates/" + percent_encoded(choices.form.substr(0, at)) + "/" +
               percent_encoded(choices.form.substr(at + 1));
    }
    if (code.starts_with("NARRATIVE_") || code.starts_with("REPORT_TEXT_")) return book + "/import";
    if (code.starts_with("CLAIM_") || code.starts_with("COST_") || code.starts_with("FINANCING_") ||
        code.starts_with("IN_KIND_"))
        return book + "/funding";
    if (code.starts_with("VALUE_")) return book + "/collection?show=missing";
    return {};
}

core::Json item_view(const usecases::ReadinessItem& item, const OpenedBook& opened,
                     const ReportChoices& choices, const Visit& visit) {
    const Look look = look_of(item.verdict);
    const bool is_finding = !item.message.empty();
    const std::string key = "reports.ready." + item.code;
    return core::JsonObject{{"stop", std::string_view{look.icon} == "stop"},
                            {"warn", std::string_view{look.icon} == "warn"},
                            {"info", std::string_view{look.icon} == "info"},
                            {"check", std::string_view{look.icon} == "check"},
                            {"verdict", visit.text(look.word)},
                            {"words", is_finding ? item.message : visit.text(key, item.args)},
                            {"why", is_finding ? item.remedy : visit.text(key + ".why", item.args)},
                            {"href", mend_href(item.code, opened, choices)}};
}

core::Json check_data(const usecases::PreparedReport& report,
                      const std::vector<usecases::ReadinessItem>& items, bool ready) {
    core::JsonArray obstacles, warnings;
    for (const auto& item : items) {
        if (item.message.empty()) continue;
        auto& list = item.verdict == usecases::Readiness::obstacle ? obstacles : warnings;
        list.push_back(core::JsonObject{
            {"code", item.code}, {"message", item.message}, {"remedy", item.remedy}});
    }
    core::JsonArray missing;
    for (const auto& cell : usecases::missing_cells(report.data)) {
        missing.push_back(core::JsonObject{{"indicator", cell.indicator},
                                           {"team", cell.team},
                                           {"reported", cell.reported},
                                           {"expected", cell.expected}});
    }
    return core::JsonObject{{"ready", ready},
                            {"missing", std::move(missing)},
                            {"obstacles", std::move(obstacles)},
                            {"warnings", std::move(warnings)}};
}

// Why the button does nothing, in words; empty when it does.
std::string hindrance(const Workbench& workbench, const OpenedBook& opened, std::size_t obstacles,
                      const Visit& visit) {
    if (workbench.settings().read_only) return visit.text("reports.hindered.read_only");
    if (opened.is_past()) return visit.text("reports.hindered.past");
    if (obstacles == 0) return {};
    return visit.text(obstacles == 1 ? "reports.hindered.one" : "reports.hindered.many",
                      {{"count", std::to_string(obstacles)}});
}

// What of the choices cannot be used, as a heading; empty when all can.
std::string fault_of(const ReportChoices& choices, const Visit& visit) {
    if (!choices.known_fault.empty()) return visit.text("reports.known_fault");
    if (!choices.recipient_fault.empty()) return visit.text("reports.profile_fault");
    return {};
}

// The items to be read, and those of a kind that there are many of, which open at a press.
struct ItemLists {
    core::JsonArray shown, more;
};
ItemLists item_lists(const std::vector<usecases::ReadinessItem>& items, const OpenedBook& opened,
                     const ReportChoices& choices, const Visit& visit) {
    constexpr int of_a_kind = 5;
    std::map<std::string, int> seen;
    ItemLists lists;
    for (const auto& item : items) {
        auto& list = ++seen[item.code] > of_a_kind ? lists.more : lists.shown;
        list.push_back(item_view(item, opened, choices, visit));
    }
    return lists;
}

// True when nothing else stands in the way than values that are not approved: then a reason, which
// the cover prints, is enough.
bool is_reason_enough(const std::vector<usecases::ReadinessItem>& items) {
    return std::all_of(items.begin(), items.end(), [](const usecases::ReadinessItem& item) {
        return item.verdict != usecases::Readiness::obstacle ||
               item.code == "REPORT_CHECK_FAILED" || item.code.starts_with("REPORT_VALUES_");
    });
}

// What is wrong with the reason that was given, if any was.
core::JsonArray override_faults(const core::Findings& told, const Visit& visit) {
    core::Findings about;
    for (const auto& finding : told.list()) {
        if (finding.where.column == "reason" || finding.where.column == "note") about.add(finding);
    }
    core::JsonArray faults = findings_view(about, core::Severity::error, visit);
    if (visit.field("reason").empty() != visit.field("note").empty()) {
        faults.push_back(
            core::JsonObject{{"words", visit.text("reports.override.missing")}, {"remedy", ""}});
    }
    return faults;
}

}  // namespace

std::shared_ptr<const usecases::PreparedReport> prepared(Workbench& workbench, OpenedBook& opened,
                                                         const ReportChoices& choices) {
    const auto make = [&] {
        auto report = usecases::prepare_report(*opened.book, workbench.templates(), choices.form,
                                               opened.as_of, choices.request, {});
        if (!report.form) {
            throw core::Error{
                core::ErrorKind::configuration, "TEMPLATE_FAULTY", {{"template", choices.form}}};
        }
        return report;
    };
    // Templates of one's own may be changed between two looks at the preview.
    if (!workbench.settings().templates_folder.empty())
        return std::make_shared<const usecases::PreparedReport>(make());
    return workbench.composed().get(opened.store().root_at(opened.as_of).hex() + choices.query(),
                                    make);
}

OpenedBook read_known(Workbench& workbench, const Visit& visit, ReportChoices& choices,
                      const std::string& as_of) {
    try {
        return workbench.shelf().read(visit.argument(0), as_of);
    } catch (const core::Error& error) {
        if (!error.code().starts_with("AS_OF_")) throw;
        choices.known_fault =
            core::message(error, visit.lang) + " " + core::remedy(error, visit.lang);
        return workbench.shelf().read(visit.argument(0), "");
    }
}

Page builder_page(Workbench& workbench, const Visit& visit, OpenedBook& opened,
                  const ReportChoices& choices, bool refused, const core::Findings& told) {
    const auto made = prepared(workbench, opened, choices);
    const auto& report = *made;
    core::Findings approvals;
    if (!usecases::tells_history(*report.form))
        usecases::check_approval_obstacles(*opened.book, choices.request, opened.as_of, approvals);
    usecases::check_claim_obstacles(*opened.book, *report.form, choices.request, opened.as_of,
                                    approvals);
    const auto items = usecases::readiness(report, approvals, visit.lang);
    const auto obstacles = static_cast<std::size_t>(
        std::count_if(items.begin(), items.end(), [](const usecases::ReadinessItem& item) {
            return item.verdict == usecases::Readiness::obstacle;
        }));
    const std::string fault = fault_of(choices, visit);
    const bool unknown = !fault.empty();
    const std::string hindered =
        unknown ? fault + "." : hindrance(workbench, opened, obstacles, visit);
    const bool may_override = obstacles > 0 && !unknown && !workbench.settings().read_only &&
                              !opened.is_past() && is_reason_enough(items);
    core::JsonArray faults = override_faults(told, visit);
    refused = refused || unknown;
    const std::string title = visit.text("reports.new");
    Page page = page_of(opened, visit, "reports", "report-new",
                        refused ? visit.text("reports.fault", {{"title", title}}) : title);
    page.scripts = {"reports.js"};
    ItemLists lists = item_lists(items, opened, choices, visit);
    const std::string more_words =
        visit.text("reports.ready.more", {{"count", std::to_string(lists.more.size())}});
    core::JsonObject view{
        {"heading", title},
        {"refused", refused},
        {"fault", fault},
        {"fault_words", choices.known_fault + choices.recipient_fault},
        {"fault_field", choices.known_fault.empty() ? "recipient" : "known"},
        {"known_fault", choices.known_fault},
        {"items", std::move(lists.shown)},
        {"has_more", !lists.more.empty()},
        {"more_words", more_words},
        {"more", std::move(lists.more)},
        {"hindered", hindered},
        {"ready", hindered.empty()},
        {"may_override", may_override},
        {"override_open", refused},
        {"override_faulty", !faults.empty()},
        {"override_faults", std::move(faults)},
        {"reasons", reasons_view(visit)},
        {"note", visit.field("note")},
        {"tables", numbers_view(report, book_href(opened.shelved) + "/reports/preview/origin/",
                                choices.query(), visit)}};
    view.emplace("disclosure", disclosure_view(report, visit));
    add_choices(view, workbench, opened, choices, visit);
    page.view = std::move(view);
    page.data = check_data(report, items, obstacles == 0);
    if (refused) page.status = 422;
    page.crumbs.back().words = title;
    return page;
}

Answer new_report_page(Workbench& workbench, const Visit& visit) {
    ReportChoices known;
    OpenedBook opened = read_known(workbench, visit, known, visit.query("as-of"));
    if (!opened.setup->programme.operation) {
        Page page = page_of(opened, visit, "reports", "report-no-setup", visit.text("reports.new"));
        page.view = core::JsonObject{};
        page.data = core::JsonObject{{"ready", false}};
        return page;
    }
    auto choices = report_choices(workbench, opened, visit, visit.request.target.query);
    choices.known_fault = known.known_fault;
    return builder_page(workbench, visit, opened, choices, false);
}

Answer issue_report_act(Workbench& workbench, const Visit& visit) {
    OpenedBook opened = workbench.shelf().write(visit.argument(0));
    auto choices = report_choices(workbench, opened, visit, visit.request.fields);
    const usecases::Act act = workbench.act(visit);
    const std::string reports = book_href(opened.shelved) + "/reports/";
    // A second press of the button is answered with what the first one made.
    if (const auto before = usecases::issued_under(opened.store(), act.request_id))
        return Response::see_other(reports + percent_encoded(*before));
    if (!choices.as_of.empty()) {
        OpenedBook past = read_known(workbench, visit, choices, choices.as_of);
        if (past.is_past() || !choices.known_fault.empty())
            return builder_page(workbench, visit, past, choices, true);
    }
    if (!choices.recipient_fault.empty())
        return builder_page(workbench, visit, opened, choices, true);
    if (is_outdated(opened, visit))
        return changed_page(opened, visit, "reports", reports + "new" + choices.query());
    const auto issued = usecases::issue_report(*opened.book, workbench.templates(), choices.form,
                                               choices.request, {"xlsx", "html", "json"}, act);
    if (issued.report.findings.has_errors() || !issued.entry)
        return builder_page(workbench, visit, opened, choices, true, issued.report.findings);
    return Response::see_other(reports + percent_encoded(issued.number));
}

}  // namespace utfall::web
