#pragma once

#include "app/core/clock.h"

#include <optional>
#include <string>
#include <string_view>

namespace utfall::core {

/// A secret that only a passphrase opens: argon2id makes a key of it, and XSalsa20-Poly1305 seals
/// with that. One line of text: "argon2id OPERATIONS BYTES SALT NONCE BOX".
std::string seal_secret(std::string_view secret, std::string_view passphrase, Entropy& entropy);

/// Empty when it is another passphrase, or `sealed` is no such text.
std::optional<std::string> open_sealed(std::string_view sealed, std::string_view passphrase);

}  // namespace utfall::core
