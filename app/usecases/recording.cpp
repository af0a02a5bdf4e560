#include "app/usecases/recording.h"

#include "app/core/error.h"

#include <optional>

namespace utfall::usecases {

ledger::Receipt record(ledger::Store& store, const ledger::EntryDraft& draft,
                       const std::function<void(ledger::Append&)>& write) {
    std::optional<ledger::Receipt> repeated;
    const auto append = store.begin(draft, repeated);
    if (!append) {
        const ledger::Entry before = store.entry(repeated->entry).value();
        check_same_request(before, file_digests(before.body) == file_digests(draft.body));
        return *repeated;
    }
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

ledger::RequestId part_of_request(const ledger::RequestId& whole, std::string_view part) {
    std::string asked{whole.begin(), whole.end()};
    asked.append("/").append(part);
    const core::Digest digest = core::sha256(asked);
    ledger::RequestId id{};
    std::copy_n(digest.bytes.begin(), id.size(), id.begin());
    return id;
}

std::vector<std::string> file_digests(const core::Json& body) {
    std::vector<std::string> digests;
    if (const core::Json* source = body.find("source")) {
        if (source->is_object()) digests.push_back(source->string_or("sha256"));
    }
    if (const core::Json* sources = body.find("sources")) {
        for (const core::Json& source : sources->array())
            digests.push_back(source.string_or("sha256"));
    }
    return digests;
}

}  // namespace utfall::usecases
