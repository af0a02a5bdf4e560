#pragma once

#include "app/usecases/asked_facts.h"
#include "app/usecases/report_facts.h"
#include "app/usecases/report_origins.h"
#include "reports/dataset.h"
#include "reports/template.h"

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
/// teams, and how many are active.
void add_teams(const ReportFacts& facts, reports::DataSet& data);
/// interventions, and how many have come how far.
void add_interventions(const ReportFacts& facts, reports::DataSet& data);
/// definitions: every version, with its rules in words.
void add_definitions(const ReportFacts& facts, reports::DataSet& data);
/// corrections since the previous report of the family; those of contributions only if asked for.
void add_corrections(const ReportFacts& facts, const std::string& family, bool contributions,
                     reports::DataSet& data);
/// correction_effects: what follows from those corrections, in flat-rate amounts and in figures of
/// the periods through the report's own. After add_corrections().
void add_correction_effects(const ReportFacts& facts, Origins& origins, reports::DataSet& data);
/// narrative, with tokens replaced; `unresolved` gets the tokens that named nothing.
void add_narratives(const ReportFacts& facts, reports::DataSet& data,
                    std::vector<std::string>& unresolved);

// Datasets that templates of before did not have: made for those alone that ask, so that the others
// get the same reports as ever.

/// Those of the following that the template asks for.
void add_asked(const reports::Template& form, const ReportFacts& facts, Origins& origins,
               reports::DataSet& data);

/// activities that have begun by the period's end, within the report's scope.
void add_activities(AskedFacts& asked, Origins& origins, reports::DataSet& data);
/// teams_built: members on the period's last day, and whether a plan was decided.
void add_teams_built(AskedFacts& asked, Origins& origins, reports::DataSet& data);
/// team_members: how many have which role, never who.
void add_team_members(AskedFacts& asked, Origins& origins, reports::DataSet& data);
/// team_assessments: how teams answer on scales, the first time, before and now.
void add_team_assessments(AskedFacts& asked, Origins& origins, reports::DataSet& data);
/// intervention_outcomes: why each should work, whom it reached, and what became of it.
void add_intervention_outcomes(AskedFacts& asked, Origins& origins, reports::DataSet& data);
/// intervention_steps taken by the period's end.
void add_intervention_steps(AskedFacts& asked, Origins& origins, reports::DataSet& data);
/// claim_steps: what happened to the claims made for time that is over by the period's end.
void add_claim_steps(AskedFacts& asked, Origins& origins, reports::DataSet& data);
/// rejections: what decisions took of those claims, row by row, without their reasons.
void add_rejections(AskedFacts& asked, Origins& origins, reports::DataSet& data);
/// lessons learned by the period's end.
void add_lessons(AskedFacts& asked, Origins& origins, reports::DataSet& data);
/// visibility: what is required, and whether it is fulfilled by the period's end.
void add_visibility(AskedFacts& asked, Origins& origins, reports::DataSet& data);
/// horizontal: aims, what was done, and the indicators that follow them.
void add_horizontal(AskedFacts& asked, Origins& origins, reports::DataSet& data);
/// survey_questions, of the surveys that somebody within the scope had answered by the period's
/// end.
void add_survey_questions(AskedFacts& asked, Origins& origins, reports::DataSet& data);
/// survey_answers of the same.
void add_survey_answers(AskedFacts& asked, Origins& origins, reports::DataSet& data);
/// survey_waves of the same: those waves that somebody has answered.
void add_survey_waves(AskedFacts& asked, Origins& origins, reports::DataSet& data);
/// scb_months through the period's end: of the whole book, whatever the report's scope.
void add_scb_months(AskedFacts& asked, Origins& origins, reports::DataSet& data);
/// common_outputs: the fund's common indicators of who took part, since the operation's start.
void add_common_outputs(AskedFacts& asked, Origins& origins, reports::DataSet& data);
/// common_results: those of what became of them.
void add_common_results(AskedFacts& asked, Origins& origins, reports::DataSet& data);
/// reach: how many were found and took part in the period, by school form, grade and sex.
void add_reach(AskedFacts& asked, Origins& origins, reports::DataSet& data);
/// kaa: who came and left of those whom the municipality answers for, half-year by half-year.
void add_kaa(AskedFacts& asked, Origins& origins, reports::DataSet& data);
/// benchmarks: figures of others beside the indicators that the set-up holds against them.
void add_benchmarks(AskedFacts& asked, Origins& origins, reports::DataSet& data);

}  // namespace utfall::usecases
