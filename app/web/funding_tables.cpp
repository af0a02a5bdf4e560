#include "app/usecases/report_money.h"
#include "app/web/frame.h"
#include "app/web/pages_funding.h"
#include "reports/swedish.h"
#include "reports/words.h"

#include <algorithm>
#include <set>

namespace utfall::web {
namespace {

using funding::LineForm;

std::string rate_words(std::int64_t basis_points, core::Lang lang) {
    return reports::exact_text(usecases::rate_percent(basis_points), lang) + "\u00a0%";
}

// "Schablon: 40 % av 2 988 574,00 (B1)"
std::string basis_words(const funding::ClaimLine& line, core::Lang lang, const Visit& visit) {
    std::string words = reports::word(lang, "form." + std::string{funding::to_word(line.form)});
    for (const auto& rate : line.rates) {
        words += "; " + visit.text("funding.rate_of", {{"rate", rate_words(rate.rate_bp, lang)},
                                                       {"basis", money_in_words(rate.basis, lang)},
                                                       {"decision", rate.decision}});
    }
    return words;
}

std::string share_rates(const funding::ClaimShare& share, core::Lang lang) {
    std::set<std::int64_t> rates;
    for (const auto& rate : share.rates) rates.insert(rate.rate_bp);
    std::string words;
    for (const auto rate : rates) words += (words.empty() ? "" : ", ") + rate_words(rate, lang);
    return words;
}

// Rates are checked in basis points and shown as percent; counts are whole, amounts have öre.
std::string check_words(const funding::ClaimCheck& check, const std::string& text,
                        const Visit& visit) {
    const auto number = core::Decimal::parse(text);
    if (!number) return text.empty() ? visit.text("funding.check.no_value") : text;
    if (check.code == "RATES_SUM")
        return rate_words(number->is_whole() ? std::stoll(number->to_string()) : 0, visit.lang);
    if (check.code == "COFINANCING_RATE" || check.code == "BUDGET_TRANSFER")
        return reports::number_text(*number, 2, visit.lang) + "\u00a0%";
    const bool is_amount = text.find('.') != std::string::npos;
    return reports::number_text(*number, is_amount ? 2 : 0, visit.lang);
}

std::string verdict_key(const funding::ClaimCheck& check) {
    if (!check.ok) return "no";
    return check.limit.empty() ? "note" : "yes";
}

std::string limit_words(const funding::ClaimCheck& check, const Visit& visit) {
    if (check.limit.empty()) return visit.text("funding.check.no_limit");
    const char* relation = check.code == "COFINANCING_RATE" ? "relation.min"
                           : check.code == "IN_KIND_CEILING" || check.code == "HOURS_PER_YEAR" ||
                                   check.code == "BUDGET_TRANSFER"
                               ? "relation.max"
                               : "relation.equal";
    return reports::word(visit.lang, relation) + " " + check_words(check, check.limit, visit);
}

// A rule of ours by what it does; a law or a decision as it is cited.
std::string rule_words(const std::string& source, const Visit& visit) {
    constexpr std::string_view unverified = " (ej verifierad / not verified)";
    if (source.empty()) return visit.text("funding.check.own_rule");
    if (const auto* words = find_text(visit.lang, "funding.rule." + source)) return *words;
    if (!source.ends_with(unverified)) return source;
    return source.substr(0, source.size() - unverified.size()) + ", " +
           visit.text("funding.check.not_verified");
}

}  // namespace

core::Date claim_day(const OpenedBook& opened, const funding::Claim& claim) {
    const auto period = opened.setup->programme.period(claim.through);
    return period ? period->to : core::Date{};
}

std::string claim_state_name(workflow::ClaimState state, core::Lang lang) {
    return reports::word(lang, "claim." + std::string{workflow::to_word(state)});
}

std::string funding_href(const OpenedBook& opened) {
    return book_href(opened.shelved) + "/funding";
}

TableView claim_lines_table(const OpenedBook& opened, const funding::Claim& claim,
                            const Visit& visit) {
    TableView table{"costs", visit.text("funding.costs"), visit.lang,
                    visit.text("funding.costs.note")};
    table.column("line", visit.text("funding.column.line"))
        .column("form", visit.text("funding.column.basis"))
        .column("previously_claimed", visit.text("funding.column.before"), true)
        .column("this_claim", visit.text("funding.column.this_claim"), true)
        .column("cumulative", visit.text("funding.column.cumulative"), true);
    const core::Date day = claim_day(opened, claim);
    for (const auto& line : claim.lines) {
        auto name = TableView::text(usecases::money_line_name(opened.setup->programme, line.line,
                                                              line.form, day, visit.lang));
        // Contributions in kind have no code of the decision's, only the program's own word.
        if (line.form != LineForm::in_kind) name.sub = line.line;
        table.row({name, TableView::text(basis_words(line, visit.lang, visit)),
                   table.money(line.previously_claimed), table.money(line.this_claim),
                   table.money(line.cumulative)});
    }
    const auto total = funding::total_eligible(claim);
    table.row(
        {TableView::text(visit.text("funding.total")),
         TableView::text(visit.text("funding.total.basis")), table.money(total.previously_claimed),
         table.money(total.this_claim), table.money(total.cumulative)},
        true);
    return table;
}

TableView claim_shares_table(const funding::Claim& claim, const Visit& visit) {
    TableView table{"financing", visit.text("funding.financing"), visit.lang,
                    visit.text("funding.financing.note")};
    table.column("source", visit.text("funding.column.source"))
        .column("rate", visit.text("funding.column.rate"), true)
        .column("exact", visit.text("funding.column.exact"), true)
        .column("whole", visit.text("funding.column.whole"), true)
        .column("given", visit.text("funding.column.given"), true)
        .column("cumulative", visit.text("funding.column.cumulative"), true)
        .column("previously_claimed", visit.text("funding.column.before"), true)
        .column("this_claim", visit.text("funding.column.this_claim"), true);
    core::Rational exact;
    core::Money whole, given;
    funding::ClaimTotals total;
    for (const auto& share : claim.financing) {
        const core::Money ore = core::Money::of_ore(share.rounding_ore);
        auto source = TableView::text(reports::word_or_code(visit.lang, "source", share.source));
        auto given_cell = table.money(ore);
        if (share.rounding_ore > 0) given_cell.words = "+" + given_cell.words;
        if (share.rounding_ore != 0) given_cell.look = "warn";
        table.row({source, TableView::text(share_rates(share, visit.lang)),
                   table.number(share.exact.rounded(4), 4), table.money(share.cumulative - ore),
                   given_cell, table.money(share.cumulative), table.money(share.previously_claimed),
                   table.money(share.this_claim)});
        exact = exact + share.exact;
        whole += share.cumulative - ore;
        given += ore;
        total.cumulative += share.cumulative;
        total.previously_claimed += share.previously_claimed;
        total.this_claim += share.this_claim;
    }
    table.row({TableView::text(visit.text("funding.sum")),
               TableView::text(visit.text("funding.all_rates")), table.number(exact.rounded(4), 4),
               table.money(whole), table.money(given), table.money(total.cumulative),
               table.money(total.previously_claimed), table.money(total.this_claim)},
              true);
    return table;
}

core::JsonArray checks_view(const funding::Claim& claim, const Visit& visit) {
    core::JsonArray checks;
    for (const auto& check : claim.checks) {
        const std::string key = verdict_key(check);
        checks.push_back(
            core::JsonObject{{"ok", key == "yes"},
                             {"note", key == "note"},
                             {"broken", key == "no"},
                             {"verdict", reports::word(visit.lang, "check." + key)},
                             {"name", reports::word_or_code(visit.lang, "check", check.code)},
                             {"value", check_words(check, check.value, visit)},
                             {"limit", limit_words(check, visit)},
                             {"rule", rule_words(check.source, visit)}});
    }
    return checks;
}

TableView claim_checks_table(const funding::Claim& claim, const Visit& visit) {
    TableView table{"checks", visit.text("funding.checks"), visit.lang};
    table.column("check", visit.text("funding.column.check"))
        .column("verdict", visit.text("funding.column.verdict"))
        .column("value", visit.text("funding.column.value"), true)
        .column("limit", visit.text("funding.column.limit"))
        .column("rule", visit.text("funding.column.rule"));
    for (const auto& check : claim.checks) {
        auto name = TableView::text(reports::word_or_code(visit.lang, "check", check.code));
        name.sub = check.code;
        auto value = TableView::text(check_words(check, check.value, visit));
        value.number = core::Decimal::parse(check.value);
        table.row({name, TableView::text(reports::word(visit.lang, "check." + verdict_key(check))),
                   value, TableView::text(limit_words(check, visit)),
                   TableView::text(rule_words(check.source, visit))});
    }
    return table;
}

std::string shares_equation(const funding::Claim& claim, core::Lang lang) {
    std::string words;
    core::Money sum;
    for (const auto& share : claim.financing) {
        words += (words.empty() ? "" : " + ") + money_in_words(share.this_claim, lang);
        sum += share.this_claim;
    }
    return words + " = " + money_in_words(sum, lang);
}

}  // namespace utfall::web
