#pragma once

#include "app/core/finding.h"
#include "app/usecases/acts_named.h"
#include "app/usecases/report_origins.h"
#include "reports/template.h"

#include <set>
#include <string>
#include <vector>

namespace utfall::usecases {

// What a report tells of the ledger itself, for whoever audits it: datasets changes,
// record_changes, acts, definition_history, report_register, verification and reissue_trials of
// schemas/datasets.json.

/// The name of the dataset that tells how issued reports came out when they were made again.
inline constexpr std::string_view trials_dataset = "reissue_trials";
/// The name of the dataset of changes that are none of numbers. Templates of before do not have it.
inline constexpr std::string_view record_changes_dataset = "record_changes";

/// True for a template that asks for any of them. Such a report has no figures besides.
bool tells_history(const reports::Template& form);

/// Fills all of them, record_changes if the template asks for it, and the values history.*.
/// HISTORY_TOO_LONG when a history has more rows than
/// anybody reads. Throws Error(usage, "HISTORY_SCOPE" | "HISTORY_ABOUT"), Error(not_found,
/// "INDICATOR_UNKNOWN" | "MEASURE_UNKNOWN").
void add_history(const reports::Template& form, const ReportFacts& facts, Origins& origins,
                 reports::DataSet& data, core::Findings& findings);

/// What the history is about; all sets empty: everything.
struct HistoryAbout {
    std::set<std::string> indicators;
    std::set<std::string> measures;
    bool everything() const { return indicators.empty() && measures.empty(); }
};
HistoryAbout history_about(const ReportFacts& facts);

/// changes: versions of values, costs and financing in the period.
void add_changes(const ReportFacts& facts, const HistoryAbout& about, ActsNamed& acts,
                 Origins& origins, reports::DataSet& data);
/// record_changes: later versions of activities, survey answers, benchmarks and texts, with what
/// changed; of detached texts only which, and never who answered.
void add_record_changes(const ReportFacts& facts, const HistoryAbout& about, ActsNamed& acts,
                        reports::DataSet& data);
/// definition_history: indicators, measures and targets as each was recorded.
void add_definition_history(const ReportFacts& facts, const HistoryAbout& about, ActsNamed& acts,
                            reports::DataSet& data);
/// report_register: every report issued so far, and where it stands.
void add_report_register(const ReportFacts& facts, ActsNamed& acts, reports::DataSet& data);
/// verification: the ledger hashed anew, step by step.
void add_verification(const ReportFacts& facts, reports::DataSet& data);
/// reissue_trials: every report issued so far made again; what is stated already stays.
void add_reissue_trials(const ReportFacts& facts, reports::DataSet& data);

}  // namespace utfall::usecases
