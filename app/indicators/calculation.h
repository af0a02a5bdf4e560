#pragma once

#include "app/indicators/definitions.h"
#include "app/indicators/part_rows.h"

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace utfall::indicators {

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
    std::optional<PeopleCount> people;
};

/// Calculates over one span. Order of aggregation: per sub-period and reporter, breakdown first;
/// then units; then time.
class Calculation {
  public:
    Calculation(const Definitions& definitions, const ValueFold& fold, const Frame& frame,
                PartRows& rows, const PeopleCounter* people)
        : definitions_(definitions),
          framework_(definitions.framework()),
          fold_(fold),
          frame_(frame),
          rows_(rows),
          people_(people) {}

    Outcome evaluate(const Chain& chain, const Ask& ask) const { return evaluate(chain, ask, 0); }
    /// True when at least one whole sub-period ends while a version of `chain` is in force; where
    /// people are counted, when it is in force on any of the days.
    bool has_sub_periods(const Chain& chain) const;
    const Frame& frame() const { return frame_; }

  private:
    struct SubPart {
        const SubPeriod* sub{nullptr};
        Part part;
    };

    Outcome evaluate(const Chain& chain, const Ask& ask, int depth) const;
    Outcome pooled(const Chain& chain, const Ask& ask) const;
    Outcome unique(const Chain& chain, const Ask& ask) const;
    Outcome milestone(const IndicatorDefinition& definition, const Ask& ask) const;
    Outcome passed_through(const IndicatorDefinition& definition, const Ask& ask) const;
    Outcome distribution(const IndicatorDefinition& definition, const Ask& ask) const;
    Outcome formula(const IndicatorDefinition& definition, const Ask& ask, int depth) const;
    Outcome apart(const IndicatorDefinition& definition, const Ask& ask, int depth) const;
    Outcome operand(const std::string& name, const IndicatorDefinition& definition, const Ask& ask,
                    int depth) const;

    /// The part that the chain comes to, when it is of one sub-period alone and was kept.
    const Part* kept_part(const Chain& chain, const Ask& ask) const;
    Outcome outcome_of(const Part& part, const Terms& terms, const IndicatorDefinition& definition,
                       const Ask& ask) const;
    /// The same as sub_parts() with the definition's own terms, from what is kept.
    std::vector<SubPart> kept_parts(const IndicatorDefinition& definition, const Terms& terms,
                                    const Ask& ask) const;
    /// The sub-periods that `definition` computes, read in the asked scope.
    std::vector<SubPart> sub_parts(const IndicatorDefinition& definition, const Terms& terms,
                                   const Ask& ask) const;
    static Part over_time(std::vector<SubPart> subs, Gather rule);
    /// The state of nothing: what stands in a figure that no cell belongs to.
    FigureState state_of(const Part& part, const Terms& terms, const Ask& ask) const;
    Outcome refused(const char* warning) const;
    /// The days on which `chain` counts people.
    std::optional<core::DateSpan> days_of(const Chain& chain) const;
    /// The sub-periods at whose end `definition` is in force.
    const DuePeriods& periods_of(const IndicatorDefinition& definition,
                                 core::Frequency frequency) const;

    const Definitions& definitions_;
    const Framework& framework_;
    const ValueFold& fold_;
    const Frame& frame_;
    PartRows& rows_;
    const PeopleCounter* people_;
    mutable std::map<std::pair<const IndicatorDefinition*, core::Frequency>, DuePeriods> periods_;
};

}  // namespace utfall::indicators
