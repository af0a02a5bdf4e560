#pragma once

#include "app/core/rational.h"
#include "app/indicators/expression.h"
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

/// A rule ready to be held against the values of one reporter after the other.
class RuleReading {
  public:
    explicit RuleReading(const ValueRule& rule);

    /// The measures that it names, each side's in order.
    [[nodiscard]] std::vector<std::string> measures() const;

    /// Empty where the rule holds, and where a value that it asks about is missing: what is not
    /// known breaks no rule.
    [[nodiscard]] std::optional<BrokenRule> broken(const MeasureValues& values) const;

  private:
    std::optional<Expression> left_, right_;
    std::string comparison_;
};

}  // namespace utfall::indicators
