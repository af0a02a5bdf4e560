#include "app/core/decimal.h"

#include <algorithm>
#include <array>
#include <boost/multiprecision/cpp_int.hpp>
#include <stdexcept>

namespace utfall::core {
namespace {

// Wide enough for two 38-digit numbers multiplied or aligned, and their sum.
using Wide = boost::multiprecision::int256_t;

constexpr std::array<Int128, Decimal::max_digits + 1> make_powers() {
    std::array<Int128, Decimal::max_digits + 1> powers{};
    powers[0] = 1;
    for (std::size_t i = 1; i < powers.size(); ++i) powers[i] = powers[i - 1] * 10;
    return powers;
}

constexpr auto powers = make_powers();

Int128 power_of_ten(int exponent) {
    return powers[static_cast<std::size_t>(exponent)];
}

bool fits(Int128 coefficient) {
    return coefficient < power_of_ten(Decimal::max_digits) &&
           coefficient > -power_of_ten(Decimal::max_digits);
}

[[noreturn]] void overflow() {
    throw std::overflow_error{"a decimal beyond 38 digits"};
}

Decimal reduced(Wide coefficient, int scale) {
    while (scale > 0 && coefficient % 10 == 0) {
        coefficient /= 10;
        --scale;
    }
    const Wide limit{power_of_ten(Decimal::max_digits)};
    if (coefficient >= limit || coefficient <= -limit) overflow();
    return Decimal::of(static_cast<Int128>(coefficient), scale);
}

bool is_short(Int128 number) {
    return number == static_cast<std::int64_t>(number);
}

std::string digits_of(Int128 magnitude) {
    if (is_short(magnitude)) return std::to_string(static_cast<std::int64_t>(magnitude));
    std::string digits;
    do {
        digits.push_back(static_cast<char>('0' + static_cast<int>(magnitude % 10)));
        magnitude /= 10;
    } while (magnitude != 0);
    std::reverse(digits.begin(), digits.end());
    return digits;
}

// `decimals` >= scale of the coefficient: zeros are added to fill up.
std::string written(Int128 coefficient, int scale, int decimals) {
    std::string digits = digits_of(coefficient < 0 ? -coefficient : coefficient);
    const auto fraction = static_cast<std::size_t>(scale);
    if (digits.size() <= fraction) digits.insert(0, fraction + 1 - digits.size(), '0');
    if (decimals > 0) {
        digits.insert(digits.size() - fraction, 1, '.');
        digits.append(static_cast<std::size_t>(decimals - scale), '0');
    }
    return coefficient < 0 ? "-" + digits : digits;
}

}  // namespace

Decimal::Decimal(std::int64_t whole) : coefficient_(whole) {}

Decimal Decimal::of(Int128 coefficient, int scale) {
    Decimal result;
    if (coefficient == 0) return result;
    if (scale == 0 && is_short(coefficient)) {  // Nearly all of them.
        result.coefficient_ = coefficient;
        return result;
    }
    while (scale > 0 && coefficient % 10 == 0) {
        coefficient /= 10;
        --scale;
    }
    for (; scale < 0; ++scale) {
        if (!fits(coefficient)) overflow();
        coefficient *= 10;
    }
    if (!fits(coefficient) || scale > max_digits) overflow();
    result.coefficient_ = coefficient;
    result.scale_ = scale;
    return result;
}

std::optional<Decimal> Decimal::parse(std::string_view text) {
    const bool negative = text.starts_with('-');
    if (negative) text.remove_prefix(1);
    const std::size_t point = text.find('.');
    const std::string_view whole = text.substr(0, point);
    std::string_view fraction;
    if (point != std::string_view::npos) {
        fraction = text.substr(point + 1);
        if (fraction.empty()) return std::nullopt;
    }
    if (whole.empty()) return std::nullopt;
    const auto all_digits = [](std::string_view part) {
        return std::ranges::all_of(part, [](char c) { return c >= '0' && c <= '9'; });
    };
    if (!all_digits(whole) || !all_digits(fraction)) return std::nullopt;

    const std::size_t last = fraction.find_last_not_of('0');
    fraction = fraction.substr(0, last == std::string_view::npos ? 0 : last + 1);
    if (fraction.size() > static_cast<std::size_t>(max_digits)) return std::nullopt;
    Int128 coefficient = 0;
    for (const std::string_view part : {whole, fraction}) {
        for (const char c : part) {
            if (coefficient >= power_of_ten(max_digits - 1)) return std::nullopt;
            coefficient = coefficient * 10 + (c - '0');
        }
    }
    return of(negative ? -coefficient : coefficient, static_cast<int>(fraction.size()));
}

std::string Decimal::to_string() const {
    return written(coefficient_, scale_, scale_);
}

std::string Decimal::to_fixed(int decimals) const {
    const Decimal value = rounded(decimals);
    return written(value.coefficient_, value.scale_, std::max(decimals, value.scale_));
}

Decimal Decimal::rounded(int decimals) const {
    const int dropped = scale_ - decimals;
    if (dropped <= 0) return *this;
    if (dropped > max_digits) return {};
    const Int128 unit = power_of_ten(dropped);
    Int128 quotient = coefficient_ / unit;
    const Int128 rest = coefficient_ % unit;
    const Int128 magnitude = rest < 0 ? -rest : rest;
    if (magnitude >= unit - magnitude) quotient += coefficient_ < 0 ? -1 : 1;
    return of(quotient, decimals);
}

Decimal Decimal::floored() const {
    const Int128 unit = power_of_ten(scale_);
    Int128 quotient = coefficient_ / unit;
    if (coefficient_ % unit < 0) --quotient;
    return of(quotient, 0);
}

Decimal Decimal::operator-() const {
    Decimal result = *this;
    result.coefficient_ = -coefficient_;
    return result;
}

Decimal operator+(const Decimal& a, const Decimal& b) {
    const int scale = std::max(a.scale_, b.scale_);
    Int128 left = 0;
    Int128 right = 0;
    Int128 sum = 0;
    if (a.scale_ == b.scale_ && !__builtin_add_overflow(a.coefficient_, b.coefficient_, &sum)) {
        return Decimal::of(sum, scale);
    }
    if (!__builtin_mul_overflow(a.coefficient_, power_of_ten(scale - a.scale_), &left) &&
        !__builtin_mul_overflow(b.coefficient_, power_of_ten(scale - b.scale_), &right) &&
        !__builtin_add_overflow(left, right, &sum)) {
        return Decimal::of(sum, scale);
    }
    return reduced(Wide{a.coefficient_} * power_of_ten(scale - a.scale_) +
                       Wide{b.coefficient_} * power_of_ten(scale - b.scale_),
                   scale);
}

Decimal operator-(const Decimal& a, const Decimal& b) {
    return a + -b;
}

Decimal operator*(const Decimal& a, const Decimal& b) {
    const int scale = a.scale_ + b.scale_;
    Int128 product = 0;
    if (!__builtin_mul_overflow(a.coefficient_, b.coefficient_, &product)) {
        return Decimal::of(product, scale);
    }
    return reduced(Wide{a.coefficient_} * b.coefficient_, scale);
}

std::strong_ordering Decimal::operator<=>(const Decimal& other) const {
    if (scale_ == other.scale_) return coefficient_ <=> other.coefficient_;
    const Int128 whole = coefficient_ / power_of_ten(scale_);
    const Int128 other_whole = other.coefficient_ / power_of_ten(other.scale_);
    if (whole != other_whole) return whole <=> other_whole;
    // Fractions of equal sign: each stays below 10^38 when both are written with the longer scale.
    const int scale = std::max(scale_, other.scale_);
    const Int128 rest = coefficient_ % power_of_ten(scale_) * power_of_ten(scale - scale_);
    const Int128 other_rest =
        other.coefficient_ % power_of_ten(other.scale_) * power_of_ten(scale - other.scale_);
    return rest <=> other_rest;
}

}  // namespace utfall::core
