#include "app/core/rational.h"

#include <boost/multiprecision/cpp_int.hpp>
#include <limits>
#include <stdexcept>
#include <utility>

namespace utfall::core {
namespace {

using Integer = boost::multiprecision::cpp_int;

Integer power_of_ten(int exponent) {
    return boost::multiprecision::pow(Integer{10}, static_cast<unsigned>(exponent));
}

Decimal to_decimal(const Integer& coefficient, int scale) {
    Integer value = coefficient;
    while (scale > 0 && value % 10 == 0) {
        value /= 10;
        --scale;
    }
    static const Integer limit = power_of_ten(Decimal::max_digits);
    if (boost::multiprecision::abs(value) >= limit) {
        throw std::overflow_error{"a decimal beyond 38 digits"};
    }
    return Decimal::of(static_cast<Int128>(value), scale);
}

}  // namespace

struct Rational::Impl {
    Integer numerator{0};
    Integer denominator{1};

    /// Lowest terms, positive denominator. `d` is not zero.
    static Rational make(Integer n, Integer d) {
        if (d < 0) {
            n = -n;
            d = -d;
        }
        if (d != 1) {
            const Integer divisor = boost::multiprecision::gcd(n, d);
            if (divisor > 1) {
                n /= divisor;
                d /= divisor;
            }
        }
        Rational result;
        result.impl_->numerator = std::move(n);
        result.impl_->denominator = std::move(d);
        return result;
    }

    /// The fraction times 10^decimals as numerator and positive denominator.
    std::pair<Integer, Integer> scaled(int decimals) const {
        if (decimals >= 0) return {numerator * power_of_ten(decimals), denominator};
        return {numerator, denominator * power_of_ten(-decimals)};
    }
};

Rational::Rational() : impl_(std::make_unique<Impl>()) {}

Rational::Rational(const Decimal& value) : Rational() {
    impl_->numerator = value.coefficient();
    if (value.is_whole()) return;
    *this = Impl::make(std::move(impl_->numerator), power_of_ten(value.scale()));
}

Rational::Rational(std::int64_t whole) : Rational() {
    impl_->numerator = whole;
}

Rational::Rational(const Decimal& numerator, const Decimal& denominator)
    : Rational(Rational{numerator} / Rational{denominator}) {}

Rational::Rational(const Rational& other) : impl_(std::make_unique<Impl>(*other.impl_)) {}
Rational::Rational(Rational&& other) noexcept = default;

Rational& Rational::operator=(const Rational& other) {
    if (this != &other) impl_ = std::make_unique<Impl>(*other.impl_);
    return *this;
}

Rational& Rational::operator=(Rational&& other) noexcept = default;
Rational::~Rational() = default;

bool Rational::is_zero() const {
    return impl_->numerator.is_zero();
}
bool Rational::is_negative() const {
    return impl_->numerator < 0;
}

std::optional<std::int64_t> Rational::whole() const {
    using Limits = std::numeric_limits<std::int64_t>;
    if (impl_->denominator != 1) return std::nullopt;
    if (impl_->numerator < Limits::min() || impl_->numerator > Limits::max()) return std::nullopt;
    return static_cast<std::int64_t>(impl_->numerator);
}

Decimal Rational::rounded(int decimals) const {
    if (decimals >= 0 && impl_->denominator == 1) return to_decimal(impl_->numerator, 0);
    const auto [numerator, denominator] = impl_->scaled(decimals);
    Integer quotient;
    Integer rest;
    boost::multiprecision::divide_qr(numerator, denominator, quotient, rest);
    if (boost::multiprecision::abs(rest) * 2 >= denominator) quotient += numerator < 0 ? -1 : 1;
    return to_decimal(quotient, decimals);
}

Decimal Rational::floored(int decimals) const {
    const auto [numerator, denominator] = impl_->scaled(decimals);
    Integer quotient;
    Integer rest;
    boost::multiprecision::divide_qr(numerator, denominator, quotient, rest);
    if (rest < 0) --quotient;
    return to_decimal(quotient, decimals);
}

std::string Rational::to_string() const {
    if (impl_->denominator == 1) return impl_->numerator.str();
    return impl_->numerator.str() + "/" + impl_->denominator.str();
}

Rational operator+(const Rational& a, const Rational& b) {
    return Rational::Impl::make(
        a.impl_->numerator * b.impl_->denominator + b.impl_->numerator * a.impl_->denominator,
        a.impl_->denominator * b.impl_->denominator);
}

Rational operator-(const Rational& a, const Rational& b) {
    return Rational::Impl::make(
        a.impl_->numerator * b.impl_->denominator - b.impl_->numerator * a.impl_->denominator,
        a.impl_->denominator * b.impl_->denominator);
}

Rational operator*(const Rational& a, const Rational& b) {
    return Rational::Impl::make(a.impl_->numerator * b.impl_->numerator,
                                a.impl_->denominator * b.impl_->denominator);
}

Rational operator/(const Rational& a, const Rational& b) {
    if (b.is_zero()) throw std::domain_error{"division by zero"};
    return Rational::Impl::make(a.impl_->numerator * b.impl_->denominator,
                                a.impl_->denominator * b.impl_->numerator);
}

bool operator==(const Rational& a, const Rational& b) {
    return a.impl_->numerator == b.impl_->numerator && a.impl_->denominator == b.impl_->denominator;
}

std::strong_ordering operator<=>(const Rational& a, const Rational& b) {
    const Integer left = a.impl_->numerator * b.impl_->denominator;
    const Integer right = b.impl_->numerator * a.impl_->denominator;
    return left.compare(right) <=> 0;
}

}  // namespace utfall::core
