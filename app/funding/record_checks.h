#pragma once

#include "app/funding/claim.h"
#include "app/funding/eligible.h"
#include "app/programme/programme.h"

#include <vector>

namespace utfall::funding {

/// What the records behind a claim must hold: OWN_IN_KIND (the beneficiary's own contributions in
/// kind), CERTIFICATES (contributions without one), WHOLE_HOURS (contributed hours that are not
/// whole), VAT_STATED (costs with VAT of which nobody says whether it is eligible),
/// UNIT_COST_TABLES (unit costs by another table than the newest one of the operation's first day)
/// and BUDGET_TRANSFER (the line that most exceeds its budget, percent). A line of 0 was withdrawn
/// and counts nowhere.
std::vector<ClaimCheck> check_records(const programme::Programme& programme, const Claim& claim,
                                      const Eligible& eligible);

}  // namespace utfall::funding
