#pragma once

#include "app/ledger/erasure.h"
#include "app/storage/connection.h"

#include <cstdint>
#include <string>
#include <vector>

namespace utfall::storage {

/// Takes texts away with their salts, within the open transaction of entry `seq`, which names them.
/// Throws std::invalid_argument when one is not there or belongs to no earlier entry.
void erase_texts(Connection& connection, std::uint64_t seq,
                 const std::vector<ledger::TextRef>& texts);

/// Writes the file anew, so that nothing of what was erased remains in it. Throws
/// Error(unavailable, "ERASED_REMAINS").
void wipe_remains(Connection& connection, const std::string& path);

/// True when the book has entries that erased texts.
bool has_erased(const Connection& connection);
/// What the entries of the book name as erased. Entries that cannot be read are put into
/// `malformed`.
ledger::Erasures erasures_of(const Connection& connection, std::vector<std::uint64_t>& malformed);

}  // namespace utfall::storage
