#include "app/funding/budget.h"
#include "app/funding/claim.h"
#include "app/funding/lines.h"
#include "app/usecases/claims.h"
#include "app/usecases/money_import.h"
#include "app/usecases/period_names.h"
#include "app/usecases/report_parts.h"
#include "reports/words.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <utility>

namespace utfall::usecases {
namespace {

using core::Decimal;
using core::Money;
using core::Rational;
using reports::DataRow;

std::string organisation_name(const programme::Programme& programme, const std::string& code) {
    const auto* organisation = programme.organisation(code);
    return organisation == nullptr ? code : organisation->name;
}

Decimal percent(std::int64_t basis_points) { return Decimal::of(basis_points, 2); }

// What the report is about in money: the claim, those before it, and the lines they were made of.
struct MoneyView {
    funding::Claim claim;
    std::vector<funding::Claim> before;
    std::vector<funding::CostLine> costs;
    std::vector<funding::FinancingLine> financing;
    core::Period through;
};

std::optional<std::size_t> chosen_claim(const ReportFacts& facts, const std::vector<funding::Claim>& claims) {
    std::optional<std::size_t> chosen;
    for (std::size_t i = 0; i < claims.size(); ++i) {
        const auto through = facts.setup.programme.period(claims[i].through);
        const bool fits = facts.request.claim.empty() ? through && through->to <= facts.period.to
                                                      : claims[i].number == facts.request.claim;
        if (fits) chosen = i;
    }
    return chosen;
}

// The claim computed again from the lines it was made of: the amounts are those recorded, and each now knows its lines.
void find_inputs(const ReportFacts& facts, MoneyView& view) {
    const std::uint64_t made_at = view.claim.entry == 0 ? facts.as_of : view.claim.entry;
    view.costs = funding::current_costs(recorded_costs(facts.store, made_at));
    view.financing = funding::current_financing(recorded_financing(facts.store, made_at));
    auto again = funding::compute_claim(facts.setup.programme, view.costs, view.financing, view.before, view.through);
    if (view.claim.entry == 0) {
        view.claim = std::move(again.claim);
        return;
    }
    for (auto& line : view.claim.lines) {
        for (auto& computed : again.claim.lines) {
            if (computed.line == line.line && computed.form == line.form) line.inputs = computed.inputs;
        }
    }
}

std::optional<MoneyView> money_view(const ReportFacts& facts) {
    auto claims = recorded_claims(facts.store, facts.as_of);
    const auto chosen = chosen_claim(facts, claims);
    MoneyView view;
    view.through = facts.period;
    if (chosen) {
        view.claim = claims[*chosen];
        view.before.assign(claims.begin(), claims.begin() + static_cast<std::ptrdiff_t>(*chosen));
        const auto through = facts.setup.programme.period(view.claim.through);
        if (through) view.through = *through;
    } else {
        view.before = std::move(claims);
    }
    find_inputs(facts, view);
    if (view.claim.lines.empty()) return std::nullopt;
    return view;
}

std::string line_name(const ReportFacts& facts, const std::string& line, funding::LineForm form) {
    const auto* category = facts.setup.programme.cost_category(line);
    if (category != nullptr) return category->name.in(facts.request.lang);
    if (form == funding::LineForm::in_kind) return reports::word_or_code(facts.request.lang, "financing_kind", line);
    const auto* decision = facts.setup.programme.decision_on(facts.period.to);
    for (const auto& rate : decision == nullptr ? std::vector<programme::FlatRate>{} : decision->flat_rates) {
        if (rate.code == line) {
            return reports::word(facts.request.lang, "label.flat_rate") + " " + std::to_string(rate.rate_bp / 100) + " %";
        }
    }
    return line;
}

std::string_view kind_of(funding::LineForm form) {
    if (form == funding::LineForm::flat_rate) return "flat";
    return form == funding::LineForm::in_kind ? "in_kind" : "item";
}

std::vector<ledger::LineRef> inputs_of(const funding::Claim& claim, const std::string& line) {
    std::vector<ledger::LineRef> refs;
    for (const auto& one : claim.lines) {
        if (one.line == line) refs.insert(refs.end(), one.inputs.begin(), one.inputs.end());
    }
    std::sort(refs.begin(), refs.end());
    return refs;
}

const ledger::LineTable& table_of(funding::LineForm form) {
    return form == funding::LineForm::in_kind ? funding::financing_line : funding::cost_line;
}

void add_costs(const ReportFacts& facts, const MoneyView& view, Origins& origins, reports::DataSet& data) {
    const auto budget = funding::budget_of(facts.setup.programme, view.claim);
    for (const auto& row : budget.rows) {
        const auto form = row.forms.empty() ? funding::LineForm::actual : row.forms.front();
        const bool is_flat = form == funding::LineForm::flat_rate ||
                             (row.forms.empty() && facts.setup.programme.cost_category(row.line) == nullptr);
        const auto lines = inputs_of(view.claim, row.line);
        const std::string origin =
            lines.empty() ? std::string{}
                          : origins.add("cost|" + row.line + "|" + view.through.code, row.line,
                                        reports::word(facts.request.lang, "formula.sum_of_lines"), table_of(form), lines);
        data.tables["costs"].push_back({{"line", text_field(row.line)},
                                        {"name", text_field(line_name(facts, row.line, form))},
                                        {"form", text_field(is_flat ? "flat_rate" : funding::to_word(form))},
                                        {"kind", text_field(is_flat ? "flat" : kind_of(form))},
                                        {"budget", money_field(row.budget)},
                                        {"before", money_field(row.before)},
                                        {"period", money_field(row.period)},
                                        {"cumulative", money_field(row.after, origin)},
                                        {"remaining", money_field(row.remaining)},
                                        {"used_percent", number_field(row.used_percent)}});
    }
    auto& values = data.values;
    values["cost.budget"] = money_field(budget.total.budget);
    values["cost.period"] = money_field(budget.total.period);
    values["cost.cumulative"] = money_field(budget.total.after);
    values["cost.remaining"] = money_field(budget.total.remaining);
    values["cost.used_percent"] = number_field(budget.total.used_percent);
}

// What the claim before had of one flat rate under one decision version.
Money flat_rate_before(const MoneyView& view, const std::string& code, const std::string& decision) {
    if (view.before.empty()) return Money{};
    for (const auto& line : view.before.back().lines) {
        if (line.form != funding::LineForm::flat_rate || line.line != code) continue;
        for (const auto& rate : line.rates) {
            if (rate.decision == decision) return core::share_of(rate.basis, rate.rate_bp);
        }
    }
    return Money{};
}

void add_flat_rates(const ReportFacts& facts, const MoneyView& view, reports::DataSet& data) {
    for (const auto& line : view.claim.lines) {
        if (line.form != funding::LineForm::flat_rate) continue;
        for (const auto& rate : line.rates) {
            const auto* decision = facts.setup.programme.decision(rate.decision);
            std::string article;
            std::string bases;
            for (const auto& flat : decision == nullptr ? std::vector<programme::FlatRate>{} : decision->flat_rates) {
                if (flat.code != line.line) continue;
                article = flat.article;
                for (const auto& base : flat.base) bases += (bases.empty() ? "" : ", ") + base;
            }
            DataRow row{{"code", text_field(line.line)},
                        {"article", text_field(article)},
                        {"decision", text_field(rate.decision)},
                        {"base_lines", text_field(bases)},
                        {"base", money_field(rate.basis)},
                        {"rate_percent", number_field(percent(rate.rate_bp))},
                        {"cumulative", money_field(core::share_of(rate.basis, rate.rate_bp))}};
            const Money before = flat_rate_before(view, line.line, rate.decision);
            row["before"] = money_field(before);
            row["period"] = money_field(core::share_of(rate.basis, rate.rate_bp) - before);
            data.tables["flat_rates"].push_back(std::move(row));
        }
    }
}

// A line is of the claim's own time when no claim before it covered its period.
bool is_new(const ReportFacts& facts, const MoneyView& view, const std::string& period, const ledger::LineRef& ref) {
    const auto span = facts.setup.programme.period(period);
    for (const auto& claim : view.before) {
        const auto through = facts.setup.programme.period(claim.through);
        if (span && through && span->to <= through->to && ref.entry < claim.entry) return false;
    }
    return true;
}

std::set<ledger::LineRef> claimed_lines(const MoneyView& view) {
    std::set<ledger::LineRef> refs;
    for (const auto& line : view.claim.lines) refs.insert(line.inputs.begin(), line.inputs.end());
    return refs;
}

void add_cost_details(const ReportFacts& facts, const MoneyView& view, reports::DataSet& data) {
    struct Staff {
        Decimal hours;
        Money amount, cumulative;
        std::optional<Decimal> price;
    };
    struct Other {
        std::int64_t vouchers{0};
        Money vat, before, period;
    };
    std::map<std::tuple<std::string, std::string, std::string>, Staff> staff;
    std::map<std::string, Other> others;
    const auto claimed = claimed_lines(view);
    for (const auto& cost : view.costs) {
        if (!claimed.contains(cost.ref)) continue;
        const bool fresh = is_new(facts, view, cost.period, cost.ref);
        const auto* category = facts.setup.programme.cost_category(cost.cost_category);
        if (category != nullptr && category->kind == "staff") {
            Staff& sum = staff[{cost.organisation, cost.function, cost.unit_cost_table}];
            sum.cumulative += cost.amount;
            if (cost.unit_price) sum.price = cost.unit_price;
            if (!fresh) continue;
            sum.amount += cost.amount;
            if (cost.quantity) sum.hours += *cost.quantity;
            continue;
        }
        Other& sum = others[cost.cost_category];
        (fresh ? sum.period : sum.before) += cost.amount;
        if (!fresh) continue;
        ++sum.vouchers;
        if (cost.vat && cost.vat_eligible == "yes") sum.vat += *cost.vat;
    }
    for (const auto& [key, sum] : staff) {
        const auto& [organisation, function, table] = key;
        data.tables["staff"].push_back({{"organisation", text_field(organisation)},
                                        {"organisation_name", text_field(organisation_name(facts.setup.programme, organisation))},
                                        {"function", text_field(function)},
                                        {"table", text_field(table)},
                                        {"hours", number_field(sum.hours)},
                                        {"price", number_field(sum.price)},
                                        {"amount", money_field(sum.amount)},
                                        {"cumulative", money_field(sum.cumulative)}});
    }
    for (const auto& [category, sum] : others) {
        data.tables["other_costs"].push_back({{"line", text_field(category)},
                                              {"name", text_field(line_name(facts, category, funding::LineForm::actual))},
                                              {"vouchers", count_field(sum.vouchers)},
                                              {"vat", money_field(sum.vat)},
                                              {"before", money_field(sum.before)},
                                              {"period", money_field(sum.period)},
                                              {"cumulative", money_field(sum.before + sum.period)}});
    }
}

void add_contributions(const ReportFacts& facts, const MoneyView& view, reports::DataSet& data) {
    struct Sum {
        Money before, period;
        Decimal quantity;
        std::optional<Decimal> price;
        bool one_price{true};
        std::string public_funds;
    };
    std::map<std::pair<std::string, std::string>, Sum> sums;
    for (const auto& line : view.financing) {
        const auto span = facts.setup.programme.period(line.period);
        if (!span || span->to > view.through.to) continue;
        Sum& sum = sums[{std::string{funding::to_word(line.kind)}, line.organisation}];
        const bool fresh = is_new(facts, view, line.period, line.ref);
        (fresh ? sum.period : sum.before) += line.amount;
        if (fresh && line.quantity) sum.quantity += *line.quantity;
        if (line.unit_price) {
            if (sum.price && *sum.price != *line.unit_price) sum.one_price = false;
            sum.price = line.unit_price;
        }
        sum.public_funds = line.public_funds;
    }
    for (const auto& [key, sum] : sums) {
        const auto& [kind, organisation] = key;
        DataRow row{{"organisation", text_field(organisation)},
                    {"organisation_name", text_field(organisation_name(facts.setup.programme, organisation))},
                    {"before", money_field(sum.before)},
                    {"period", money_field(sum.period)},
                    {"cumulative", money_field(sum.before + sum.period)}};
        if (kind == "cash") {
            row["public"] = text_field(sum.public_funds);
            data.tables["cash_financing"].push_back(std::move(row));
        } else {
            row["kind"] = text_field(kind);
            row["quantity"] = number_field(sum.quantity);
            if (sum.one_price) row["price"] = number_field(sum.price);
            data.tables["in_kind_financing"].push_back(std::move(row));
        }
    }
}

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
        if (rates.size() == 1) row["rate_percent"] = number_field(percent(*rates.begin()));
        data.tables["financing_plan"].push_back(row);
        if (share.source == funding::project_source) {
            const Money in_kind = share.reported_in_kind.value_or(Money{});
            const Money now = in_kind_of(view.claim);
            const Money earlier = in_kind - now;
            data.tables["financing_plan"].push_back(part_row("PROJECT_CASH", share.previously_claimed - earlier, share.this_claim - now));
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
    for (const auto& claim : all) {
        const auto through = facts.setup.programme.period(claim.through);
        const Money in_kind = in_kind_of(claim);
        data.tables["claims"].push_back(
            {{"claim", text_field(claim.number)},
             {"period", text_field(through ? period_name(*through, facts.request.lang) : claim.through)},
             {"eu", money_field(share_of_source(claim, "EU"))},
             {"state", money_field(share_of_source(claim, "STATE"))},
             {"project_cash", money_field(share_of_source(claim, funding::project_source) - in_kind)},
             {"project_in_kind", money_field(in_kind)},
             {"total", money_field(funding::total_eligible(claim).this_claim)},
             {"status", text_field(claim.entry == 0 ? "forecast" : "draft")}});
    }
    if (view.claim.entry != 0) data.values["claim.number"] = text_field(view.claim.number);
    data.values["claim.through"] = date_field(view.through.to);
}

void add_checks(const ReportFacts& facts, const MoneyView& view, reports::DataSet& data) {
    for (const auto& check : view.claim.checks) {
        const std::string_view relation = check.code == "COFINANCING_RATE" ? "min" : check.code == "IN_KIND_CEILING" ? "max" : "equal";
        DataRow row{{"code", text_field(check.code)},
                    {"name", text_field(reports::word_or_code(facts.request.lang, "check", check.code))},
                    {"value", number_field(Decimal::parse(check.value))},
                    {"limit", number_field(Decimal::parse(check.limit))},
                    {"relation", text_field(check.limit.empty() ? std::string_view{} : relation)},
                    {"ok", text_field(check.ok ? "yes" : "no")},
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

void add_money(const ReportFacts& facts, Origins& origins, reports::DataSet& data) {
    const auto view = money_view(facts);
    if (!view) {
        data.values["money.reason"] = text_field(reports::word(facts.request.lang, "money.no_costs"));
        return;
    }
    data.values["money.available"] = text_field("yes");
    add_costs(facts, *view, origins, data);
    add_flat_rates(facts, *view, data);
    add_cost_details(facts, *view, data);
    add_contributions(facts, *view, data);
    add_financing_plan(facts, *view, data);
    add_claims(facts, *view, data);
    add_checks(facts, *view, data);
}

}  // namespace utfall::usecases
