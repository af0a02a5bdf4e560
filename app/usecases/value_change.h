#pragma once

#include "app/core/decimal.h"

namespace utfall::usecases {

/// More than 30 percent from the period before, and not a matter of a few: 2 and 3 differ by half.
inline bool is_large_change(const core::Decimal& now, const core::Decimal& earlier) {
    const core::Decimal difference = now < earlier ? earlier - now : now - earlier;
    const core::Decimal size = earlier.is_negative() ? -earlier : earlier;
    if (difference < core::Decimal{10}) return false;
    return difference * core::Decimal{10} > size * core::Decimal{3};
}

}  // namespace utfall::usecases
