#pragma once

#include "app/usecases/report_facts.h"
#include "app/usecases/report_origins.h"
#include "reports/dataset.h"

#include <map>
#include <string>
#include <vector>

namespace utfall::usecases {

// The parts of a report's data. Each fills the datasets that schemas/datasets.json describes under
// its name.

/// indicators, indicator_series, indicator_by_team, indicator_by_phase, distributions; counts of
/// targets and coverage.
void add_indicators(const ReportFacts& facts, Origins& origins, reports::DataSet& data);
/// levels, local_results, published.
void add_result_levels(const ReportFacts& facts, Origins& origins, reports::DataSet& data);
/// costs, flat_rates, staff, other_costs, cash_financing, in_kind_financing, financing_plan,
/// last_ore, claims, checks.
void add_money(const ReportFacts& facts, Origins& origins, reports::DataSet& data);
/// operation, organisation, period, phase, contact and as_of values; teams, interventions, phases,
/// decisions.
void add_programme(const ReportFacts& facts, reports::DataSet& data);
/// definitions: every version, with its rules in words.
void add_definitions(const ReportFacts& facts, reports::DataSet& data);
/// corrections since the previous report of the family; those of contributions only if asked for.
void add_corrections(const ReportFacts& facts, const std::string& family, bool contributions,
                     reports::DataSet& data);
/// correction_effects: what follows from those corrections, in flat-rate amounts and in figures of
/// the periods through the report's own. After add_corrections().
void add_correction_effects(const ReportFacts& facts, Origins& origins, reports::DataSet& data);
/// activities that have begun by the period's end, within the report's scope.
void add_activities(const ReportFacts& facts, reports::DataSet& data);
/// narrative, with tokens replaced; `unresolved` gets the tokens that named nothing.
void add_narratives(const ReportFacts& facts, reports::DataSet& data,
                    std::vector<std::string>& unresolved);

}  // namespace utfall::usecases
