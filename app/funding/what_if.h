#pragma once

#include "app/core/finding.h"
#include "app/core/money.h"
#include "app/core/rational.h"
#include "app/funding/claim.h"
#include "app/funding/scenario.h"

#include <cstdint>
#include <optional>
#include <span>

namespace utfall::funding {

/// What the project itself was reported to finance, of what.
struct OwnFinancing {
    core::Money reported;
    core::Money total;  ///< Total eligible cost, cumulative.

    /// Empty while nothing is eligible.
    std::optional<core::Rational> rate() const;
    /// Kronor above `target_bp` of the total; negative is what is missing.
    core::Rational above(std::int64_t target_bp) const;
    bool reaches(std::int64_t target_bp) const;
};
OwnFinancing own_financing_of(const Claim& claim);

/// Hours by which the target is reached while one hour fewer does not reach it. Both were computed
/// as claims.
struct HoursFound {
    bool reached{false};  ///< False: no number of hours reaches it, and `hours` is 0.
    std::int64_t hours{0};
    core::Money amount;
    core::Money residual;  ///< Above the target in the claim after; negative is what is missing.
    /// The same with one hour fewer, as that claim came out; empty when there are no hours.
    std::optional<core::Money> residual_one_fewer;
};

struct WhatIf {
    ClaimResult before;
    ClaimResult after;  ///< With the solution, where there is one.
    std::optional<HoursFound> solution;
    /// Those of the claim before, or else after; warning SCENARIO_NO_LINES.
    core::Findings findings;
};

/// The next claim as the lines in force make it, and as they would with the changes: both by
/// compute_claim(). With an error finding nothing is to be used.
WhatIf what_if(const programme::Programme& programme, std::span<const CostLine> costs,
               std::span<const FinancingLine> financing, std::span<const Claim> previous,
               const Scenario& scenario);

}  // namespace utfall::funding
