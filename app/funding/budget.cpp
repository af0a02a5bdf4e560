#include "app/funding/budget.h"

#include <algorithm>
#include <map>

namespace utfall::funding {
namespace {

using Budgets = std::map<std::string, core::Money, std::less<>>;

/// What the decision sets aside, its flat rates computed.
Budgets budgets_of(const programme::Decision& decision) {
    Budgets budgets;
    for (const programme::BudgetLine& line : decision.budget) {
        budgets[line.cost_category] += line.amount;
    }
    for (const programme::FlatRate& rate : decision.flat_rates) {
        if (budgets.contains(rate.code)) {
            continue;
        }
        core::Money basis;
        bool any = false;
        for (const std::string& part : rate.base) {
            if (const auto found = budgets.find(part); found != budgets.end()) {
                basis += found->second;
                any = true;
            }
        }
        if (any) {
            budgets.emplace(rate.code, core::share_of(basis, rate.rate_bp));
        }
    }
    return budgets;
}

BudgetRow& row_of(std::vector<BudgetRow>& rows, const std::string& line) {
    const auto found = std::find_if(rows.begin(), rows.end(),
                                    [&](const BudgetRow& row) { return row.line == line; });
    if (found != rows.end()) {
        return *found;
    }
    rows.emplace_back().line = line;
    return rows.back();
}

void compare(BudgetRow& row) {
    if (!row.budget) {
        return;
    }
    row.remaining = *row.budget - row.after;
    if (!row.budget->is_zero()) {
        const core::Rational used =
            core::Rational{row.after.kronor()} / core::Rational{row.budget->kronor()};
        row.used_percent = (used * core::Rational{100}).rounded(1);
    }
}

BudgetRow sum_of(const std::vector<BudgetRow>& rows) {
    BudgetRow total;
    core::Money budget;
    bool complete = true;
    for (const BudgetRow& row : rows) {
        total.before += row.before;
        total.period += row.period;
        total.after += row.after;
        budget += row.budget.value_or(core::Money{});
        complete = complete && (row.budget || (row.before.is_zero() && row.after.is_zero()));
    }
    if (complete && !rows.empty()) {
        total.budget = budget;
    }
    compare(total);
    return total;
}

}  // namespace

BudgetTable budget_of(const programme::Programme& programme, const Claim& claim) {
    BudgetTable table;
    const auto through = programme.period(claim.through);
    const auto* decision = through ? programme.decision_on(through->to) : nullptr;
    const Budgets budgets = decision != nullptr ? budgets_of(*decision) : Budgets{};
    if (decision != nullptr) {
        table.decision = decision->code;
    }
    // Categories in the programme's order and flat rates come first, so that a line not yet used
    // keeps its place.
    for (const auto& category : programme.cost_categories) {
        if (budgets.contains(category.code)) {
            row_of(table.rows, category.code);
        }
    }
    for (const ClaimLine& line : claim.lines) {
        if (line.form != LineForm::flat_rate && line.form != LineForm::in_kind) {
            row_of(table.rows, line.line);
        }
    }
    if (decision != nullptr) {
        for (const auto& rate : decision->flat_rates) {
            row_of(table.rows, rate.code);
        }
    }
    for (const ClaimLine& line : claim.lines) {
        BudgetRow& row = row_of(table.rows, line.line);
        row.forms.push_back(line.form);
        row.before += line.previously_claimed;
        row.period += line.this_claim;
        row.after += line.cumulative;
    }
    for (const auto& [line, amount] : budgets) {
        row_of(table.rows, line).budget = amount;
    }
    for (BudgetRow& row : table.rows) {
        compare(row);
    }
    table.total = sum_of(table.rows);
    return table;
}

}  // namespace utfall::funding
