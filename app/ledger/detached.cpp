#include "app/ledger/detached.h"

namespace utfall::ledger {

core::Digest commitment_to(core::Sha256& hash, std::string_view salt, std::string_view content) {
    return hash.update("utfall-detached-1").update(salt).update(content).finish();
}

}  // namespace utfall::ledger
