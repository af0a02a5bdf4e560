#pragma once

#include "app/funding/claim.h"
#include "app/funding/eligible.h"
#include "app/funding/shares.h"
#include "app/programme/programme.h"

#include <span>
#include <vector>

namespace utfall::funding {

/// The checks a claim carries, in the order of ClaimCheck's list. `claim` is complete but for them;
/// `split` need not hold its shares any longer.
std::vector<ClaimCheck> check_claim(const programme::Programme& programme, const Claim& claim,
                                    const Eligible& eligible, const Financing& split,
                                    const programme::Decision& newest,
                                    std::span<const Claim> previous);

}  // namespace utfall::funding
