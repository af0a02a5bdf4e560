#pragma once

#include "app/indicators/cell.h"

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace utfall::indicators {

/// Cells whose values are all there and are a total alone, or parts along one dimension, each once:
/// nearly every cell that is. What of a value a filter lets through is worked out once for all
/// values of the same parts, so that a cell costs little more than its additions.
class PlainCells {
  public:
    /// A filter without a phase. Both are asked for as long as this lives.
    PlainCells(const ValueFold& fold, const CellFilter& filter, const CellRules& rules)
        : fold_(fold), filter_(filter), rules_(rules) {}

    /// The cell's value as resolve() has it; empty when that has to look closer. `sources`, if any,
    /// gets the lines behind it.
    std::optional<core::Decimal> sum(std::span<const FoldedValue> values,
                                     std::vector<ledger::LineRef>* sources);

  private:
    /// What passes() leaves of a value's parts.
    struct Rest {
        enum class Kind : std::uint8_t { unseen, fails, total, part, many };
        Kind kind{Kind::unseen};
        std::uint32_t dimension{0};  ///< In `dimensions_`.
        std::uint32_t category{0};   ///< In the fold's codes.
    };

    Rest see(std::vector<DimensionPart> parts);
    bool may_add(std::uint32_t dimension, std::size_t count) const;

    const ValueFold& fold_;
    const CellFilter& filter_;
    const CellRules& rules_;
    std::vector<Rest> rests_;      // By the number of the parts.
    std::vector<int> dimensions_;  // Those of the rests.
    // By category: the last cell in which it was seen.
    std::vector<std::uint32_t> seen_in_;
    std::uint32_t cell_{0};
};

}  // namespace utfall::indicators
