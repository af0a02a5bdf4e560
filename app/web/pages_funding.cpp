#include "app/web/pages_funding.h"

#include "app/usecases/claim_steps.h"
#include "app/usecases/claims.h"
#include "app/usecases/money_import.h"
#include "app/usecases/report_money.h"
#include "app/web/pages.h"
#include "reports/swedish.h"
#include "reports/words.h"

#include <array>

namespace utfall::web {
namespace {

TableView::Cell amount_or(const TableView& table, const std::optional<core::Money>& amount,
                          const std::string& words) {
    return amount ? table.money(*amount) : TableView::text(words);
}

void add_budget_row(TableView& table, const funding::BudgetRow& row, TableView::Cell name,
                    const Visit& visit, bool total) {
    const std::string none = visit.text("funding.no_budget");
    table.row(
        {std::move(name), amount_or(table, row.budget, none), table.money(row.before),
         table.money(row.period), table.money(row.after), amount_or(table, row.remaining, none),
         row.used_percent ? table.number(*row.used_percent, 1) : TableView::text(none)},
        total);
}

TableView budget_table(const OpenedBook& opened, const funding::Claim& claim, const Visit& visit) {
    const auto& programme = opened.setup->programme;
    const auto budget = funding::budget_of(programme, claim);
    TableView table{"funding", visit.text("funding.costs"), visit.lang,
                    budget.decision.empty()
                        ? visit.text("funding.kronor")
                        : visit.text("funding.against", {{"decision", budget.decision}})};
    table.column("line", visit.text("funding.column.line"))
        .column("budget", visit.text("funding.column.budget"), true)
        .column("previously_claimed", visit.text("funding.column.before"), true)
        .column("this_claim", visit.text("funding.column.latest"), true)
        .column("cumulative", visit.text("funding.column.cumulative"), true)
        .column("remaining", visit.text("funding.column.remaining"), true)
        .column("used_percent", visit.text("funding.column.used"), true);
    for (const auto& row : budget.rows) {
        const auto form = row.forms.empty() ? funding::LineForm::actual : row.forms.front();
        auto name = TableView::text(usecases::money_line_name(
            programme, row.line, form, claim_day(opened, claim), visit.lang));
        for (const auto one : row.forms) {
            name.sub += (name.sub.empty() ? "" : ", ") +
                        reports::word(visit.lang, "form." + std::string{funding::to_word(one)});
        }
        add_budget_row(table, row, std::move(name), visit, false);
    }
    add_budget_row(table, budget.total, TableView::text(visit.text("funding.total")), visit, true);
    return table;
}

TableView claims_table(const OpenedBook& opened, const std::vector<funding::Claim>& claims,
                       const Visit& visit) {
    TableView table{"claims", visit.text("funding.claims"), visit.lang};
    table.column("claim", visit.text("funding.column.claim"))
        .column("through", visit.text("funding.column.through"))
        .column("state", visit.text("funding.column.state"))
        .column("this_claim", visit.text("funding.column.amount"), true)
        .column("cumulative", visit.text("funding.column.cumulative"), true);
    const auto states = usecases::claim_states(opened.store(), opened.as_of);
    for (auto claim = claims.rbegin(); claim != claims.rend(); ++claim) {
        const auto total = funding::total_eligible(*claim);
        auto through = TableView::text(period_in_words(opened, claim->through, visit.lang));
        table.row({TableView::link(visit.text("funding.claim", {{"claim", claim->number}}),
                                   funding_href(opened) + "/claims/" + claim->number),
                   through,
                   TableView::text(claim_state_name(states.state_of(claim->number), visit.lang)),
                   table.money(total.this_claim), table.money(total.cumulative)});
    }
    return table;
}

core::JsonArray claims_data(const OpenedBook& opened, const std::vector<funding::Claim>& claims) {
    const auto states = usecases::claim_states(opened.store(), opened.as_of);
    core::JsonArray list;
    for (const auto& claim : claims) {
        const auto total = funding::total_eligible(claim);
        list.push_back(core::JsonObject{{"claim", claim.number},
                                        {"state", workflow::to_word(states.state_of(claim.number))},
                                        {"through", claim.through},
                                        {"entry", claim.entry},
                                        {"this_claim", total.this_claim.to_string()},
                                        {"cumulative", total.cumulative.to_string()}});
    }
    return list;
}

std::string check_value(const funding::Claim& claim, std::string_view code, const Visit& visit) {
    for (const auto& check : claim.checks) {
        const auto number = core::Decimal::parse(check.value);
        if (check.code == code && number)
            return reports::number_text(*number, 1, visit.lang) + "\u00a0%";
    }
    return visit.text("funding.check.no_value");
}

void add_latest(core::JsonObject& view, const OpenedBook& opened, const funding::Claim& claim,
                const TableView& costs, const Visit& visit) {
    const auto total = funding::total_eligible(claim);
    const auto budget = funding::budget_of(opened.setup->programme, claim).total.budget;
    view.emplace("cumulative", money_in_words(total.cumulative, visit.lang));
    view.emplace("budget",
                 budget ? money_in_words(*budget, visit.lang) : visit.text("funding.no_budget"));
    view.emplace("cofinancing", check_value(claim, "COFINANCING_RATE", visit));
    view.emplace("latest",
                 visit.text("funding.through",
                            {{"claim", claim.number},
                             {"through", period_in_sentence(opened, claim.through, visit.lang)}}));
    view.emplace("costs", costs.view());
    view.emplace("shares", claim_shares_table(claim, visit).view());
}

Answer funding_page(Workbench& workbench, const Visit& visit) {
    const OpenedBook opened = workbench.shelf().read(visit.argument(0), visit.query("as-of"));
    const auto claims = usecases::recorded_claims(opened.store(), opened.as_of);
    const auto costs = usecases::costs_at(opened.store(), opened.as_of);
    Page page = page_of(opened, visit, "funding", "funding", visit.text("menu.funding"));
    core::JsonObject view{{"has_claims", !claims.empty()},
                          {"has_costs", !costs.empty()},
                          {"can_write", !workbench.settings().read_only}};
    core::JsonObject data{{"as_of", opened.as_of}, {"claims", claims_data(opened, claims)}};
    if (!claims.empty()) {
        const TableView table = budget_table(opened, claims.back(), visit);
        add_latest(view, opened, claims.back(), table, visit);
        view.emplace("claims", claims_table(opened, claims, visit).view());
        data.emplace("costs", table.data());
        data.emplace(
            "latest",
            usecases::claim_json(claims.back(), usecases::claim_states(opened.store(), opened.as_of)
                                                    .state_of(claims.back().number)));
        page.table = table.plain();
    }
    page.view = std::move(view);
    page.data = std::move(data);
    return page;
}

Answer financing_page(Workbench& workbench, const Visit& visit) {
    const OpenedBook opened = workbench.shelf().read(visit.argument(0), visit.query("as-of"));
    const auto claims = usecases::recorded_claims(opened.store(), opened.as_of);
    const auto table = claims.empty()
                           ? TableView{"financing", visit.text("funding.financing"), visit.lang}
                           : claim_shares_table(claims.back(), visit);
    Page page = table_page(page_of(opened, visit, "funding", "", visit.text("funding.financing")),
                           table, funding_href(opened) + "/financing");
    page.data = core::JsonObject{{"as_of", opened.as_of}, {"financing", table.data()}};
    return page;
}

}  // namespace

Answer claims_page(Workbench& workbench, const Visit& visit) {
    const OpenedBook opened = workbench.shelf().read(visit.argument(0), visit.query("as-of"));
    const auto claims = usecases::recorded_claims(opened.store(), opened.as_of);
    Page page = table_page(page_of(opened, visit, "funding", "", visit.text("funding.claims")),
                           claims_table(opened, claims, visit), funding_href(opened) + "/claims");
    page.data = core::JsonObject{{"claims", claims_data(opened, claims)}};
    return page;
}

std::span<const Route> funding_routes() {
    static constexpr std::array routes{
        Route{"GET", "/p/{operation}/funding", &funding_page, 0},
        Route{"GET", "/p/{operation}/funding/financing", &financing_page, 0},
        Route{"GET", "/p/{operation}/funding/claims", &claims_page, 0},
        Route{"POST", "/p/{operation}/funding/claims", &make_claim_act, form_body},
        Route{"GET", "/p/{operation}/funding/claims/new", &new_claim_page, 0},
        Route{"GET", "/p/{operation}/funding/claims/{claim}", &claim_page, 0},
        Route{"GET", "/p/{operation}/funding/claims/{claim}/financing", &claim_shares_page, 0},
        Route{"GET", "/p/{operation}/funding/claims/{claim}/step", &claim_step_page, 0},
        Route{"POST", "/p/{operation}/funding/claims/{claim}/step", &claim_step_act, upload_body},
        Route{"GET", "/p/{operation}/funding/claims/{claim}/checks", &claim_checks_page, 0},
    };
    return routes;
}

}  // namespace utfall::web
