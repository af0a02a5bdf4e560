#pragma once

#include "app/core/decimal.h"
#include "app/core/rational.h"

#include <optional>

namespace utfall::indicators {

/// A running sum of decimals: those of one scale, by far the most common, are added as the numbers
/// they are, and the sum is reduced when it is asked for.
class DecimalSum {
  public:
    void add(const core::Decimal& value) {
        core::Int128 sum = 0;
        if (value.scale() == scale_ &&
            !__builtin_add_overflow(coefficient_, value.coefficient(), &sum)) {
            coefficient_ = sum;
            return;
        }
        set(total() + value);
    }
    void add(const DecimalSum& other) {
        core::Int128 sum = 0;
        if (other.scale_ == scale_ &&
            !__builtin_add_overflow(coefficient_, other.coefficient_, &sum)) {
            coefficient_ = sum;
            return;
        }
        set(total() + other.total());
    }
    /// Throws std::overflow_error beyond 38 digits.
    core::Decimal total() const { return core::Decimal::of(coefficient_, scale_); }

  private:
    void set(const core::Decimal& value) {
        coefficient_ = value.coefficient();
        scale_ = value.scale();
    }

    core::Int128 coefficient_{0};
    int scale_{0};
};

/// A running exact sum. Only fractions cost a Rational.
class ExactSum {
  public:
    void add(const core::Decimal& value) { whole_.add(value); }
    void add(const core::Rational& value) { rest_ = rest_ ? *rest_ + value : value; }
    void add(const ExactSum& other) {
        whole_.add(other.whole_);
        if (other.rest_) add(*other.rest_);
    }
    core::Rational total() const {
        const core::Rational whole{whole_.total()};
        return rest_ ? whole + *rest_ : whole;
    }
    bool equals(const ExactSum& other) const {
        if (!rest_ && !other.rest_) return whole_.total() == other.whole_.total();
        return total() == other.total();
    }

  private:
    DecimalSum whole_;
    std::optional<core::Rational> rest_;
};

}  // namespace utfall::indicators
