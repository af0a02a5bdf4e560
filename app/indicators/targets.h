#pragma once

#include "app/indicators/figure.h"

#include <optional>

namespace utfall::indicators {

/// The target of `indicator` for `scope`: the one whose date is the first on or after `end`, else
/// the last one before it. Of several for that date the one recorded last. Null when there is none.
const Target* target_for(const Framework& framework, const std::string& indicator,
                         const Scope& scope, core::Date end);

/// True when output targets count from the operation's start (ESF+ targets are cumulative and
/// absolute with baseline 0, Regulation (EU) 2021/1057 Art. 17(3)).
bool target_is_cumulative(const IndicatorDefinition& definition);

/// Design 6: value/target only for direction up with baseline 0 or none; with a baseline
/// (value - baseline)/(target - baseline); direction down without one: empty. Percent, one decimal,
/// may exceed 100; a divisor of 0 gives nothing (R17).
std::optional<core::Decimal> achievement(const IndicatorDefinition& definition,
                                         const core::Rational& value, const core::Decimal& target);

/// At least the target for direction up, at most for down, exactly for none.
bool meets(const IndicatorDefinition& definition, const core::Rational& value,
           const core::Decimal& target);

}  // namespace utfall::indicators
