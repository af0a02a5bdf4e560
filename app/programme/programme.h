#pragma once

#include "app/core/period.h"
#include "app/programme/model.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace utfall::programme {

/// The whole set-up of one operation as known at one ledger size. Vectors keep the order of
/// recording.
struct Programme {
    std::optional<Operation> operation;
    std::vector<Decision> decisions;  ///< By in_force_from.
    std::vector<CostCategory> cost_categories;
    std::vector<UnitCostTable> unit_cost_tables;
    std::vector<DeclaredEuroRate> euro_rates;
    std::vector<Organisation> organisations;
    std::vector<Unit> units;
    std::vector<Phase>
        phases;  ///< All versions; a later decision's version of a code is the valid one.
    std::vector<CalendarRow> calendar;
    std::vector<Team> teams;
    std::vector<Intervention> interventions;
    std::vector<Contact> contacts;

    const Organisation* organisation(std::string_view code) const;
    const Unit* unit(std::string_view code) const;
    const Team* team(std::string_view code) const;
    const Intervention* intervention(std::string_view code) const;
    const CostCategory* cost_category(std::string_view code) const;
    const Decision* decision(std::string_view code) const;
    /// The decision version in force on `day`; nullptr before the first.
    const Decision* decision_on(core::Date day) const;
    /// The valid version of each phase: the one whose decision came last.
    std::vector<Phase> valid_phases() const;
    std::optional<Phase> valid_phase(std::string_view code) const;

    /// The rows of `kind` ("term", "school_year") that hold for `organisation` (the reporting
    /// organisation when empty): its own, else those of its nearest ancestor that has any, else
    /// those of no organisation. In order of time.
    std::vector<const CalendarRow*> calendar_of(std::string_view kind,
                                                std::string_view organisation) const;
    /// A standard period, or a calendar row that holds for `organisation`.
    std::optional<core::Period> period(std::string_view code,
                                       std::string_view organisation = {}) const;
    /// The school year of `organisation` that `part` lies wholly inside: VT belongs to the year
    /// that began the autumn before (trap 21).
    std::optional<core::Period> school_year_of(const core::Period& part,
                                               std::string_view organisation = {}) const;
    /// Periods of `frequency` for `organisation` overlapping [from, to], in order of time.
    std::vector<core::Period> periods(core::Frequency frequency, std::string_view organisation,
                                      core::Date from, core::Date to) const;
    /// Nearest ancestor of kind "region" (or the organisation itself); empty when there is none.
    std::string region_of(std::string_view organisation) const;
    bool is_within(std::string_view organisation, std::string_view ancestor) const;
};

}  // namespace utfall::programme
