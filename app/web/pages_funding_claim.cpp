#include "app/core/finding_texts.h"
#include "app/usecases/book.h"
#include "app/usecases/claim_steps.h"
#include "app/usecases/claims.h"
#include "app/usecases/money_import.h"
#include "app/usecases/period_names.h"
#include "app/web/frame.h"
#include "app/web/pages_funding.h"
#include "app/web/target.h"
#include "reports/swedish.h"
#include "reports/words.h"

#include <algorithm>

namespace utfall::web {
namespace {

std::string claim_href(const OpenedBook& opened, const std::string& number) {
    return funding_href(opened) + "/claims/" + percent_encoded(number);
}

std::int64_t broken_checks(const funding::Claim& claim) {
    return std::count_if(claim.checks.begin(), claim.checks.end(),
                         [](const auto& check) { return !check.ok; });
}

core::JsonObject claim_view(const OpenedBook& opened, const funding::Claim& claim,
                            const Visit& visit) {
    const auto total = funding::total_eligible(claim);
    const auto budget = funding::budget_of(opened.setup->programme, claim).total.budget;
    const auto broken = broken_checks(claim);
    return {
        {"this_claim", money_in_words(total.this_claim, visit.lang)},
        {"cumulative", money_in_words(total.cumulative, visit.lang)},
        {"budget", budget ? money_in_words(*budget, visit.lang) : visit.text("funding.no_budget")},
        {"through", period_in_sentence(opened, claim.through, visit.lang)},
        {"sound", broken == 0},
        {"broken", visit.text(broken == 1 ? "funding.broken.one" : "funding.broken.many",
                              {{"count", std::to_string(broken)}})},
        {"costs", claim_lines_table(opened, claim, visit).view()},
        {"shares", claim_shares_table(claim, visit).view()},
        {"equation", shares_equation(claim, visit.lang)},
        {"checks", checks_view(claim, visit)}};
}

core::JsonArray period_options(const OpenedBook& opened, const std::string& chosen,
                               const Visit& visit) {
    core::JsonArray options;
    const auto& programme = opened.setup->programme;
    if (!programme.operation) return options;
    const auto last = opened.store().entry(opened.as_of - 1);
    const auto today = usecases::local_day(opened.store().info(), last->recorded_at);
    const auto& span = programme.operation->span;
    auto months = core::standard_periods(core::Frequency::month, span.from,
                                         span.to ? std::min(*span.to, today) : today);
    std::reverse(months.begin(), months.end());
    for (const auto& month : months) {
        options.push_back(core::JsonObject{
            {"value", month.code},
            {"words", reports::capitalised(usecases::period_name(month, visit.lang))},
            {"chosen", month.code == chosen}});
    }
    return options;
}

core::JsonArray findings_view(const core::Findings& findings, bool errors, core::Lang lang) {
    core::JsonArray list;
    for (const auto& finding : findings.list()) {
        if ((finding.severity == core::Severity::error) != errors) continue;
        list.push_back(core::JsonObject{{"words", core::message(finding, lang)},
                                        {"remedy", core::remedy(finding, lang)}});
    }
    return list;
}

std::string left_out_key(funding::LeftOut why) {
    switch (why) {
        case funding::LeftOut::unpaid:
            return "funding.left_out.unpaid";
        case funding::LeftOut::no_period:
            return "funding.left_out.no_period";
        case funding::LeftOut::no_decision:
            return "funding.left_out.no_decision";
    }
    return {};
}

TableView left_out_table(const std::vector<funding::LeftOutCost>& costs, const Visit& visit) {
    TableView table{"left-out", visit.text("funding.left_out"), visit.lang};
    table.column("id", visit.text("funding.column.id"))
        .column("amount", visit.text("funding.column.amount"), true)
        .column("why", visit.text("funding.column.why"));
    for (const auto& cost : costs) {
        table.row({TableView::text(cost.id), table.money(cost.amount),
                   TableView::text(visit.text(left_out_key(cost.why)))});
    }
    return table;
}

void add_form(core::JsonObject& view, Workbench& workbench, const OpenedBook& opened,
              const std::string& through, const Visit& visit) {
    view.emplace("periods", period_options(opened, through, visit));
    view.emplace("through_code", through);
    view.emplace("size", std::to_string(opened.size));
    view.emplace("request_id", new_request_id(workbench));
}

Page dry_run_page(Workbench& workbench, OpenedBook& opened, const Visit& visit,
                  const std::string& through, bool refused) {
    const std::string title = visit.text("funding.new");
    Page page = page_of(opened, visit, "funding", "claim-new",
                        refused ? visit.text("reports.fault", {{"title", title}}) : title);
    page.scripts = {"reports.js"};
    // A claim takes what is recorded now, wherever one came from.
    if (!visit.query("as-of").empty()) page.as_of_words = visit.text("frame.as_of_writes");
    if (refused) page.status = 422;
    usecases::Act act;
    act.dry_run = true;
    const auto tried = usecases::make_claim(*opened.book, through, act);
    const auto& result = tried.result;
    const bool has_errors = result.findings.has_errors();
    core::JsonObject view =
        has_errors ? core::JsonObject{} : claim_view(opened, result.claim, visit);
    const TableView left_out = left_out_table(result.left_out, visit);
    view.emplace("heading", title);
    view.emplace("nothing_new",
                 !has_errors && funding::total_eligible(result.claim).this_claim.is_zero());
    view.emplace("has_result", !has_errors);
    view.emplace("ready", !has_errors && !workbench.settings().read_only);
    view.emplace("hindered",
                 visit.text(workbench.settings().read_only ? "reports.hindered.read_only"
                                                           : "funding.hindered"));
    view.emplace("refused", refused || has_errors);
    view.emplace("errors", findings_view(result.findings, true, visit.lang));
    view.emplace("warnings", findings_view(result.findings, false, visit.lang));
    view.emplace("has_left_out", !left_out.empty());
    view.emplace("left_out", left_out.view());
    view.emplace("number", result.claim.number);
    add_form(view, workbench, opened, through, visit);
    page.view = std::move(view);
    if (has_errors) {
        page.data = core::JsonObject{{"through", through}};
        return page;
    }
    page.data = usecases::claim_json(result.claim);
    page.table = claim_lines_table(opened, result.claim, visit).plain();
    return page;
}

Page page_of_claim(const OpenedBook& opened, const Visit& visit, const std::string& number,
                   std::string title) {
    return page_of(
        opened, visit, "funding", "", std::move(title),
        {{visit.text("funding.claim", {{"claim", number}}), claim_href(opened, number)}});
}

}  // namespace

std::string last_booked_month(const OpenedBook& opened) {
    std::optional<core::Date> last;
    for (const auto& cost : usecases::costs_at(opened.store(), opened.as_of)) {
        if (!last || cost.date > *last) last = cost.date;
    }
    return last ? last->to_string().substr(0, 7) : std::string{};
}

Answer claim_page(Workbench& workbench, const Visit& visit) {
    const OpenedBook opened = workbench.shelf().read(visit.argument(0), visit.query("as-of"));
    const auto claim = usecases::recorded_claim(opened.store(), visit.argument(1), opened.as_of);
    Page page = page_of(opened, visit, "funding", "claim",
                        visit.text("funding.claim", {{"claim", claim.number}}),
                        {{visit.text("funding.claims"), funding_href(opened) + "/claims"}});
    core::JsonObject view = claim_view(opened, claim, visit);
    const auto entry = opened.store().entry(claim.entry);
    const auto standing = usecases::claim_standing(opened.store(), claim.number, opened.as_of);
    view.emplace("state", claim_state_name(standing.state, visit.lang));
    view.emplace("base", claim_href(opened, claim.number));
    add_claim_steps(view, workbench, opened, standing, visit);
    view.emplace("entry", std::to_string(claim.entry));
    view.emplace("made_at", usecases::local_minute(opened.store().info(), entry->recorded_at));
    page.data = usecases::claim_json(claim, standing.state);
    page.data.set("steps", usecases::claim_events_json(opened.store(), standing));
    page.table = claim_lines_table(opened, claim, visit).plain();
    add_euro(page, view, opened, claim, visit);
    page.view = std::move(view);
    return page;
}

Answer claim_shares_page(Workbench& workbench, const Visit& visit) {
    const OpenedBook opened = workbench.shelf().read(visit.argument(0), visit.query("as-of"));
    const auto claim = usecases::recorded_claim(opened.store(), visit.argument(1), opened.as_of);
    const auto table = claim_shares_table(claim, visit);
    Page page =
        table_page(page_of_claim(opened, visit, claim.number, visit.text("funding.financing")),
                   table, claim_href(opened, claim.number) + "/financing");
    page.data = core::JsonObject{{"claim", claim.number}, {"financing", table.data()}};
    return page;
}

Answer claim_checks_page(Workbench& workbench, const Visit& visit) {
    const OpenedBook opened = workbench.shelf().read(visit.argument(0), visit.query("as-of"));
    const auto claim = usecases::recorded_claim(opened.store(), visit.argument(1), opened.as_of);
    const auto table = claim_checks_table(claim, visit);
    Page page = table_page(page_of_claim(opened, visit, claim.number, visit.text("funding.checks")),
                           table, claim_href(opened, claim.number) + "/checks");
    page.data = core::JsonObject{{"claim", claim.number}, {"checks", table.data()}};
    return page;
}

Answer new_claim_page(Workbench& workbench, const Visit& visit) {
    OpenedBook opened = workbench.shelf().read(visit.argument(0), {});
    std::string through = visit.query("through");
    if (through.empty()) through = last_booked_month(opened);
    if (through.empty()) return Response::see_other(funding_href(opened));
    return dry_run_page(workbench, opened, visit, through, false);
}

Answer make_claim_act(Workbench& workbench, const Visit& visit) {
    OpenedBook opened = workbench.shelf().write(visit.argument(0));
    const std::string through = visit.field("through");
    const usecases::Act act = workbench.act(visit);
    // A second press of the button is answered with what the first one made.
    const bool repeated = usecases::was_claimed_under(opened.store(), act.request_id);
    if (!repeated && is_outdated(opened, visit)) {
        return changed_page(
            opened, visit, "funding",
            funding_href(opened) + "/claims/new?through=" + percent_encoded(through));
    }
    const auto made = usecases::make_claim(*opened.book, through, act);
    if (made.result.findings.has_errors())
        return dry_run_page(workbench, opened, visit, through, true);
    return Response::see_other(claim_href(opened, made.result.claim.number));
}

}  // namespace utfall::web
