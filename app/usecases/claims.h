#pragma once

#include "app/core/finding.h"
#include "app/core/json.h"
#include "app/funding/budget.h"
#include "app/funding/claim.h"
#include "app/usecases/books.h"
#include "app/workflow/claim_state.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace utfall::usecases {

/// Claims made below `as_of`, oldest first.
std::vector<funding::Claim> recorded_claims(const ledger::Store& store, std::uint64_t as_of);
/// Throws Error(not_found, "CLAIM_UNKNOWN").
funding::Claim recorded_claim(const ledger::Store& store, const std::string& number,
                              std::uint64_t as_of);

/// True when a claim was made under this request id.
bool was_claimed_under(const ledger::Store& store, const ledger::RequestId& request);

/// One claim as schemas/files.md answers it.
core::Json claim_json(const funding::Claim& claim,
                      workflow::ClaimState state = workflow::ClaimState::draft);

struct ClaimMade {
    std::optional<std::uint64_t> entry;
    std::uint64_t size{0};
    funding::ClaimResult result;
};

/// Makes the next claim over all claimable lines with a period up to and including `through`, and
/// records it as it stands. Throws Error(not_found, "PERIOD_UNKNOWN"). With an error finding, or in
/// a dry run, nothing is stored.
ClaimMade make_claim(Book& book, const std::string& through, const Act& act);

}  // namespace utfall::usecases
