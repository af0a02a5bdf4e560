#pragma once

#include "app/indicators/figure.h"

#include <cstdint>
#include <map>
#include <set>
#include <span>
#include <string>
#include <string_view>
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

/// One reported value, its codes as small integers.
struct FoldedValue {
    int measure{0};
    int entity{0};  ///< What reported: (level, code).
    int period{0};
    int parts{0};  ///< Index of its dimension parts.
    ValueState state{ValueState::value};
    core::Decimal value;
    ledger::LineRef ref;
};

/// All values that a query needs, read once and laid out by measure, reporter and period.
///
/// A value's reporter is the code in the column of its measure's `reported_by`; where that column
/// is empty it is the finest one that is filled, and the value is a total above the reporters.
class ValueFold {
  public:
    ValueFold(const Facts& facts, const std::vector<std::string>& measures,
              const std::vector<std::string>& periods);

    /// Values of one measure, reporter and period; empty when there is none. Order: as read.
    std::span<const FoldedValue> at(std::string_view measure, Level level,
                                    std::string_view reporter, std::string_view period) const;
    /// Parts of a value, sorted: the reporter's own first, then dimensions in framework order.
    const std::vector<DimensionPart>& parts(const FoldedValue& value) const {
        return parts_[static_cast<std::size_t>(value.parts)];
    }
    /// The number of a code; -1 for one that no value names.
    int code(std::string_view text) const;
    const std::string& text(int code) const { return texts_[static_cast<std::size_t>(code)]; }
    /// What stands in the line `ref`; for the few methods that look at single values.
    const FoldedValue* value_at(ledger::LineRef ref) const;

  private:
    int intern(std::string_view text);
    int entity_of(const ledger::SeriesKey& series, Level reported_by);

    const Framework& framework_;
    std::map<std::string, int, std::less<>> codes_;
    std::vector<std::string> texts_;
    std::map<std::pair<int, int>, int> entities_;  // (level, code)
    std::map<std::vector<DimensionPart>, int> part_ids_;
    std::vector<std::vector<DimensionPart>> parts_;
    std::vector<FoldedValue> values_;
    std::map<std::pair<int, int>, std::pair<std::size_t, std::size_t>>
        ranges_;                                             // (measure, entity)
    mutable std::map<ledger::LineRef, std::size_t> by_ref_;  // Filled at the first question.
};

/// The level that a measure's `reported_by` names.
Level reporting_level(const Measure& measure);

}  // namespace utfall::indicators
