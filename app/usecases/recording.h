#pragma once

#include "app/ledger/store.h"

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace utfall::usecases {

/// Writes one entry, whose lines `write` adds. A request that was recorded before is answered with
/// its receipt, and nothing is written; one that was recorded of other files is refused.
ledger::Receipt record(ledger::Store& store, const ledger::EntryDraft& draft,
                       const std::function<void(ledger::Append&)>& write);

/// The entry of `kind` that was recorded under this request id. For acts whose subject is a number
/// that the act itself gives out: asked again, they would ask for the next one.
std::optional<ledger::Entry> recorded_under(const ledger::Store& store,
                                            const ledger::RequestId& request,
                                            std::string_view kind);
/// Throws Error(conflict, "REQUEST_REUSED") unless the earlier request asked the same.
void check_same_request(const ledger::Entry& before, bool same);

/// The id of one part of a request that becomes several entries: asked again, each finds its own.
ledger::RequestId part_of_request(const ledger::RequestId& whole, std::string_view part);

/// The digests of the files that an entry's body names, in their order.
std::vector<std::string> file_digests(const core::Json& body);

}  // namespace utfall::usecases
