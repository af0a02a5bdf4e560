#include "app/core/signing.h"

#include "app/core/error.h"
#include "app/core/signing_library.h"

#include <sodium.h>
#include <algorithm>

namespace utfall::core {
std::string_view PublicKey::view() const {
    return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

std::optional<PublicKey> PublicKey::from_bytes(std::string_view raw) {
    PublicKey key;
    if (raw.size() != key.bytes.size()) return std::nullopt;
    std::copy_n(unsigned_bytes(raw), raw.size(), key.bytes.begin());
    return key;
}

bool PublicKey::has_signed(std::string_view message, std::string_view signature) const {
    begin_signing();
    return signature.size() == crypto_sign_BYTES &&
           crypto_sign_verify_detached(unsigned_bytes(signature), unsigned_bytes(message),
                                       message.size(), bytes.data()) == 0;
}

std::optional<SigningKey> SigningKey::from_seed(std::string_view seed) {
    begin_signing();
    if (seed.size() != crypto_sign_SEEDBYTES) return std::nullopt;
    SigningKey key;
    crypto_sign_seed_keypair(key.public_key_.bytes.data(), key.secret_.data(),
                             unsigned_bytes(seed));
    return key;
}

SigningKey::~SigningKey() {
    sodium_memzero(secret_.data(), secret_.size());
}

std::string SigningKey::sign(std::string_view message) const {
    std::string signature(crypto_sign_BYTES, '\0');
    crypto_sign_detached(reinterpret_cast<unsigned char*>(signature.data()), nullptr,
                         unsigned_bytes(message), message.size(), secret_.data());
    return signature;
}

std::optional<std::string> bytes_from_base64(std::string_view text) {
    begin_signing();
    std::string bytes(text.size() / 4 * 3 + 3, '\0');
    std::size_t size = 0;
    const char* end = nullptr;
    if (sodium_base642bin(reinterpret_cast<unsigned char*>(bytes.data()), bytes.size(), text.data(),
                          text.size(), nullptr, &size, &end, sodium_base64_VARIANT_ORIGINAL) != 0 ||
        end != text.data() + text.size()) {
        return std::nullopt;
    }
    bytes.resize(size);
    return bytes;
}

}  // namespace utfall::core
