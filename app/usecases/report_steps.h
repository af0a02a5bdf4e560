#pragma once

#include "app/core/finding.h"
#include "app/core/json.h"
#include "app/usecases/books.h"
#include "app/workflow/report_record.h"

#include <cstdint>
#include <optional>
#include <string>

namespace utfall::usecases {

/// What happened to an issued report: who has it now, since when, and under which number there.
struct ReportStepAsked {
    workflow::ReportStep step{workflow::ReportStep::submit};
    std::string report;
    std::string on;         ///< ISO date.
    std::string reference;  ///< The other side's number or words; kept detached.
};

struct ReportStepTaken {
    std::optional<std::uint64_t> entry;  ///< Empty: faults, or a try.
    std::uint64_t size{0};
    bool replayed{false};
    workflow::ReportState state{workflow::ReportState::issued};
    core::Findings findings;
};

/// Records the step. The one that was taken last, asked for with the same date and reference again,
/// is answered with its entry. Throws Error(not_found, "REPORT_UNKNOWN"), Error(usage,
/// "REPORT_STEP_DATE"), and Error(conflict) with a code that says where the report stands instead.
ReportStepTaken take_report_step(Book& book, const ReportStepAsked& asked, const Act& act);

/// Where all reports stand as known at a size.
workflow::ReportStates report_states(const ledger::Store& store, std::uint64_t as_of);
/// Throws Error(not_found, "REPORT_UNKNOWN").
workflow::ReportStanding report_standing(const ledger::Store& store, const std::string& number,
                                         std::uint64_t as_of);
/// Throws Error(conflict, "REPORT_REPLACED") for one that another has replaced.
void check_replaceable(const ledger::Store& store, const std::string& number);

/// What the other side calls it; empty when it was erased.
std::string reference_of(const ledger::Store& store, const workflow::ReportEvent& event);
/// [{"step","on","reference","entry","recorded_at","actor","identity","role"}]
core::Json report_events_json(const ledger::Store& store, const workflow::ReportStanding& standing);

}  // namespace utfall::usecases
