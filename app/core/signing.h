#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>

namespace utfall::core {

/// The public half of an Ed25519 key (RFC 8032).
struct PublicKey {
    std::array<unsigned char, 32> bytes{};

    [[nodiscard]] std::string_view view() const;
    static std::optional<PublicKey> from_bytes(std::string_view raw);
    /// True when `signature` (64 bytes) was made over `message` with the private half.
    [[nodiscard]] bool has_signed(std::string_view message, std::string_view signature) const;
    bool operator==(const PublicKey&) const = default;
};

/// An Ed25519 key. What it signs twice has one signature. The memory is wiped when it goes.
class SigningKey {
  public:
    /// Empty unless `seed` is 32 bytes.
    static std::optional<SigningKey> from_seed(std::string_view seed);
    ~SigningKey();
    SigningKey(SigningKey&&) noexcept = default;
    SigningKey& operator=(SigningKey&&) noexcept = default;
    SigningKey(const SigningKey&) = delete;
    SigningKey& operator=(const SigningKey&) = delete;

    [[nodiscard]] const PublicKey& public_key() const { return public_key_; }
    [[nodiscard]] std::string sign(std::string_view message) const;  ///< 64 bytes.

  private:
    SigningKey() = default;

    std::array<unsigned char, 64> secret_{};
    PublicKey public_key_;
};

/// Empty when `text` is not base64 with its padding (RFC 4648 section 4).
std::optional<std::string> bytes_from_base64(std::string_view text);

}  // namespace utfall::core
