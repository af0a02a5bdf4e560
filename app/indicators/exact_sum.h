#pragma once

#include "app/core/decimal.h"
#include "app/core/rational.h"

#include <optional>

namespace utfall::indicators {

/// A running exact sum. Decimals, by far the most common, are added as decimals; only fractions
/// cost a Rational.
class ExactSum {
  public:
    void add(const core::Decimal& value) { whole_ += value; }
    void add(const core::Rational& value) { rest_ = rest_ ? *rest_ + value : value; }
    void add(const ExactSum& other) {
        whole_ += other.whole_;
        if (other.rest_) add(*other.rest_);
    }
    core::Rational total() const {
        return rest_ ? core::Rational{whole_} + *rest_ : core::Rational{whole_};
    }
    bool equals(const ExactSum& other) const {
        if (!rest_ && !other.rest_) return whole_ == other.whole_;
        return total() == other.total();
    }

  private:
    core::Decimal whole_;
    std::optional<core::Rational> rest_;
};

}  // namespace utfall::indicators
