#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace utfall::workflow {

/// Where what one reporter has given for one period stands on its way to a report.
enum class PeriodState { open, submitted, returned, approved, locked, reopened };
/// "open", "submitted", "returned", "approved", "locked", "reopened".
std::string_view to_word(PeriodState state);

/// What a person does with it.
enum class Step { submit, send_back, approve, lock, reopen };
/// "submit", "return", "approve", "lock", "reopen".
std::string_view to_word(Step step);

/// The kind of the entry that records a step: "period-submitted", ...
std::string_view entry_kind(Step step);
std::optional<Step> step_of_kind(std::string_view kind);
const std::vector<std::string>& period_entry_kinds();

/// What a step meets in one reporter's period.
enum class Readiness {
    ready,
    done,           ///< Nothing is left to do: it stands there, or beyond.
    not_submitted,  ///< Hindered, and by what.
    not_approved,
    changed_since_approval,
    locked,
};

/// `approval_fits`: the values approved last are those that stand now.
Readiness readiness(Step step, PeriodState state, bool approval_fits);

/// The state that a step leads to. An approval of what was corrected under a lock leaves it locked.
PeriodState after(Step step, PeriodState before);

/// What a state asks of whoever changes a value in the period.
enum class Writing { free, with_reason, correction_only };
Writing writing_in(PeriodState state);

/// The roles that may take a step, in the order of schemas/files.md.
std::vector<std::string> roles_for(Step step);
/// A team's reporter submits for teams alone.
bool may(std::string_view role, Step step, bool for_teams_only);

}  // namespace utfall::workflow
