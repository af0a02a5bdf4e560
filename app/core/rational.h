#pragma once

#include "app/core/decimal.h"

#include <compare>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>

namespace utfall::core {

/// An exact fraction of unbounded size, in lowest terms with a positive denominator. Ratios stay
/// fractions until they are shown (design, law 6), so rounding happens once. A moved-from value may
/// only be assigned to or destroyed.
class Rational {
  public:
    Rational();
    Rational(const Decimal& value);  // NOLINT(google-explicit-constructor): exact
    Rational(std::int64_t whole);    // NOLINT(google-explicit-constructor): exact
    /// Throws std::domain_error when `denominator` is zero: callers ask first.
    Rational(const Decimal& numerator, const Decimal& denominator);
    Rational(const Rational& other);
    Rational(Rational&& other) noexcept;
    Rational& operator=(const Rational& other);
    Rational& operator=(Rational&& other) noexcept;
    ~Rational();

    bool is_zero() const;
    bool is_negative() const;
    /// The value when it is a whole number within int64.
    std::optional<std::int64_t> whole() const;

    /// Half away from zero, once, from the exact fraction. Throws std::overflow_error beyond 38
    /// digits.
    Decimal rounded(int decimals) const;
    /// Largest whole number not above the fraction, times 10^-decimals.
    Decimal floored(int decimals) const;
    /// "n/d", or "n" when whole: for tests and for the audit trail.
    std::string to_string() const;

    friend Rational operator+(const Rational& a, const Rational& b);
    friend Rational operator-(const Rational& a, const Rational& b);
    friend Rational operator*(const Rational& a, const Rational& b);
    /// Throws std::domain_error when `b` is zero.
    friend Rational operator/(const Rational& a, const Rational& b);
    friend bool operator==(const Rational& a, const Rational& b);
    friend std::strong_ordering operator<=>(const Rational& a, const Rational& b);

  private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace utfall::core
