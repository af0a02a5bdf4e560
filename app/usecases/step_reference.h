#pragma once

#include "app/ledger/store.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace utfall::usecases {

/// What the other side calls an act of ours, as a line of the act's entry: an entry has no place of
/// its own for such words. Kept detached.
void add_reference(ledger::Append& append, const std::string& reference);
/// Empty when there is none, or when it was erased.
std::string reference_at(const ledger::Store& store, std::uint64_t entry);

}  // namespace utfall::usecases
