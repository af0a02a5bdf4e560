#pragma once

#include "app/indicators/figure.h"

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace utfall::indicators {

/// One dimension of a value inside its reporter and the category it names. Negative dimensions are
/// the reporter's own parts: a team's unit, an organisation's team, and so on.
struct DimensionPart {
    int dimension{0};
    int category{0};
    auto operator<=>(const DimensionPart&) const = default;
};

inline constexpr int unit_dimension = -3;
inline constexpr int team_dimension = -2;
inline constexpr int intervention_dimension = -1;

/// One reported value; its `breakdown` is the number of its dimension parts.
using FoldedValue = ValueInForce;

/// What one reporter said of one measure in one period, in order of series.
struct PeriodValues {
    std::uint32_t period{0};
    std::span<const FoldedValue> values;
};

/// The values that a calculation needs, by measure, reporter and period. What one reporter said of
/// one measure is read when it is first asked for, all periods at once: figures of many periods,
/// breakdowns and scopes read it once, and what nobody asks for is not read.
///
/// A value's reporter is the code in the column of its measure's `reported_by`; where that column
/// is empty it is the finest one that is filled, and the value is a total above the reporters.
class ValueFold {
  public:
    explicit ValueFold(const Facts& facts);
    ~ValueFold();
    ValueFold(const ValueFold&) = delete;
    ValueFold& operator=(const ValueFold&) = delete;

    /// All values of one measure and reporter; empty when there is none. By period's number. Stays
    /// until make_room().
    std::span<const PeriodValues> of(const Measure& measure, Level level,
                                     std::string_view reporter) const;
    /// Parts of a value, sorted: the reporter's own first, then dimensions in framework order.
    const std::vector<DimensionPart>& parts(const FoldedValue& value) const {
        return parts_[value.breakdown];
    }
    /// How many different parts there are among the values that were read.
    std::size_t parts_count() const { return parts_.size(); }
    /// The number of a category, or of a unit, team or intervention among parts.
    int code(std::string_view text) const { return static_cast<int>(texts_.number(text)); }
    /// The number of a period.
    std::uint32_t period(std::string_view code) const { return codes_.periods.number(code); }
    /// What stands in the line `ref`, if it was asked for; for the few methods that look at single
    /// values.
    const FoldedValue* value_at(ledger::LineRef ref) const;
    /// Forgets what was read, when it is much: between indicators, so that memory does not grow
    /// with their number.
    void make_room();

  private:
    struct Block;
    struct Reported;

    Reported& reported(const Measure& measure) const;
    void read(const Measure& measure, Level level, Block& block) const;
    std::uint32_t parts_of(std::uint32_t own, std::uint32_t breakdown) const;
    std::uint32_t number_of(std::vector<DimensionPart> parts) const;

    const Facts& facts_;
    mutable ValueCodes codes_;
    mutable core::Interner texts_;
    mutable std::map<std::vector<DimensionPart>, std::uint32_t> part_ids_;
    mutable std::vector<std::vector<DimensionPart>> parts_;
    // By the reporter's own parts and the breakdown.
    mutable std::unordered_map<std::uint64_t, std::uint32_t> joined_parts_;
    mutable std::unordered_map<const Measure*, std::unique_ptr<Reported>> reported_;
    mutable std::vector<const Block*> blocks_;  // Read so far.
    mutable std::map<ledger::LineRef, const FoldedValue*>
        lines_;  // Of the first `indexed_` blocks.
    mutable std::size_t indexed_{0};
    mutable std::size_t held_{0};
    mutable std::vector<ValueInForce> buffer_;
};

/// The level that a measure's `reported_by` names.
Level reporting_level(const Measure& measure);

}  // namespace utfall::indicators
