#pragma once

#include "app/core/decimal.h"
#include "reports/html_writer.h"

#include <optional>
#include <vector>

namespace utfall::reports {

/// A linear axis with round gridlines, calculated exactly: steps of 1, 2 or 5 times a power of ten.
class ChartScale {
  public:
    /// Covers `low`..`high` outwards to whole steps with at most `most_steps` of them (at least 1).
    /// An empty range is widened upwards by one step of 1.
    ChartScale(const core::Decimal& low, const core::Decimal& high, int most_steps);

    const core::Decimal& low() const { return ticks_.front(); }
    const core::Decimal& high() const { return ticks_.back(); }
    const std::vector<core::Decimal>& ticks() const { return ticks_; }
    /// Decimals that the ticks need.
    int decimals() const;

    /// Where `value` lies when low() is drawn at `from` and high() at `to`; half away from zero.
    Tenths at(const core::Decimal& value, Tenths from, Tenths to) const;

  private:
    std::vector<core::Decimal> ticks_;
};

/// Ticks from 0 to exactly `high` in at most `most_steps` equal round steps, whole ones when it is
/// whole; only 0 and `high` when no round step divides it.
std::vector<core::Decimal> ticks_up_to(const core::Decimal& high, int most_steps);

/// Where `value` lies between 0 at `from` and `high` at `to`; `high` is above 0.
Tenths share_of(const core::Decimal& value, const core::Decimal& high, Tenths from, Tenths to);

/// A base for a line: 0, or just under the lowest value when the values would else lie squeezed
/// into less than the upper half.
core::Decimal sensible_base(const core::Decimal& low, const core::Decimal& high);

}  // namespace utfall::reports
