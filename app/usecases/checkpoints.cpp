#include "app/usecases/checkpoints.h"

#include "app/core/error.h"
#include "app/ledger/checkpoint.h"
#include "app/usecases/book.h"

namespace utfall::usecases {

TakenCheckpoint take_checkpoint(Book& book, const std::string& path, std::string_view as_of,
                                bool dry_run) {
    ledger::Notary* notary = book.notary();
    if (notary == nullptr)
        throw core::Error{core::ErrorKind::not_found, "BOOK_KEY_MISSING", {{"path", path}}};
    const ledger::Store& store = book.store();
    TakenCheckpoint taken;
    taken.size = resolve_as_of(store, as_of);
    taken.root = store.root_at(taken.size);
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
