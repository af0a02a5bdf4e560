#pragma once

#include "app/core/finding.h"
#include "app/core/json.h"
#include "app/usecases/books.h"
#include "app/usecases/setup.h"
#include "app/workflow/period_record.h"
#include "app/workflow/period_state.h"
#include "app/workflow/value_set.h"

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace utfall::usecases {

/// Whose periods: one team's, those of an organisation with all below it, or (both empty) all.
struct PeriodScope {
    std::string team;
    std::string organisation;
};

/// What one reporter has given for a period, and where it stands.
struct PeriodReport {
    workflow::Reporter reporter;
    std::string name;
    std::string organisation;
    workflow::Standing standing;
    workflow::ValueSet values;
    core::Digest digest;              ///< Of `values`.
    std::set<std::uint64_t> entries;  ///< That recorded what stands now.
    std::int64_t reported{0};         ///< Rows of mandatory measures, ...
    std::int64_t expected{0};         ///< ... and how many of them are due.
    /// What is another value than the one approved last; empty as long as the approval fits.
    std::vector<workflow::ValueChange> changed;

    /// The values approved last are those that stand now.
    bool approval_fits() const { return standing.approval && standing.approval->digest == digest; }
};

/// True when the scope includes the reporter, whose organisation is given.
bool is_within(const programme::Programme& programme, const PeriodScope& scope,
               const workflow::Reporter& reporter, const std::string& organisation);

workflow::ReportedValue reported_value(const indicators::StoredValue& value);

/// The states of all periods as known at a size.
workflow::PeriodStates period_states(const ledger::Store& store, std::uint64_t as_of);

/// Everybody in the scope who is asked for values of the period or has given some: teams first,
/// then organisations. The values are read once for all of them. Throws Error(not_found,
/// "PERIOD_UNKNOWN" | "PERIOD_NOT_ASKED" | "COLLECTOR_UNKNOWN").
std::vector<PeriodReport> period_reports(Book& book, const Setup& setup, const std::string& period,
                                         const PeriodScope& scope, std::uint64_t as_of);

/// Fills in what changed since the approvals, which reads the values once more for each entry that
/// approved any of them.
void note_changes(Book& book, const Setup& setup, const std::string& period,
                  std::vector<PeriodReport>& reports);

/// How far everybody who is asked for values of a period has come with it.
struct PeriodProgress {
    std::size_t asked{0};
    std::size_t submitted{0};  ///< Waiting for approval.
    std::size_t approved{0};   ///< As it stands; locked too.
    std::size_t changed{0};    ///< Approved once, but values changed since.
};
/// All zero when nobody is asked.
PeriodProgress period_progress(Book& book, const Setup& setup, const std::string& period,
                               std::uint64_t as_of);

struct PeriodStep {
    workflow::Step step{workflow::Step::submit};
    std::string period;
    PeriodScope scope;
};

struct StepTaken {
    std::optional<std::uint64_t> entry;  ///< Empty: refused, or a try.
    std::uint64_t size{0};
    bool replayed{false};
    core::Json body;  ///< As recorded: whose periods, and the digests of their values.
    core::Findings findings;
};

/// Takes everybody in the scope one step on, as one entry; who is there already stays as they are.
/// While anybody is hindered nothing is recorded, and all of them are told: an organisation is
/// approved from below. Throws as period_reports() does.
StepTaken take_period_step(Book& book, const PeriodStep& step, const Act& act);

/// True for findings that say where a period or a report stands, or that a role is wanting, and not
/// what is wrong with the data: they end a command in 6.
bool is_period_conflict(std::string_view code);

/// {"cells": [...]}: what `period status` answers (schemas/files.md).
core::Json period_cells_json(const std::string& period, const std::vector<PeriodReport>& reports);

}  // namespace utfall::usecases
