#pragma once

#include "app/participants/common_indicators.h"

#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace utfall::participants {

/// One relation that must hold between counts, for one sex. Fund systems refuse what breaks it.
struct ConsistencyCheck {
    /// `components`: they sum to their total. `subset`: no more than what it is part of. `ages`:
    /// the bands, and those between them, sum to the total. `education`: so do its bands. `result`:
    /// no more than have left. `later_bases`: those asked about months after they left are
    /// together all who left.
    std::string code;
    std::string subject;  ///< The indicator it is about.
    Sex sex{Sex::female};
    std::int64_t left{0}, right{0};
    bool ok{false};

    bool operator==(const ConsistencyCheck&) const = default;
};

/// Every check that the indicators give rise to, by rule, then indicator, then sex. Those that need
/// an indicator that was not counted are left out; so are the sums where the catalogue has no total
/// that is made of components, as that of 2014-2020 has not.
std::vector<ConsistencyCheck> consistency_of(std::span<const CommonIndicator> indicators,
                                             const CommonCounts& counts);

}  // namespace utfall::participants
