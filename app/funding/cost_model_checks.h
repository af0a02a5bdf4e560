#pragma once

#include "app/funding/claim.h"
#include "app/funding/eligible.h"
#include "app/programme/programme.h"

#include <vector>

namespace utfall::funding {

/// What may not be claimed beside a flat rate, and what it may not be applied to: one check for
/// each of FLAT_RATE_7, _15, _20, _25 and _40 that a decision with claimable lines uses (CPR art.
/// 54-56). `value` is the amount that contradicts the rule: costs beside it that it covers already,
/// what its base may not hold, and what is above its ceiling. A rate is known by its article, else
/// by its rate; a cost category by its kind: "staff" is direct staff costs, "indirect" indirect
/// ones, "participant" salaries and allowances of participants, all others direct costs.
/// METHOD_STATED where a rate of article 54(c) is used: how many of them say no method.
std::vector<ClaimCheck> check_cost_model(const programme::Programme& programme,
                                         const Eligible& eligible);

/// The flat rate of the decision on the cost's day that covers it already, by the same rules, so
/// that it may not be claimed beside the rate; nullptr when none does.
const programme::FlatRate* rate_covering(const programme::Programme& programme,
                                         const CostLine& cost);

}  // namespace utfall::funding
