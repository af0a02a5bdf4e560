#pragma once

#include "app/indicators/frame.h"
#include "app/indicators/part.h"
#include "app/indicators/plain_cells.h"

#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace utfall::indicators {

/// Sub-periods, and the numbers of their codes in the fold.
struct DuePeriods {
    std::vector<const SubPeriod*> subs;
    std::vector<std::uint32_t> numbers;

    void add(const SubPeriod& sub, std::uint32_t number) {
        subs.push_back(&sub);
        numbers.push_back(number);
    }
};

/// Reads one scope in many sub-periods at once: cells, totals reported above the reporters, and
/// parts put together one level up at a time (design 6, "Totals and parts"). A part of one
/// sub-period owes nothing to another's.
class ScopeReader {
  public:
    ScopeReader(const Frame& frame, const ValueFold& fold, const Framework& framework,
                const Terms& terms, const Ask& ask, const DuePeriods& due);

    /// A part a sub-period. One that is not whole gives only expected, unreported cells.
    std::vector<Part> read() const;

  private:
    using Parts = std::vector<Part>;
    struct Limits {
        std::vector<DimensionPart> fixed;
        std::vector<DimensionPart> optional;
        bool only_if_named{false};  ///< The cell exists only through values that pass.
    };
    /// What is asked of a reporter in one sub-period.
    struct Due {
        bool asked{false};
        bool expected{false};  ///< The cell is owed, whether or not anything was reported.
        bool always{false};    ///< Values outside what is expected count as well (totals).
    };
    struct Asked {
        Level level{Level::team};
        const std::string& code;
        const std::string& organisation;  ///< Empty for totals.
        const Limits& limits;
    };
    using Values = std::span<const FoldedValue>;

    Parts programme() const;
    Parts organisation(const std::string& code) const;
    Parts unit(const std::string& code) const;
    Parts team(const std::string& code) const;
    Parts intervention(const std::string& code) const;
    Parts phase(const std::string& code) const;

    Parts none() const { return Parts(subs_.size()); }
    Parts cells(const Reporter& reporter) const;
    void add_cells(Parts& into, const Reporter& reporter, const Limits& limits) const;
    /// Totals reported above the reporters; no part where there is none.
    Parts totals(Level level, const std::string& code) const;
    /// The cells of the scope's organisation that name `own`.
    Parts naming(const DimensionPart& own, const std::string& organisation) const;
    Parts put_together(Parts own, Parts parts) const;
    Part put_together(Part own, Part parts) const;

    Due due_of(const Reporter& reporter, bool reports, const SubPeriod& sub,
               const Limits& limits) const;
    void add_judged(Parts& into, const Asked& asked) const;
    bool gather_values(const Asked& asked) const;
    bool add_plain(Part& into, const Due& due, Values values, PlainCells& plain) const;
    Part judged(const Asked& asked, const Due& due, std::size_t at, const CellFilter* filter) const;
    CellFilter filter_of(const Asked& asked, const SubPeriod& sub) const;
    bool in_calendar(const std::string& organisation, const core::Period& period) const;
    bool period_in_phase(const core::Period& period) const;

    const Frame& frame_;
    const ValueFold& fold_;
    const Terms& terms_;
    const Ask& ask_;
    const std::vector<const SubPeriod*>& subs_;
    std::vector<DimensionPart> breakdown_;
    CellFilter plain_filter_;  ///< Of cells without limits, in no phase.
    bool is_single_{false};    ///< One measure is all that is computed.
    const programme::Phase* phase_{nullptr};
    PhaseInterventions interventions_;
    // By period's number: which of `subs_`, plus one. Calendars may differ in the days of a term,
    // so that several bear its code.
    std::vector<std::uint32_t> at_;
    std::vector<std::uint32_t> same_code_;  ///< Another of `subs_`, plus one; a sub-period each.
    // Of the reporter that is being read.
    mutable PlainCells plain_;
    mutable std::vector<Due> due_;
    mutable std::vector<Values> values_;  ///< Measure by measure, a sub-period each.
};

}  // namespace utfall::indicators
