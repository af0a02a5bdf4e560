#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace utfall::core {

// A plain alias of __int128 is refused by -Wpedantic.
__extension__ typedef __int128 Int128;  // NOLINT(modernize-use-using)

/// An exact decimal number: coefficient x 10^-scale, at most 38 digits on either side of the point
/// together and at most 38 after it, kept without trailing zeros, so equal numbers are equal
/// objects. There is no NaN, no infinity and no -0.
class Decimal {
  public:
    static constexpr int max_digits = 38;

    constexpr Decimal() = default;
    Decimal(
        std::int64_t whole);  // NOLINT(google-explicit-constructor): a whole number is a decimal

    /// Throws std::overflow_error when the reduced coefficient or the scale exceeds 38 digits. A
    /// negative scale multiplies.
    static Decimal of(Int128 coefficient, int scale);

    /// Reads the canonical and the lenient form `-?[0-9]+(\.[0-9]+)?` (point only, no grouping, no
    /// exponent, no sign +). Empty on anything else and beyond 38 digits.
    static std::optional<Decimal> parse(std::string_view text);

    Int128 coefficient() const noexcept { return coefficient_; }
    int scale() const noexcept { return scale_; }
    bool is_zero() const noexcept { return coefficient_ == 0; }
    bool is_negative() const noexcept { return coefficient_ < 0; }
    bool is_whole() const noexcept { return scale_ == 0; }

    /// `-?(0|[1-9][0-9]*)(\.[0-9]*[1-9])?`: the form that is hashed and stored.
    std::string to_string() const;
    /// Exactly `decimals` digits after the point, rounded half away from zero; "60.0".
    std::string to_fixed(int decimals) const;
    /// Half away from zero (R1) to `decimals` places; -3 rounds to thousands.
    Decimal rounded(int decimals) const;
    /// Towards negative infinity at whole numbers (hours that a fund wants floored, R1).
    Decimal floored() const;

    Decimal operator-() const;
    /// Arithmetic throws std::overflow_error beyond 38 digits.
    friend Decimal operator+(const Decimal& a, const Decimal& b);
    friend Decimal operator-(const Decimal& a, const Decimal& b);
    friend Decimal operator*(const Decimal& a, const Decimal& b);
    Decimal& operator+=(const Decimal& other) { return *this = *this + other; }

    bool operator==(const Decimal&) const = default;
    std::strong_ordering operator<=>(const Decimal& other) const;

  private:
    Int128 coefficient_{0};
    int scale_{0};
};

}  // namespace utfall::core
