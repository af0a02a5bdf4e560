#pragma once

#include "app/core/finding.h"
#include "app/core/json.h"
#include "app/usecases/books.h"
#include "app/workflow/claim_record.h"

#include <cstdint>
#include <optional>
#include <string>

namespace utfall::usecases {

/// Where all claims stand as known at a size.
workflow::ClaimStates claim_states(const ledger::Store& store, std::uint64_t as_of);
/// Throws Error(not_found, "CLAIM_UNKNOWN").
workflow::ClaimStanding claim_standing(const ledger::Store& store, const std::string& number,
                                       std::uint64_t as_of);

/// Why a claim does not take a step: Error(conflict) with a code that says where it stands instead.
[[noreturn]] void refuse_claim_step(const std::string& number, workflow::ClaimStep step,
                                    workflow::ClaimState state);

/// Notes ROLE_NOT_HELD where the book gives roles and the act's is none that follows claims.
void check_claim_role(const ledger::Store& store, core::Instant at, const Act& act,
                      core::Findings& findings);

/// A claim was checked here, sent to the funder, or paid. Decisions are claim_decision.h's.
struct ClaimStepAsked {
    workflow::ClaimStep step{workflow::ClaimStep::check};
    std::string claim;
    std::string on;         ///< ISO date; empty: the day it is recorded.
    std::string reference;  ///< The other side's number or words; kept detached. May be empty.
};

struct ClaimStepTaken {
    std::optional<std::uint64_t> entry;  ///< Empty: faults, or a try.
    std::uint64_t size{0};
    bool replayed{false};
    workflow::ClaimState state{workflow::ClaimState::draft};
    core::Findings findings;
};

/// Records the step. To check a claim finds CLAIM_CHECK_FAILED for each of its checks that does not
/// hold: an error where it is an obstacle and the act says no reason and note, else a warning. It
/// warns of CLAIM_BEHIND where the claim would come out otherwise if it was made now.
/// CLAIM_STEP_LATER: after today. Warning CLAIM_STEP_EARLY: before the step before. Throws
/// Error(not_found, "CLAIM_UNKNOWN"), Error(usage, "CLAIM_STEP_DATE") and as refuse_claim_step()
/// does. ROLE_NOT_HELD as check_claim_role().
ClaimStepTaken take_claim_step(Book& book, const ClaimStepAsked& asked, const Act& act);

/// [{"step","on","reference","entry","recorded_at","actor","identity","role"}]
core::Json claim_events_json(const ledger::Store& store, const workflow::ClaimStanding& standing);

}  // namespace utfall::usecases
