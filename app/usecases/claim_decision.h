#pragma once

#include "app/funding/claim.h"
#include "app/funding/rejection.h"
#include "app/usecases/value_import.h"
#include "app/workflow/claim_state.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace utfall::usecases {

/// All that decisions took from claims below `as_of`, without their reasons.
std::vector<funding::Rejection> rejections_at(const ledger::Store& store, std::uint64_t as_of);

struct ClaimDecided {
    std::optional<std::uint64_t> entry;  ///< Empty: faults, or a try.
    std::uint64_t size{0};
    bool replayed{false};
    workflow::ClaimState state{workflow::ClaimState::submitted};
    std::vector<funding::Rejection> rejections;
    /// What the first claim made after it takes back, as `this_claim` of its lines and shares: the
    /// rejected amounts, their part of each flat rate and of each source (R7). Empty when replayed.
    funding::Claim correction;
    core::Findings findings;
};

/// The funder's decision on a submitted claim: `file` has a row for each cost or contribution that
/// was rejected, wholly or in part (schemas/files.md); without a row the claim is approved as it
/// stands. The rows' own day of decision counts, the last of them for the claim. Each line gets a
/// version without what was rejected, and claims already made stay as they are. On a claim that was
/// decided before it is a correction. `on` names the day instead, for a decision without rows;
/// empty: the day it is recorded. Findings as funding::check_rejections gives them, and
/// CLAIM_REJECTION_EMPTY for a correction without rows. Throws Error(not_found,
/// "CLAIM_UNKNOWN"), Error(usage, "CLAIM_STEP_DATE") and Error(conflict) where the claim was not
/// submitted, or rejected as a whole.
ClaimDecided decide_claim(Book& book, const std::string& number, InputFile& file,
                          const std::string& on, const Act& act);

}  // namespace utfall::usecases
