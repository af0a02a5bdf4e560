#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace utfall::core {

/// Microseconds since 1970-01-01T00:00:00Z.
struct Instant {
    std::int64_t micros{0};
    /// "2025-12-31T23:59:59.000000Z".
    std::string to_string() const;
    /// ISO 8601 with Z or a numeric offset (+02:00), seconds required, fraction of up to nine
    /// digits optional and cut to microseconds; empty otherwise.
    static std::optional<Instant> parse(std::string_view text);
    auto operator<=>(const Instant&) const = default;
};

/// The only way to the time of day; main.cpp chooses which.
class Clock {
  public:
    virtual ~Clock() = default;
    virtual Instant now() = 0;
};

/// The only way to chance: salts, ledger and request ids.
class Entropy {
  public:
    virtual ~Entropy() = default;
    virtual void fill(unsigned char* out, std::size_t size) = 0;
};
std::string random_bytes(Entropy& entropy, std::size_t size);
/// Of so many bytes: twice as many digits.
std::string random_hex(Entropy& entropy, std::size_t size);

}  // namespace utfall::core
