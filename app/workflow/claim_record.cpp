#include "app/workflow/claim_record.h"

#include "app/core/error.h"

namespace utfall::workflow {

bool ClaimStates::replay(const ledger::Entry& entry) {
    if (entry.kind == claim_made_kind) {
        claims_.emplace(entry.subject, ClaimStanding{});
        return true;
    }
    const auto step = claim_step_of_kind(entry.kind);
    const auto on = core::Date::parse(entry.body.string_or("on"));
    if (!step || !on || entry.subject.empty()) {
        throw core::Error{core::ErrorKind::integrity,
                          "CLAIM_ENTRY_MALFORMED",
                          {{"entry", std::to_string(entry.seq)}}};
    }
    const auto found = claims_.find(entry.subject);
    if (found == claims_.end()) return false;
    const auto next = after(*step, found->second.state);
    if (!next) return false;
    found->second.state = *next;
    found->second.events.push_back(
        {*step, *on, entry.seq, entry.recorded_at, entry.actor, entry.role, entry.identity});
    return true;
}

const ClaimStanding* ClaimStates::find(std::string_view number) const {
    const auto found = claims_.find(number);
    return found == claims_.end() ? nullptr : &found->second;
}

ClaimState ClaimStates::state_of(std::string_view number) const {
    const ClaimStanding* found = find(number);
    return found == nullptr ? ClaimState::draft : found->state;
}

}  // namespace utfall::workflow
