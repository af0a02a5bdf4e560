#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace utfall::workflow {

/// Where an issued report stands on its way to whoever it was made for.
enum class ReportState { issued, submitted, received, supplement_requested, replaced };
/// "issued", "submitted", "received", "supplement_requested", "replaced".
std::string_view to_word(ReportState state);

/// What happens to a report after it was issued. It is replaced when another is issued in its
/// place.
enum class ReportStep { submit, receive, request_supplement, replace };
/// "submit", "receive", "request_supplement", "replace".
std::string_view to_word(ReportStep step);

/// The kind of the entry that records a step: "report-submitted", ...; "report-issued" of the other
/// report where one is replaced.
std::string_view entry_kind(ReportStep step);
/// Of the three steps that have a kind of their own.
std::optional<ReportStep> report_step_of_kind(std::string_view kind);
/// "report-issued" and the kinds of the steps.
const std::vector<std::string>& report_entry_kinds();

/// The state that a step leads to; empty where it cannot be taken. What was asked for as a
/// supplement is submitted under the same number again, or another report replaces this one.
std::optional<ReportState> after(ReportStep step, ReportState before);

}  // namespace utfall::workflow
