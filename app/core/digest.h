#pragma once

#include "app/core/library_version.h"

#include <array>
#include <compare>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace utfall::core {

/// A SHA-256 value.
struct Digest {
    std::array<unsigned char, 32> bytes{};

    std::string hex() const;  ///< 64 lower-case characters.
    std::string base64() const;
    std::string_view view() const;  ///< The 32 raw bytes.
    static std::optional<Digest> from_hex(std::string_view hex);
    static std::optional<Digest> from_bytes(std::string_view raw);
    auto operator<=>(const Digest&) const = default;
};

/// SHA-256 over what is fed to it; reusable after finish().
class Sha256 {
  public:
    Sha256();
    ~Sha256();
    Sha256(const Sha256&) = delete;
    Sha256& operator=(const Sha256&) = delete;

    Sha256& update(std::string_view bytes);
    Digest finish();  ///< Also resets.

  private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

Digest sha256(std::string_view bytes);
std::string to_hex(std::string_view bytes);
/// Empty when `hex` is not an even number of hexadecimal digits.
std::optional<std::string> bytes_from_hex(std::string_view hex);
std::string to_base64(std::string_view bytes);

/// OpenSSL, which hashes.
LibraryVersion openssl_version();

}  // namespace utfall::core
