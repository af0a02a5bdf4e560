#pragma once

#include "app/core/money.h"
#include "app/core/rational.h"
#include "app/funding/claim.h"
#include "app/programme/model.h"

#include <span>
#include <string>
#include <vector>

namespace utfall::funding {

/// Total eligible cost of one decision version.
struct VersionTotal {
    const programme::Decision* decision{nullptr};
    core::Money total;
};

struct Financing {
    /// In the order of the newest plan; sources of older plans only come after.
    std::vector<ClaimShare> shares;
    /// What the rates alone give from all sources but PROJECT.
    core::Rational support_by_rate;
    /// Support may not exceed this: total - in kind, not below 0 (R8).
    core::Money support_limit;
};

/// Splits the grand total over the sources: exact sum over versions of total x rate, support cut to
/// total - in kind (R8), then one apportionment by largest remainder (R4), ties by `newest`'s
/// order. Fills source, rates, exact, cumulative, rounding_ore. `versions` in order of their coming
/// into force.
Financing finance(std::span<const VersionTotal> versions, const programme::Decision& newest,
                  core::Money in_kind);

}  // namespace utfall::funding
