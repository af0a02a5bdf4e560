#include "app/usecases/report_money.h"

#include "app/usecases/claim_steps.h"
#include "app/usecases/period_names.h"
#include "reports/words.h"

#include <set>
#include <utility>

namespace utfall::usecases {
namespace {

using core::Decimal;
using core::Money;
using core::Rational;
using reports::DataRow;

Money share_of_source(const funding::Claim& claim, std::string_view source) {
    for (const auto& share : claim.financing) {
        if (share.source == source) return share.this_claim;
    }
    return Money{};
}

Money in_kind_of(const funding::Claim& claim) {
    Money sum;
    for (const auto& line : claim.lines) {
        if (line.form == funding::LineForm::in_kind) sum += line.this_claim;
    }
    return sum;
}

DataRow part_row(std::string_view source, Money before, Money period) {
    return {{"source", text_field(source)},
            {"part", text_field("yes")},
            {"before", money_field(before)},
            {"period", money_field(period)},
            {"cumulative", money_field(before + period)}};
}

std::optional<Money> decided(const ReportFacts& facts, const funding::ClaimShare& share) {
    const auto* decision = facts.setup.programme.decision_on(facts.period.to);
    if (decision == nullptr || decision->budget.empty() || share.rates.empty()) return std::nullopt;
    Money budget;
    for (const auto& line : decision->budget) budget += line.amount;
    return core::share_of(budget, share.rates.back().rate_bp);
}

void add_financing_plan(const ReportFacts& facts, const MoneyView& view, reports::DataSet& data) {
    Money independent;
    Money total;
    for (const auto& share : view.claim.financing) {
        const auto budget = decided(facts, share);
        DataRow row{{"source", text_field(share.source)},
                    {"decided", money_field(budget)},
                    {"before", money_field(share.previously_claimed)},
                    {"period", money_field(share.this_claim)},
                    {"cumulative", money_field(share.cumulative)}};
        if (budget) row["remaining"] = money_field(*budget - share.cumulative);
        std::set<std::int64_t> rates;
        for (const auto& rate : share.rates) rates.insert(rate.rate_bp);
        if (rates.size() == 1) row["rate_percent"] = number_field(rate_percent(*rates.begin()));
        data.tables["financing_plan"].push_back(row);
        if (share.source == funding::project_source) {
            const Money in_kind = share.reported_in_kind.value_or(Money{});
            const Money now = in_kind_of(view.claim);
            const Money earlier = in_kind - now;
            data.tables["financing_plan"].push_back(part_row(
                "PROJECT_CASH", share.previously_claimed - earlier, share.this_claim - now));
            data.tables["financing_plan"].push_back(part_row("PROJECT_IN_KIND", earlier, now));
        }

        const Money rounded = Money::rounded(share.exact);
        const Money whole = share.cumulative - Money::of_ore(share.rounding_ore);
        independent += rounded;
        total += share.cumulative;
        const Rational remainder = (share.exact - Rational{whole.kronor()}) * Rational{100};
        DataRow ore{{"source", text_field(share.source)},
                    {"exact", number_field(share.exact.rounded(6))},
                    {"whole", money_field(whole)},
                    {"remainder", number_field(remainder.rounded(4))},
                    {"given", money_field(Money::of_ore(share.rounding_ore))},
                    {"share", money_field(share.cumulative)}};
        if (rates.size() == 1) ore["rate_percent"] = row["rate_percent"];
        data.tables["last_ore"].push_back(std::move(ore));
    }
    data.values["rounding.independent"] = money_field(independent);
    data.values["rounding.difference"] = money_field(independent - total);
}

void add_claims(const ReportFacts& facts, const MoneyView& view, reports::DataSet& data) {
    auto all = view.before;
    all.push_back(view.claim);
    const auto states = claim_states(facts.store, facts.as_of);
    for (const auto& claim : all) {
        const auto through = facts.setup.programme.period(claim.through);
        const Money in_kind = in_kind_of(claim);
        data.tables["claims"].push_back(
            {{"claim", text_field(claim.number)},
             {"period",
              text_field(through ? period_name(*through, facts.request.lang) : claim.through)},
             {"eu", money_field(share_of_source(claim, "EU"))},
             {"state", money_field(share_of_source(claim, "STATE"))},
             {"project_cash",
              money_field(share_of_source(claim, funding::project_source) - in_kind)},
             {"project_in_kind", money_field(in_kind)},
             {"total", money_field(funding::total_eligible(claim).this_claim)},
             {"status",
              text_field(claim.entry == 0 ? "forecast"
                                          : workflow::to_word(states.state_of(claim.number)))}});
    }
    if (view.claim.entry != 0) data.values["claim.number"] = text_field(view.claim.number);
    data.values["claim.through"] = date_field(view.through.to);
}

// Rates are checked in basis points and shown as percent.
std::optional<Decimal> check_number(const std::string& code, const std::string& text) {
    const auto number = Decimal::parse(text);
    if (code != "RATES_SUM" || !number) return number;
    return Rational{*number, Decimal{100}}.rounded(2);
}

// A check without a limit that holds tells something; there is nothing it could have broken.
std::string_view answer_of(const funding::ClaimCheck& check) {
    if (!check.ok) return "no";
    return check.limit.empty() ? "note" : "yes";
}

void add_checks(const ReportFacts& facts, const MoneyView& view, reports::DataSet& data) {
    for (const auto& check : view.claim.checks) {
        const std::string_view relation =
            check.code == "COFINANCING_RATE"                                     ? "min"
            : check.code == "IN_KIND_CEILING" || check.code == "BUDGET_TRANSFER" ? "max"
                                                                                 : "equal";
        DataRow row{
            {"code", text_field(check.code)},
            {"name", text_field(reports::word_or_code(facts.request.lang, "check", check.code))},
            {"value", number_field(check_number(check.code, check.value))},
            {"limit", number_field(check_number(check.code, check.limit))},
            {"relation", text_field(check.limit.empty() ? std::string_view{} : relation)},
            {"ok", text_field(answer_of(check))},
            {"source", text_field(check.source)},
            {"verified", text_field(check.verified ? "yes" : "no")}};
        if (check.code == "COFINANCING_RATE") data.values["cofinancing.percent"] = row["value"];
        data.tables["checks"].push_back(std::move(row));
    }
    Money support;
    for (const auto& share : view.claim.financing) {
        if (share.source != funding::project_source) support += share.cumulative;
    }
    data.values["support.cumulative"] = money_field(support);
}

}  // namespace

void add_financing(const ReportFacts& facts, const MoneyView& view, reports::DataSet& data) {
    add_financing_plan(facts, view, data);
    add_claims(facts, view, data);
    add_checks(facts, view, data);
}

}  // namespace utfall::usecases
