#pragma once

#include "app/core/money.h"
#include "app/core/period.h"
#include "app/funding/claim.h"
#include "app/funding/shares.h"
#include "app/programme/programme.h"

#include <span>
#include <vector>

namespace utfall::funding {

/// The cost side of a claim before anything is subtracted.
struct Eligible {
    std::vector<ClaimLine>
        lines;  ///< `cumulative` only; categories, flat rates, in kind, in that order.
    std::vector<VersionTotal>
        versions;  ///< Those with claimable lines, in order of their coming into force.
    core::Money in_kind;
    core::Money cash;  ///< Reported towards PROJECT; no part of eligible cost.
    std::vector<LeftOutCost> left_out;
    std::vector<CostLine> counted_costs;
    std::vector<FinancingLine> counted_financing;
};

/// Groups the claimable lines through `through` by decision version and rounds each flat rate once
/// per version (R2, R3, R9).
Eligible gather(const programme::Programme& programme, std::span<const CostLine> costs,
                std::span<const FinancingLine> financing, const core::Period& through);

/// Orders lines as a claim shows them.
void sort_lines(std::vector<ClaimLine>& lines, const programme::Programme& programme);

}  // namespace utfall::funding
