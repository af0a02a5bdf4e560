#include "app/usecases/checkpoints.h"

#include "app/core/error.h"
#include "app/ledger/checkpoint.h"
#include "app/usecases/book.h"

namespace utfall::usecases {

namespace {

TakenCheckpoint::Growth growth_since(const ledger::Store& store, std::string_view asked,
                                     std::uint64_t size) {
    const std::uint64_t since = resolve_as_of(store, asked);
    if (since > size)
        throw core::Error{core::ErrorKind::usage,
                          "CHECKPOINT_SINCE_LATER",
                          {{"since", std::to_string(since)}, {"size", std::to_string(size)}}};
    return {since, store.growth_since(since, size)};
}

}  // namespace

std::string TakenCheckpoint::given() const {
    if (!growth) return note;
    std::string request = "old " + std::to_string(growth->since) + "\n";
    for (const core::Digest& hash : growth->path) request += hash.base64() + "\n";
    return request + "\n" + note;
}

TakenCheckpoint take_checkpoint(Book& book, const std::string& path, std::string_view as_of,
                                std::string_view since, bool dry_run) {
    ledger::Notary* notary = book.notary();
    if (notary == nullptr)
        throw core::Error{core::ErrorKind::not_found, "BOOK_KEY_MISSING", {{"path", path}}};
    const ledger::Store& store = book.store();
    TakenCheckpoint taken;
    taken.size = resolve_as_of(store, as_of);
    taken.root = store.root_at(taken.size);
    if (!since.empty()) taken.growth = growth_since(store, since, taken.size);
    taken.key = notary->key();
    if (const auto before = notary->signed_before(store, taken.size)) {
        taken.note = *before;
    } else if (dry_run) {
        taken.note = ledger::checkpoint_text({store.info().ledger_id, taken.size, taken.root});
        return taken;
    } else {
        taken.note = notary->sign(store, taken.size);
    }
    taken.is_signed = true;
    return taken;
}

}  // namespace utfall::usecases
