#include "app/usecases/claim_files.h"
#include "app/usecases/report_money.h"
#include "app/web/pages_funding.h"
#include "reports/swedish.h"
#include "reports/words.h"

#include <utility>

namespace utfall::web {
namespace {

/// What the form on euro says, and what came of it.
struct EuroAsked {
    std::string declared;  ///< Code of one of the set-up's rates; else the two below count.
    std::string kronor, on;
    std::optional<funding::EuroRate> rate;
    std::string source;

    bool is_asked() const { return !declared.empty() || !kronor.empty() || !on.empty(); }
};

EuroAsked euro_asked(const OpenedBook& opened, const Visit& visit) {
    EuroAsked asked{visit.query("eur"), visit.query("eur-rate"), visit.query("eur-date"), {}, {}};
    for (const auto& rate : opened.setup->programme.euro_rates) {
        if (rate.code != asked.declared) continue;
        asked.rate = funding::EuroRate{rate.kronor, rate.on};
        asked.source = rate.source;
    }
    if (asked.declared.empty())
        asked.rate = funding::parse_euro_rate(asked.kronor + "@" + asked.on);
    return asked;
}

TableView::Cell euro_cell(const TableView& table, core::Money amount,
                          const funding::EuroRate& rate) {
    return table.number(funding::in_euro(amount, rate), 2);
}

/// Each amount is converted by itself, so that shown amounts need not add up to the shown total.
TableView euro_table(const OpenedBook& opened, const funding::Claim& claim,
                     const funding::EuroRate& rate, const Visit& visit) {
    TableView table{"euro", visit.text("funding.eur"), visit.lang,
                    visit.text("funding.eur.rounding")};
    table.column("line", visit.text("funding.column.line"))
        .column("this_claim", visit.text("funding.column.this_claim"), true)
        .column("this_claim_eur", visit.text("funding.eur.this_claim"), true)
        .column("cumulative", visit.text("funding.column.cumulative"), true)
        .column("cumulative_eur", visit.text("funding.eur.cumulative"), true);
    const auto add = [&](std::string name, const auto& amounts, bool total) {
        table.row({TableView::text(std::move(name)), table.money(amounts.this_claim),
                   euro_cell(table, amounts.this_claim, rate), table.money(amounts.cumulative),
                   euro_cell(table, amounts.cumulative, rate)},
                  total);
    };
    const core::Date day = claim_day(opened, claim);
    for (const auto& line : claim.lines)
        add(usecases::money_line_name(opened.setup->programme, line.line, line.form, day,
                                      visit.lang),
            line, false);
    add(visit.text("funding.total"), funding::total_eligible(claim), true);
    for (const auto& share : claim.financing)
        add(reports::word_or_code(visit.lang, "source", share.source), share, false);
    return table;
}

core::JsonArray declared_view(const OpenedBook& opened, const EuroAsked& asked,
                              const Visit& visit) {
    core::JsonArray list;
    for (const auto& rate : opened.setup->programme.euro_rates) {
        list.push_back(core::JsonObject{
            {"value", rate.code},
            {"words", visit.text("funding.eur.declared_rate",
                                 {{"rate", reports::exact_text(rate.kronor, visit.lang)},
                                  {"date", reports::date_in_words(rate.on, visit.lang)},
                                  {"source", rate.source}})},
            {"chosen", rate.code == asked.declared}});
    }
    return list;
}

std::string rate_in_words(const EuroAsked& asked, const Visit& visit) {
    const std::string words = visit.text(
        "funding.eur.rate_words", {{"rate", reports::exact_text(asked.rate->kronor, visit.lang)},
                                   {"date", reports::date_in_words(asked.rate->on, visit.lang)}});
    return asked.source.empty() ? words : words + " " + asked.source;
}

}  // namespace

void add_euro(Page& page, core::JsonObject& view, const OpenedBook& opened,
              const funding::Claim& claim, const Visit& visit) {
    const EuroAsked asked = euro_asked(opened, visit);
    auto declared = declared_view(opened, asked, visit);
    const bool is_fault = asked.is_asked() && !asked.rate;
    core::JsonObject euro{{"action", visit.request.target.path},
                          {"as_of", visit.query("as-of")},
                          {"kronor", asked.kronor},
                          {"on", asked.on},
                          {"has_declared", !declared.empty()},
                          {"declared", std::move(declared)},
                          {"is_fault", is_fault},
                          {"has_rate", asked.rate.has_value()}};
    if (is_fault) page.status = 422;
    if (asked.rate) {
        euro.emplace("words", rate_in_words(asked, visit));
        euro.emplace("amounts", euro_table(opened, claim, *asked.rate, visit).view());
        page.data.set("eur", usecases::euro_json(claim, *asked.rate));
        page.table = usecases::claim_table(claim, asked.rate, visit.lang);
        const auto& target = visit.request.target;
        for (const std::string form : {"xlsx", "csv", "json"})
            euro.emplace(form, target.path + "." + form + "?" + target.raw_query);
    }
    view.emplace("euro", std::move(euro));
}

}  // namespace utfall::web
