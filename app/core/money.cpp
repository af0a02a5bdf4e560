#include "app/core/money.h"

#include <algorithm>
#include <limits>
#include <numeric>
#include <stdexcept>
#include <utility>

namespace utfall::core {
namespace {

std::int64_t to_ore(Int128 value) {
    if (value > std::numeric_limits<std::int64_t>::max() ||
        value < std::numeric_limits<std::int64_t>::min()) {
        throw std::overflow_error{"an amount beyond the range of öre"};
    }
    return static_cast<std::int64_t>(value);
}

struct Shares {
    std::vector<Int128> parts;              ///< Exact shares rounded down.
    std::vector<std::size_t> by_remainder;  ///< Largest first, ties by the lowest index.
};

template <class Remainder>
std::vector<std::size_t> order_of(const std::vector<Remainder>& remainders) {
    std::vector<std::size_t> order(remainders.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::ranges::stable_sort(
        order, [&](std::size_t a, std::size_t b) { return remainders[a] > remainders[b]; });
    return order;
}

/// The usual case, rates in basis points, without fractions of unbounded size. No parts when the
/// weights are not whole, not all >= 0, or their sum is beyond int64 or zero.
Shares shares_in_whole_numbers(Int128 total, std::span<const Rational> weights) {
    std::vector<std::int64_t> whole;
    std::int64_t sum = 0;
    for (const Rational& weight : weights) {
        const auto value = weight.whole();
        if (!value || *value < 0 || __builtin_add_overflow(sum, *value, &sum)) return {};
        whole.push_back(*value);
    }
    if (sum == 0) return {};
    Shares shares;
    std::vector<Int128> remainders;
    for (const std::int64_t weight : whole) {
        shares.parts.push_back(total * weight / sum);
        remainders.push_back(total * weight % sum);
    }
    shares.by_remainder = order_of(remainders);
    return shares;
}

Shares shares_in_fractions(Int128 total, std::span<const Rational> weights) {
    Rational sum;
    for (const Rational& weight : weights) {
        if (weight.is_negative()) throw std::invalid_argument{"a weight below zero"};
        sum = sum + weight;
    }
    if (sum.is_zero()) throw std::invalid_argument{"weights that are all zero"};
    const Rational per_weight = Rational{Decimal::of(total, 0)} / sum;
    Shares shares;
    std::vector<Rational> remainders;
    for (const Rational& weight : weights) {
        const Rational exact = per_weight * weight;
        const Decimal floor = exact.floored(0);
        shares.parts.push_back(floor.coefficient());
        remainders.push_back(exact - Rational{floor});
    }
    shares.by_remainder = order_of(remainders);
    return shares;
}

}  // namespace

std::optional<Money> Money::parse(std::string_view kronor) {
    const std::size_t point = kronor.find('.');
    if (point != std::string_view::npos && kronor.size() - point > 3) return std::nullopt;
    const auto value = Decimal::parse(kronor);
    if (!value) return std::nullopt;
    Int128 ore = value->coefficient();
    for (int i = value->scale(); i < 2; ++i) {
        if (__builtin_mul_overflow(ore, Int128{10}, &ore)) return std::nullopt;
    }
    if (ore > std::numeric_limits<std::int64_t>::max() ||
        ore < std::numeric_limits<std::int64_t>::min()) {
        return std::nullopt;
    }
    return Money{static_cast<std::int64_t>(ore)};
}

Money Money::rounded(const Rational& kronor) {
    const Decimal value = (kronor * Rational{100}).rounded(0);
    return Money{to_ore(value.coefficient())};
}

std::string Money::to_string() const {
    return kronor().to_fixed(2);
}

Decimal Money::kronor() const {
    return Decimal::of(ore, 2);
}

Money operator+(Money a, Money b) {
    return Money{to_ore(Int128{a.ore} + b.ore)};
}
Money operator-(Money a, Money b) {
    return Money{to_ore(Int128{a.ore} - b.ore)};
}
Money Money::operator-() const {
    return Money{to_ore(-Int128{ore})};
}

Money share_of(Money base, std::int64_t basis_points) {
    constexpr int whole = 10'000;
    const Int128 product = Int128{base.ore} * basis_points;
    const Int128 half = product < 0 ? -whole / 2 : whole / 2;
    return Money{to_ore((product + half) / whole)};
}

std::vector<Money> apportion(Money total, std::span<const Rational> weights) {
    // Int128, because the mirror image of the lowest int64 is not an int64.
    const bool mirrored = total.ore < 0;
    const Int128 magnitude = mirrored ? -Int128{total.ore} : Int128{total.ore};
    Shares shares = shares_in_whole_numbers(magnitude, weights);
    if (shares.parts.empty()) shares = shares_in_fractions(magnitude, weights);

    Int128 left = magnitude;
    for (const Int128 part : shares.parts) left -= part;
    for (std::size_t i = 0; left > 0; ++i, --left) ++shares.parts[shares.by_remainder[i]];

    std::vector<Money> result;
    result.reserve(shares.parts.size());
    for (const Int128 part : shares.parts) {
        result.push_back(Money{to_ore(mirrored ? -part : part)});
    }
    return result;
}

}  // namespace utfall::core
