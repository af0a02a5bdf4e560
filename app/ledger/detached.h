#pragma once

#include "app/core/digest.h"

#include <string_view>

namespace utfall::ledger {

/// Bytes of chance in each commitment, so that a short text cannot be guessed from its hash.
inline constexpr std::size_t salt_bytes = 32;

/// SHA-256("utfall-detached-1" || salt || content): what a record holds in place of personal data
/// and free text. `salt` is 32 bytes.
core::Digest commitment_to(core::Sha256& hash, std::string_view salt, std::string_view content);

}  // namespace utfall::ledger
