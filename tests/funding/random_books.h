#pragma once

#include "tests/funding/plain_claims.h"

#include <cstdint>
#include <random>
#include <string>
#include <vector>

namespace utfall::funding::tests {

// What is recorded before a claim, and the period that the claim goes through.
struct PlainRound {
    std::vector<PlainLine> lines;
    std::string through;
    int through_end{0};
    int claim_entry{0};
};

struct PlainBook {
    std::vector<PlainVersion> versions;
    std::vector<PlainRound> rounds;
    // Nothing is credited, rejected or made smaller, so that no claim has a reason to take back.
    bool grows{false};
};

// Plans of up to three decisions, one of which may come into force in the middle of a month, with
// two to five sources and flat rates on top of each other; costs in every form and contributions in
// every kind, late, unpaid and out of place; corrections, rejections and credits. The same seed
// makes the same book.
PlainBook random_book(std::uint64_t seed);

// A number of [low, high].
std::int64_t pick(std::mt19937_64& engine, std::int64_t low, std::int64_t high);

}  // namespace utfall::funding::tests
