#pragma once

#include "app/core/library_version.h"

#include <string>
#include <string_view>

namespace utfall::core {

/// Readies libsodium. Throws Error(unavailable, "SIGNING_UNAVAILABLE").
void begin_signing();

/// As libsodium takes bytes.
inline const unsigned char* unsigned_bytes(std::string_view bytes) {
    return reinterpret_cast<const unsigned char*>(bytes.data());
}
inline unsigned char* unsigned_bytes(std::string& bytes) {
    return reinterpret_cast<unsigned char*>(bytes.data());
}

/// libsodium, which signs.
LibraryVersion libsodium_version();

}  // namespace utfall::core
