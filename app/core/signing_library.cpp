#include "app/core/signing_library.h"

#include "app/core/error.h"

#include <sodium.h>

namespace utfall::core {

void begin_signing() {
    static const bool ready = sodium_init() >= 0;
    if (!ready) throw Error{ErrorKind::unavailable, "SIGNING_UNAVAILABLE"};
}

LibraryVersion libsodium_version() {
    return {"libsodium", sodium_version_string()};
}

}  // namespace utfall::core
