#pragma once

#include "app/core/decimal.h"
#include "app/core/rational.h"

#include <compare>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace utfall::core {

/// An amount in whole öre (SEK). Sums are checked: std::overflow_error beyond int64.
struct Money {
    std::int64_t ore{0};

    /// Kronor with at most two decimals, point only ("2480000.00", "-12.5"); empty otherwise.
    static std::optional<Money> parse(std::string_view kronor);
    static Money of_ore(std::int64_t ore) { return Money{ore}; }
    /// Rounds kronor to öre, half away from zero (R1).
    static Money rounded(const Rational& kronor);

    /// "1234.50": always two decimals.
    std::string to_string() const;
    Decimal kronor() const;
    bool is_zero() const noexcept { return ore == 0; }

    friend Money operator+(Money a, Money b);
    friend Money operator-(Money a, Money b);
    Money operator-() const;
    Money& operator+=(Money other) { return *this = *this + other; }
    Money& operator-=(Money other) { return *this = *this - other; }
    std::strong_ordering operator<=>(const Money&) const = default;
};

/// round(base x bp / 10 000) to whole öre, half away from zero: the flat-rate rule (R1, R2).
/// `basis_points` 0..10 000.
Money share_of(Money base, std::int64_t basis_points);

/// Largest remainder (R4): splits `total` in proportion to `weights` so that the parts add up
/// exactly. Each part is its exact share rounded down, the öre left over go to the largest
/// remainders, ties to the lowest index. For a negative total the mirror image is split.
/// Weights are >= 0 and not all zero (std::invalid_argument otherwise).
std::vector<Money> apportion(Money total, std::span<const Rational> weights);

}  // namespace utfall::core
