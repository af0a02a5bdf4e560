#include "app/core/signing_password.h"

#include "app/core/digest.h"
#include "app/core/error.h"
#include "app/core/signing_library.h"

#include <sodium.h>

namespace utfall::core {
namespace {

constexpr std::string_view cost = "$argon2id$v=19$m=65536,t=3,p=1$";
constexpr std::uint64_t passes = 3;
constexpr std::size_t memory = std::size_t{64} << 20U;
constexpr std::size_t hash_bytes = 32;

/// Base64 as the secrets of argon2 are written: without what fills up the end.
std::string unpadded(std::string text) {
    while (text.ends_with('=')) text.pop_back();
    return text;
}

std::size_t unpadded_size(std::size_t bytes) {
    return (bytes * 4 + 2) / 3;
}

}  // namespace

std::string password_secret(std::string_view password, Entropy& entropy) {
    begin_signing();
    const std::string salt = random_bytes(entropy, crypto_pwhash_SALTBYTES);
    std::string hash(hash_bytes, '\0');
    if (crypto_pwhash(unsigned_bytes(hash), hash.size(), password.data(), password.size(),
                      unsigned_bytes(std::string_view{salt}), passes, memory,
                      crypto_pwhash_ALG_ARGON2ID13) != 0)
        throw Error{ErrorKind::unavailable, "SIGNING_UNAVAILABLE"};
    return std::string{cost} + unpadded(to_base64(salt)) + "$" + unpadded(to_base64(hash));
}

bool is_password_secret(std::string_view secret) {
    const std::size_t salt = unpadded_size(crypto_pwhash_SALTBYTES);
    return secret.starts_with(cost) &&
           secret.size() == cost.size() + salt + 1 + unpadded_size(hash_bytes) &&
           secret[cost.size() + salt] == '$';
}

bool is_password(std::string_view secret, std::string_view password) {
    if (!is_password_secret(secret)) return false;
    begin_signing();
    const std::string ended{secret};
    return crypto_pwhash_str_verify(ended.c_str(), password.data(), password.size()) == 0;
}

}  // namespace utfall::core
