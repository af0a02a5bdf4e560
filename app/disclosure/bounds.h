#pragma once

#include "app/disclosure/table.h"

#include <cstdint>
#include <vector>

namespace utfall::disclosure {

/// Both ends are possible values as far as is known; `high` may be `unbounded`.
struct Interval {
    std::int64_t low{0}, high{unbounded};

    bool operator==(const Interval&) const = default;
};

/// What each cell may be for somebody who reads all that is not `hidden`, knows the rules, and goes
/// from sum to sum until nothing more follows. No hidden cell can be outside of its interval;
/// whether it can be everywhere inside, a reader with more patience may know better (witness.h).
std::vector<Interval> bounds(const Table& table, const std::vector<bool>& hidden);

}  // namespace utfall::disclosure
