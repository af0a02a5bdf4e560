#pragma once

#include "app/indicators/framework.h"
#include "app/indicators/value.h"
#include "app/intake/cells.h"
#include "app/usecases/value_check.h"

#include <cstdint>
#include <map>
#include <string>

namespace utfall::usecases {

/// A part cannot exceed its whole: for percentages of one measure in another, the numerator of a
/// key may not be above its denominator. Whichever of the two comes last is the one that is
/// refused.
class RatioGuard {
  public:
    RatioGuard(const indicators::Framework& framework, const indicators::ValueReader& values);

    /// Notes VALUE_PART_ABOVE_WHOLE. `as_of` includes the entry being written.
    void check(const CheckedValue& value, intake::RowCells& cells, std::uint64_t as_of) const;

  private:
    const indicators::ValueReader& values_;
    std::multimap<std::string, std::string>
        whole_of_;  ///< Numerator measure to denominator measure.
    std::multimap<std::string, std::string> part_of_;  ///< The other way round.
};

}  // namespace utfall::usecases
