#pragma once

#include "app/funding/claim.h"
#include "tests/funding/plain_claims.h"

#include <string>

namespace utfall::funding::tests {

// The first line, share or check of a claim that is not the oracle's, or nothing.
std::string wrong_figure(const Claim& made, const PlainClaim& plain);

}  // namespace utfall::funding::tests
