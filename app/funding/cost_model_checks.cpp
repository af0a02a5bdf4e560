#include "app/funding/cost_model_checks.h"

#include "app/funding/check_helpers.h"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace utfall::funding {
namespace {

/// What an amount of a decision is, for the rules of its flat rates.
enum class Nature { staff, other_direct, indirect, participant, flat_staff, flat_rest };
using Natures = std::array<bool, 6>;

constexpr Natures these(std::initializer_list<Nature> natures) {
    Natures all{};
    for (const Nature nature : natures) all[static_cast<std::size_t>(nature)] = true;
    return all;
}

constexpr bool holds(const Natures& natures, Nature nature) {
    return natures[static_cast<std::size_t>(nature)];
}

struct Rule {
    std::string_view code;
    std::string_view article;
    std::int64_t ceiling_bp;
    Natures base;      // What the rate may be applied to.
    Natures excluded;  // What may not be claimed beside it, nor another rate for the same.
    bool verified;
    bool needs_method{false};
};

using enum Nature;
constexpr std::array<Rule, 5> rules{{
    {"FLAT_RATE_7", "54(a)", 700, these({staff, other_direct, participant, flat_staff}),
     these({indirect}), true},
    {"FLAT_RATE_15", "54(b)", 1500, these({staff, flat_staff}), these({indirect}), true},
    {"FLAT_RATE_20", "55(1)", 2000, these({other_direct, participant}), these({staff}), false},
    {"FLAT_RATE_25", "54(c)", 2500, these({staff, other_direct, participant, flat_staff}),
     these({indirect}), true, true},
    {"FLAT_RATE_40", "56(1)", 4000, these({staff}),
     these({other_direct, indirect, flat_staff, flat_rest}), false},
}};

const Rule* rule_of(const programme::FlatRate& rate) {
    for (const Rule& rule : rules) {
        if (rate.article.find(rule.article) != std::string::npos) return &rule;
    }
    for (const Rule& rule : rules) {
        if (rate.article.empty() && rate.rate_bp == rule.ceiling_bp) return &rule;
    }
    return nullptr;
}

Nature nature_of(const programme::Programme& programme, const std::string& category) {
    const auto* known = programme.cost_category(category);
    if (known == nullptr) return other_direct;
    if (known->kind == "staff") return staff;
    if (known->kind == "indirect") return indirect;
    return known->kind == "participant" ? participant : other_direct;
}

struct Amount {
    Nature nature{other_direct};
    core::Money amount;
};
/// By cost category, kind of contribution in kind and flat rate, as bases name them.
using Amounts = std::map<std::string, Amount, std::less<>>;

void add_costs(const programme::Programme& programme, const Eligible& eligible,
               const programme::Decision& decision, Amounts& amounts) {
    for (const CostLine& cost : eligible.counted_costs) {
        if (programme.decision_on(cost.date) != &decision) continue;
        Amount& sum = amounts[cost.cost_category];
        sum.nature = nature_of(programme, cost.cost_category);
        sum.amount += cost.amount;
    }
}

// Contributions in kind are not among what a rate excludes: allowances come on top of the 40 %, and
// hours given are financing first.
void add_contributions(const programme::Programme& programme, const Eligible& eligible,
                       const programme::Decision& decision, Amounts& amounts) {
    for (const FinancingLine& line : eligible.counted_financing) {
        if (!is_in_kind(line.kind)) continue;
        const auto period = programme.period(line.period, line.organisation);
        if (!period || programme.decision_on(period->to) != &decision) continue;
        Amount& sum = amounts[std::string{to_word(line.kind)}];
        sum.nature = participant;
        sum.amount += line.amount;
    }
}

void add_flat_rates(const Eligible& eligible, const programme::Decision& decision,
                    Amounts& amounts) {
    for (const programme::FlatRate& rate : decision.flat_rates) {
        for (const ClaimLine& line : eligible.lines) {
            if (line.form != LineForm::flat_rate || line.line != rate.code) continue;
            for (const AppliedRate& applied : line.rates) {
                if (applied.decision != decision.code) continue;
                const Rule* rule = rule_of(rate);
                const bool is_staff = rule != nullptr && rule->article == "55(1)";
                amounts[rate.code] = {is_staff ? flat_staff : flat_rest,
                                      core::share_of(applied.basis, applied.rate_bp)};
            }
        }
    }
}

core::Money magnitude(core::Money amount) {
    return amount < core::Money{} ? -amount : amount;
}

core::Money contradicting(const Rule& rule, const programme::FlatRate& rate,
                          const Amounts& amounts) {
    core::Money sum;
    core::Money basis;
    for (const std::string& part : rate.base) {
        const auto found = amounts.find(part);
        if (found == amounts.end()) continue;
        basis += found->second.amount;
        if (!holds(rule.base, found->second.nature)) sum += magnitude(found->second.amount);
    }
    for (const auto& [code, amount] : amounts) {
        if (code != rate.code && holds(rule.excluded, amount.nature))
            sum += magnitude(amount.amount);
    }
    if (rate.rate_bp > rule.ceiling_bp)
        sum += magnitude(core::share_of(basis, rate.rate_bp - rule.ceiling_bp));
    return sum;
}

}  // namespace

std::vector<ClaimCheck> check_cost_model(const programme::Programme& programme,
                                         const Eligible& eligible) {
    std::array<std::optional<core::Money>, rules.size()> found;
    std::optional<std::int64_t> without_method;
    for (const VersionTotal& version : eligible.versions) {
        Amounts amounts;
        add_costs(programme, eligible, *version.decision, amounts);
        add_contributions(programme, eligible, *version.decision, amounts);
        add_flat_rates(eligible, *version.decision, amounts);
        for (const programme::FlatRate& rate : version.decision->flat_rates) {
            const Rule* rule = rule_of(rate);
            if (rule == nullptr) continue;
            auto& sum = found[static_cast<std::size_t>(rule - rules.data())];
            sum = sum.value_or(core::Money{}) + contradicting(*rule, rate, amounts);
            if (rule->needs_method)
                without_method = without_method.value_or(0) + (rate.method.empty() ? 1 : 0);
        }
    }
    std::vector<ClaimCheck> checks;
    for (std::size_t at = 0; at < rules.size(); ++at) {
        if (!found[at]) continue;
        const Rule& rule = rules[at];
        ClaimCheck check{std::string{rule.code}, found[at]->is_zero(), found[at]->to_string(),
                         core::Money{}.to_string(), "CPR " + std::string{rule.article}};
        checks.push_back(rule.verified ? std::move(check) : not_verified(std::move(check)));
    }
    if (without_method) {
        checks.push_back({"METHOD_STATED", *without_method == 0, std::to_string(*without_method),
                          "0", "CPR 53(3), 54(c)"});
    }
    return checks;
}

const programme::FlatRate* rate_covering(const programme::Programme& programme,
                                         const CostLine& cost) {
    const programme::Decision* decision = programme.decision_on(cost.date);
    if (decision == nullptr || programme.cost_category(cost.cost_category) == nullptr)
        return nullptr;
    const Nature nature = nature_of(programme, cost.cost_category);
    for (const programme::FlatRate& rate : decision->flat_rates) {
        const Rule* rule = rule_of(rate);
        if (rule != nullptr && holds(rule->excluded, nature)) return &rate;
    }
    return nullptr;
}

}  // namespace utfall::funding
