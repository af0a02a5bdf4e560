#pragma once

#include "app/core/localized.h"
#include "app/core/money.h"
#include "app/funding/claim.h"
#include "app/usecases/table_files.h"
#include "app/usecases/what_if.h"

#include <optional>
#include <string>
#include <vector>

namespace utfall::usecases {

/// One cumulative amount as the lines in force make it, and as the scenario does; nothing is 0.
struct AmountBeside {
    std::string item;                       ///< Line or source; empty: the total of the lines.
    std::optional<funding::LineForm> form;  ///< Of a line.
    core::Money before;
    core::Money after;
    core::Money difference() const { return after - before; }
};

/// The lines of both claims with their total last.
std::vector<AmountBeside> lines_beside(const funding::WhatIf& what_if);
std::vector<AmountBeside> shares_beside(const funding::WhatIf& what_if);

/// One check of both claims.
struct CheckBeside {
    const funding::ClaimCheck* before{nullptr};
    const funding::ClaimCheck* after{nullptr};
    bool changes() const { return before->ok != after->ok; }
};

/// Those whose verdict becomes another one first, then in the claim's order. They point into
/// `what_if`.
std::vector<CheckBeside> checks_beside(const funding::WhatIf& what_if);

/// The whole answer, a row an amount, a check and what was found by the solver, told by `part`.
PlainTable what_if_table(const WhatIfAnswer& answer, core::Lang lang);

}  // namespace utfall::usecases
