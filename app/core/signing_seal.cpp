#include "app/core/signing_seal.h"

#include "app/core/digest.h"
#include "app/core/error.h"
#include "app/core/signing.h"
#include "app/core/signing_library.h"
#include "app/core/text.h"

#include <sodium.h>
#include <array>
#include <charconv>

namespace utfall::core {
namespace {

constexpr std::string_view method = "argon2id";
constexpr std::size_t parts = 6;
// A fifth of a second for whoever knows the passphrase, and as much for every guess.
constexpr std::uint64_t operations = 3;
constexpr std::uint64_t memory_bytes = 64ULL << 20U;
// What a file may ask for: it may be somebody else's.
constexpr std::uint64_t most_operations = 10;
constexpr std::uint64_t most_memory = 1ULL << 30U;

struct Key {
    ~Key() { sodium_memzero(bytes.data(), bytes.size()); }
    std::array<unsigned char, crypto_secretbox_KEYBYTES> bytes{};
};

void make_key(Key& key, std::string_view passphrase, std::string_view salt, std::uint64_t ops,
              std::uint64_t memory) {
    if (crypto_pwhash(key.bytes.data(), key.bytes.size(), passphrase.data(), passphrase.size(),
                      unsigned_bytes(salt), ops, memory, crypto_pwhash_ALG_ARGON2ID13) != 0)
        throw Error{ErrorKind::unavailable, "SIGNING_UNAVAILABLE"};
}

std::uint64_t number_in(const std::string& text, std::uint64_t most) {
    std::uint64_t number = 0;
    const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), number);
    return fault == std::errc{} && end == text.data() + text.size() && number <= most ? number : 0;
}

}  // namespace

std::string seal_secret(std::string_view secret, std::string_view passphrase, Entropy& entropy) {
    begin_signing();
    const std::string salt = random_bytes(entropy, crypto_pwhash_SALTBYTES);
    const std::string nonce = random_bytes(entropy, crypto_secretbox_NONCEBYTES);
    Key key;
    make_key(key, passphrase, salt, operations, memory_bytes);
    std::string box(secret.size() + crypto_secretbox_MACBYTES, '\0');
    crypto_secretbox_easy(unsigned_bytes(box), unsigned_bytes(secret), secret.size(),
                          unsigned_bytes(std::string_view{nonce}), key.bytes.data());
    return std::string{method} + " " + std::to_string(operations) + " " +
           std::to_string(memory_bytes) + " " + to_base64(salt) + " " + to_base64(nonce) + " " +
           to_base64(box);
}

std::optional<std::string> open_sealed(std::string_view sealed, std::string_view passphrase) {
    begin_signing();
    const auto words = split(sealed, ' ');
    if (words.size() != parts || words[0] != method) return std::nullopt;
    const std::uint64_t ops = number_in(words[1], most_operations);
    const std::uint64_t memory = number_in(words[2], most_memory);
    const auto salt = bytes_from_base64(words[3]);
    const auto nonce = bytes_from_base64(words[4]);
    const auto box = bytes_from_base64(words[5]);
    if (ops < crypto_pwhash_OPSLIMIT_MIN || memory < crypto_pwhash_MEMLIMIT_MIN || !salt ||
        salt->size() != crypto_pwhash_SALTBYTES || !nonce ||
        nonce->size() != crypto_secretbox_NONCEBYTES || !box ||
        box->size() < crypto_secretbox_MACBYTES) {
        return std::nullopt;
    }
    Key key;
    make_key(key, passphrase, *salt, ops, memory);
    std::string secret(box->size() - crypto_secretbox_MACBYTES, '\0');
    if (crypto_secretbox_open_easy(unsigned_bytes(secret), unsigned_bytes(std::string_view{*box}),
                                   box->size(), unsigned_bytes(std::string_view{*nonce}),
                                   key.bytes.data()) != 0)
        return std::nullopt;
    return secret;
}

}  // namespace utfall::core
