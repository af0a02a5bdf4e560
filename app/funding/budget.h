#pragma once

#include "app/core/decimal.h"
#include "app/core/money.h"
#include "app/funding/claim.h"
#include "app/programme/programme.h"

#include <optional>
#include <string>
#include <vector>

namespace utfall::funding {

/// One line of the economy summary: a cost category with all its forms, a flat rate, or a kind of
/// contribution in kind.
struct BudgetRow {
    std::string line;
    std::vector<LineForm> forms;  ///< Empty when nothing was claimed yet.
    std::optional<core::Money> budget;
    core::Money before;
    core::Money period;
    core::Money after;
    std::optional<core::Money> remaining;
    std::optional<core::Decimal>
        used_percent;  ///< One decimal; empty without a budget or with budget 0.
};

struct BudgetTable {
    std::string
        decision;  ///< Code of the version whose budget is shown; empty when none is in force.
    std::vector<BudgetRow> rows;
    /// Sums the rows. Its budget is empty when a row with amounts has none.
    BudgetRow total;
};

/// The claim beside the budget of the decision in force on the claim's last day. A flat rate that
/// the budget does not name is budgeted as its rate of the budgets it is based on; contributions in
/// kind only when named.
BudgetTable budget_of(const programme::Programme& programme, const Claim& claim);

}  // namespace utfall::funding
