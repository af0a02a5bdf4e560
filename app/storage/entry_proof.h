#pragma once

#include "app/ledger/proof.h"
#include "app/storage/book.h"

#include <cstdint>
#include <vector>

namespace utfall::storage {

/// The leaves of the tree over the first `as_of` entries.
std::vector<core::Digest> leaves_below(Book& book, std::uint64_t as_of);

/// That entry `seq` is in the tree over the first `as_of`; both are there.
ledger::InclusionProof entry_proof(Book& book, std::uint64_t seq, std::uint64_t as_of);

}  // namespace utfall::storage
