#pragma once

#include "app/core/rational.h"
#include "app/indicators/framework.h"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace utfall::indicators {

/// What one reporter said for one period, by measure: of one category, or of all together.
using MeasureValues = std::map<std::string, core::Decimal>;

/// What the two sides of a rule come to where it does not hold.
struct BrokenRule {
    core::Rational left, right;
};

/// Empty where the rule holds, and where a value that it asks about is missing: what is not known
/// breaks no rule.
std::optional<BrokenRule> broken(const ValueRule& rule, const MeasureValues& values);

/// The measures that a rule names, each side's in order.
std::vector<std::string> measures_of(const ValueRule& rule);

}  // namespace utfall::indicators
