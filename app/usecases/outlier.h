#pragma once

#include "app/core/decimal.h"

#include <optional>
#include <vector>

namespace utfall::usecases {

/// The median of earlier values, when `value` lies so far from it that somebody should look: its
/// modified z, 0.6745 x |value - median| / MAD, is above 3.5 (Iglewicz and Hoaglin 1993), MAD being
/// the median of the distances to the median. Empty otherwise, for fewer than five earlier values,
/// and where those are so alike that MAD is 0.
std::optional<core::Decimal> usual_if_outlier(const core::Decimal& value,
                                              std::vector<core::Decimal> earlier);

}  // namespace utfall::usecases
