#pragma once

#include "app/indicators/cell.h"
#include "app/indicators/expression.h"
#include "app/indicators/frame.h"

#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace utfall::indicators {

/// What is computed in every cell: one or two expressions over measures that share frequency and
/// reporters, so that a reporter can be judged as a whole.
struct Terms {
    std::vector<const Measure*> measures;  ///< Of the names, in order of `names`.
    std::vector<std::string> names;
    Expression numerator;
    std::optional<Expression> denominator;
    CellRules rules;
    Gather over_time{Gather::add};

    core::Frequency frequency() const { return measures.front()->frequency; }
    Level reported_by() const { return reporting_level(*measures.front()); }
};

/// One figure's key below its indicator.
struct Ask {
    Scope scope;
    std::vector<std::pair<std::string, std::string>> breakdown;  ///< Dimension, category.
    std::string phase;  ///< Only what belongs to it; empty: no restriction.
};

/// Cells put together: over reporters, then over time.
struct Part {
    Tally tally;
    ExactSum numerator;
    ExactSum denominator;
    Coverage coverage;
    std::vector<ledger::LineRef> sources;
    std::set<std::string> warnings;

    Part& operator+=(const Part& other);
    void refuse(const char* warning);  ///< Becomes not_computable, without numbers or sources.
};

/// Reads one scope in one sub-period: cells, totals reported above the reporters, and parts put
/// together one level up at a time (design 6, "Totals and parts").
class ScopeReader {
  public:
    ScopeReader(const Frame& frame, const ValueFold& fold, const Framework& framework,
                const Terms& terms, const Ask& ask);

    /// A sub-period that is not whole gives only expected, unreported cells.
    Part at(const SubPeriod& sub) const;

  private:
    struct Limits {
        std::vector<DimensionPart> fixed;
        std::vector<DimensionPart> optional;
        bool only_if_named{false};  ///< The cell exists only through values that pass.
    };

    Part programme(const SubPeriod& sub) const;
    Part organisation(const std::string& code, const SubPeriod& sub) const;
    Part unit(const std::string& code, const SubPeriod& sub) const;
    Part team(const std::string& code, const SubPeriod& sub) const;
    Part intervention(const std::string& code, const SubPeriod& sub) const;
    Part phase(const std::string& code, const SubPeriod& sub) const;

    Part cell(const Reporter& reporter, const SubPeriod& sub, const Limits& limits) const;
    /// A total reported above the reporters; no part when there is none.
    Part total(Level level, const std::string& code, const SubPeriod& sub) const;
    /// The cells of the scope's organisation that name `own`.
    Part naming(const DimensionPart& own, const std::string& organisation,
                const SubPeriod& sub) const;
    Part judged(Level level, const std::string& code, const std::string& organisation,
                const SubPeriod& sub, const Limits& limits, bool expected, bool always) const;
    Part put_together(Part own, Part parts) const;
    CellFilter filter_of(Level level, const std::string& code, const SubPeriod& sub,
                         const Limits& limits) const;
    bool in_calendar(const std::string& organisation, const core::Period& period) const;
    bool period_in_phase(const core::Period& period) const;

    const Frame& frame_;
    const ValueFold& fold_;
    const Terms& terms_;
    const Ask& ask_;
    std::vector<DimensionPart> breakdown_;
    CellFilter plain_filter_;  ///< Of cells without limits, in no phase.
    const programme::Phase* phase_{nullptr};
    PhaseInterventions interventions_;
};

}  // namespace utfall::indicators
