#pragma once

#include "app/indicators/scope_reader.h"

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace utfall::indicators {

/// Definition versions that are pooled into one figure: consecutive, each comparable with the one
/// before, of the same method and unit. Oldest first, never empty.
using Chain = std::vector<const IndicatorDefinition*>;

/// All versions of an indicator, cut where a version may not be pooled with the one before.
std::vector<Chain> chains_of(const Framework& framework, const std::string& indicator);

/// A figure before it is rounded, compared with a target and named.
struct Outcome {
    FigureState state{FigureState::not_reported};
    std::optional<core::Rational> value;
    std::optional<core::Rational> numerator;
    std::optional<core::Rational> denominator;
    Coverage coverage;
    std::set<std::string> warnings;
    std::vector<ledger::LineRef> sources;
    std::vector<DistributionPart> distribution;
    std::optional<core::Decimal> n;
    std::optional<core::Decimal> invited;
    std::string text;
    std::optional<core::Date> date;
};

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
    mutable std::map<std::string, std::vector<const Measure*>> measures_;
    mutable std::map<const IndicatorDefinition*, std::optional<Terms>> terms_;
    mutable std::map<std::pair<std::string, core::Date>, const IndicatorDefinition*> in_force_;
};

/// Calculates over one span. Order of aggregation: per sub-period and reporter, breakdown first;
/// then units; then time.
class Calculation {
  public:
    Calculation(const Definitions& definitions, const ValueFold& fold, const Frame& frame)
        : definitions_(definitions),
          framework_(definitions.framework()),
          fold_(fold),
          frame_(frame) {}

    Outcome evaluate(const Chain& chain, const Ask& ask) const { return evaluate(chain, ask, 0); }
    /// True when at least one whole sub-period ends while a version of `chain` is in force.
    bool has_sub_periods(const Chain& chain) const;
    const Frame& frame() const { return frame_; }

  private:
    struct SubPart {
        const SubPeriod* sub{nullptr};
        Part part;
    };

    Outcome evaluate(const Chain& chain, const Ask& ask, int depth) const;
    Outcome pooled(const Chain& chain, const Ask& ask) const;
    Outcome milestone(const IndicatorDefinition& definition, const Ask& ask) const;
    Outcome passed_through(const IndicatorDefinition& definition, const Ask& ask) const;
    Outcome distribution(const IndicatorDefinition& definition, const Ask& ask) const;
    Outcome formula(const IndicatorDefinition& definition, const Ask& ask, int depth) const;
    Outcome apart(const IndicatorDefinition& definition, const Ask& ask, int depth) const;
    Outcome operand(const std::string& name, const IndicatorDefinition& definition, const Ask& ask,
                    int depth) const;

    /// The sub-periods that `definition` computes, read in the asked scope.
    std::vector<SubPart> sub_parts(const IndicatorDefinition& definition, const Terms& terms,
                                   const Ask& ask) const;
    static Part over_time(std::vector<SubPart> subs, Gather rule);
    /// The state of nothing: what stands in a figure that no cell belongs to.
    FigureState state_of(const Part& part, const Terms& terms, const Ask& ask) const;
    Outcome refused(const char* warning) const;
    /// The sub-periods at whose end `definition` is in force.
    const std::vector<const SubPeriod*>& periods_of(const IndicatorDefinition& definition,
                                                    core::Frequency frequency) const;

    const Definitions& definitions_;
    const Framework& framework_;
    const ValueFold& fold_;
    const Frame& frame_;
    mutable std::map<std::pair<const IndicatorDefinition*, core::Frequency>,
                     std::vector<const SubPeriod*>>
        periods_;
};

}  // namespace utfall::indicators
