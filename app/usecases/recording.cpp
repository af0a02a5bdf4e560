#include "app/usecases/recording.h"

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

}  // namespace utfall::usecases
