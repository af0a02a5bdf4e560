#pragma once

#include "app/core/clock.h"
#include "app/core/date.h"
#include "app/ledger/entry.h"
#include "app/workflow/claim_state.h"

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace utfall::workflow {

/// One step that a claim has taken.
struct ClaimEvent {
    ClaimStep step{ClaimStep::check};
    core::Date on;  ///< The day on which it was checked, sent, decided or paid.
    std::uint64_t entry{0};
    core::Instant recorded_at;
    std::string actor;
    std::string role;
    ledger::Identity identity{ledger::Identity::os_user};
};

struct ClaimStanding {
    ClaimState state{ClaimState::draft};
    std::vector<ClaimEvent> events;  ///< Oldest first.
};

/// The states of all claims, replayed from the entries in the order of the ledger. The body of a
/// step names its day as "on", its subject is the claim's number.
class ClaimStates {
  public:
    /// False when the claim stands where it cannot take the step, or was never made; nothing
    /// changes then. Throws Error(integrity, "CLAIM_ENTRY_MALFORMED") where a step has no claim or
    /// no day.
    bool replay(const ledger::Entry& entry);

    /// nullptr: never made.
    const ClaimStanding* find(std::string_view number) const;
    /// A draft as long as nothing was recorded of it.
    ClaimState state_of(std::string_view number) const;

  private:
    std::map<std::string, ClaimStanding, std::less<>> claims_;
};

}  // namespace utfall::workflow
