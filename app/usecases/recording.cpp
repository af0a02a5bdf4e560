#include "app/usecases/recording.h"

#include "app/core/error.h"

#include <optional>

namespace utfall::usecases {

ledger::Receipt record(ledger::Store& store, const ledger::EntryDraft& draft,
                       const std::function<void(ledger::Append&)>& write) {
    std::optional<ledger::Receipt> repeated;
    const auto append = store.begin(draft, repeated);
    if (!append) return *repeated;
    write(*append);
    return append->commit();
}

std::optional<ledger::Entry> recorded_under(const ledger::Store& store,
                                            const ledger::RequestId& request,
                                            std::string_view kind) {
    std::optional<ledger::Entry> found;
    store.for_each_entry(store.size(), [&](const ledger::Entry& entry) {
        if (entry.request_id == request && entry.kind == kind) found = entry;
    });
    return found;
}

void check_same_request(const ledger::Entry& before, bool same) {
    if (same) return;
    throw core::Error{
        core::ErrorKind::conflict, "REQUEST_REUSED", {{"entry", std::to_string(before.seq)}}};
}

}  // namespace utfall::usecases
