#pragma once

#include "app/core/clock.h"
#include "app/core/date.h"
#include "app/core/json.h"
#include "app/ledger/entry.h"
#include "app/workflow/report_state.h"

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace utfall::workflow {

/// {"on"}: the body of a step's entry, whose subject is the report's number.
core::Json body_of(core::Date on);

/// One step that a report has taken.
struct ReportEvent {
    ReportStep step{ReportStep::submit};
    std::string on;  ///< ISO date on which it was handed in, or answered for.
    std::uint64_t entry{0};
    core::Instant recorded_at;
    std::string actor;
    std::string role;
    ledger::Identity identity{ledger::Identity::os_user};
};

struct ReportStanding {
    ReportState state{ReportState::issued};
    std::string replaced_by;          ///< Number; empty: none.
    std::vector<ReportEvent> events;  ///< Oldest first; that it was replaced is not among them.
};

/// The states of all reports, replayed from the entries in the order of the ledger.
class ReportStates {
  public:
    /// False when the report stands where it cannot take the step, or was never issued; nothing
    /// changes then, but for an older book's report that was replaced twice: the later one counts.
    /// Throws Error(integrity, "REPORT_ENTRY_MALFORMED") when the body is not what body_of made.
    bool replay(const ledger::Entry& entry);

    /// nullptr: never issued.
    const ReportStanding* find(std::string_view number) const;

  private:
    bool issue(const ledger::Entry& entry);

    std::map<std::string, ReportStanding, std::less<>> reports_;
};

}  // namespace utfall::workflow
