#include "app/core/signing_pseudonym.h"

#include "app/core/digest.h"
#include "app/core/error.h"
#include "app/core/signing_library.h"

#include <sodium.h>
#include <algorithm>

namespace utfall::core {
namespace {

constexpr std::string_view base32_digits = "abcdefghijklmnopqrstuvwxyz234567";
constexpr std::size_t pseudonym_digits = 26;
constexpr std::size_t id_digits = 16;

std::string base32(const unsigned char* bytes, std::size_t digits) {
    std::string text;
    unsigned buffer = 0, bits = 0;
    for (std::size_t at = 0; text.size() < digits; ++at) {
        buffer = buffer << 8U | bytes[at];
        for (bits += 8; bits >= 5 && text.size() < digits; bits -= 5)
            text += base32_digits[buffer >> (bits - 5U) & 31U];
        buffer &= 31U;
    }
    return text;
}

}  // namespace

PseudonymKey PseudonymKey::make(Entropy& entropy) {
    PseudonymKey key;
    entropy.fill(key.bytes_.data(), key.bytes_.size());
    return key;
}

std::optional<PseudonymKey> PseudonymKey::from_text(std::string_view text) {
    if (text.ends_with('\n')) text.remove_suffix(1);
    PseudonymKey key;
    std::size_t size = 0;
    const char* end = nullptr;
    begin_signing();
    if (text.size() != 2 * key.bytes_.size() ||
        sodium_hex2bin(key.bytes_.data(), key.bytes_.size(), text.data(), text.size(), nullptr,
                       &size, &end) != 0 ||
        size != key.bytes_.size() || end != text.data() + text.size()) {
        return std::nullopt;
    }
    return key;
}

PseudonymKey::~PseudonymKey() {
    sodium_memzero(bytes_.data(), bytes_.size());
}

std::string PseudonymKey::text() const {
    return to_hex({reinterpret_cast<const char*>(bytes_.data()), bytes_.size()}) + "\n";
}

std::string PseudonymKey::id() const {
    Sha256 hash;
    return hash.update("utfall-pseudonym-key-1")
        .update({reinterpret_cast<const char*>(bytes_.data()), bytes_.size()})
        .finish()
        .hex()
        .substr(0, id_digits);
}

std::string PseudonymKey::pseudonym_of(std::string_view number) const {
    begin_signing();
    std::array<unsigned char, crypto_auth_hmacsha256_BYTES> code{};
    crypto_auth_hmacsha256(code.data(), reinterpret_cast<const unsigned char*>(number.data()),
                           number.size(), bytes_.data());
    return "P-" + base32(code.data(), pseudonym_digits);
}

}  // namespace utfall::core
