#pragma once

#include "app/ledger/store.h"

#include <functional>

namespace utfall::usecases {

/// Writes one entry, whose lines `write` adds. A request that was recorded before is answered with
/// its receipt, and nothing is written.
ledger::Receipt record(ledger::Store& store, const ledger::EntryDraft& draft,
                       const std::function<void(ledger::Append&)>& write);

}  // namespace utfall::usecases
