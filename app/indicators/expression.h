#pragma once

#include "app/core/rational.h"

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace utfall::indicators {

/// An arithmetic expression over codes: numbers (`2`, `0.5`), `[CODE]` or a bare code, `+ - * / (
/// )` and unary minus. A bare code starts with a letter and runs over `A-Za-z0-9ÅÄÖåäö._-`, so
/// `M-PRES` is one code and subtraction between codes is written with a space or brackets:
/// `[A]-[B]`, `A - B`. At most 400 bytes and 20 levels deep.
class Expression {
  public:
    enum class Fault { none, empty, too_long, too_deep, unexpected, unbalanced, bad_code };
    struct Parsed;

    static constexpr std::size_t max_length = 400;
    static constexpr int max_depth = 20;

    /// An expression, or a fault with the byte at which it was seen.
    static Parsed parse(std::string_view text);

    /// The value of a code; empty when it is missing.
    using Lookup = std::function<std::optional<core::Rational>(const std::string&)>;

    /// Exact. Empty when a code is missing (null spreads) or a divisor is zero.
    std::optional<core::Rational> evaluate(const Lookup& lookup) const;

    /// Codes in order of first appearance, each once.
    const std::vector<std::string>& names() const noexcept { return names_; }
    /// True when the whole expression is one code.
    bool is_single_name() const noexcept;
    /// Canonical words: `[A] × 2 / ([B] − 1)`.
    std::string in_words() const;

    struct Node;

  private:
    std::shared_ptr<const Node> root_;
    std::vector<std::string> names_;
};

struct Expression::Parsed {
    std::optional<Expression> expression;
    Fault fault{Fault::none};
    std::size_t at{0};
};

std::string_view to_word(Expression::Fault fault);

}  // namespace utfall::indicators
