#pragma once

#include "app/indicators/part.h"

#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace utfall::indicators {

/// Definition versions that are pooled into one figure: consecutive, each comparable with the one
/// before, of the same method and unit. Oldest first, never empty.
using Chain = std::vector<const IndicatorDefinition*>;

/// All versions of an indicator, cut where a version may not be pooled with the one before.
std::vector<Chain> chains_of(const Framework& framework, const std::string& indicator);

/// Codes of the measures that `indicator` is calculated from, through formulas, all versions.
std::set<std::string> measures_of(const Framework& framework, const std::string& indicator);

/// What definitions come to, worked out once for all spans and scopes.
class Definitions {
  public:
    explicit Definitions(const Framework& framework) : framework_(framework) {}

    const Framework& framework() const { return framework_; }
    /// The measures that `indicator` is calculated from, through formulas, all versions.
    const std::vector<const Measure*>& measures_behind(const std::string& indicator) const;
    /// The terms of a sum, stock or ratio; empty when its measures differ in frequency or
    /// reporters.
    const std::optional<Terms>& terms_of(const IndicatorDefinition& definition) const;
    /// The same for other expressions.
    std::optional<Terms> terms_of(const IndicatorDefinition& definition,
                                  const std::string& numerator,
                                  const std::string& denominator) const;
    /// As Framework::definition_on().
    const IndicatorDefinition* on(const std::string& indicator, core::Date day) const;

  private:
    const Framework& framework_;
    using MeasuresBehind = std::map<std::string, std::vector<const Measure*>>;
    mutable MeasuresBehind measures_;
    mutable const MeasuresBehind::value_type* last_measures_{nullptr};  // Asked for last.
    mutable std::map<const IndicatorDefinition*, std::optional<Terms>> terms_;
    mutable std::map<std::pair<std::string, core::Date>, const IndicatorDefinition*> in_force_;
};

}  // namespace utfall::indicators
