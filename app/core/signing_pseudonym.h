#pragma once

#include "app/core/clock.h"

#include <array>
#include <optional>
#include <string>
#include <string_view>

namespace utfall::core {

/// The secret that turns numbers of people into pseudonyms: whoever has it can tell which pseudonym
/// a number has, and nobody else can. The memory is wiped when it goes.
class PseudonymKey {
  public:
    static PseudonymKey make(Entropy& entropy);
    /// Of its 64 hexadecimal digits, and a line feed at most.
    static std::optional<PseudonymKey> from_text(std::string_view text);
    ~PseudonymKey();
    PseudonymKey(PseudonymKey&&) noexcept = default;
    PseudonymKey& operator=(PseudonymKey&&) noexcept = default;
    PseudonymKey(const PseudonymKey&) = delete;
    PseudonymKey& operator=(const PseudonymKey&) = delete;

    [[nodiscard]] std::string text() const;  ///< As from_text() reads it, with the line feed.
    /// Tells keys apart and nothing of them: the first 16 hexadecimal digits of
    /// SHA-256("utfall-pseudonym-key-1" || key).
    [[nodiscard]] std::string id() const;
    /// "P-" and the first 26 characters, in the lower-case base32 of RFC 4648, of HMAC-SHA256(key,
    /// number): 130 bits.
    [[nodiscard]] std::string pseudonym_of(std::string_view number) const;

  private:
    PseudonymKey() = default;

    std::array<unsigned char, 32> bytes_{};
};

}  // namespace utfall::core
