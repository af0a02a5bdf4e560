#pragma once

#include "app/core/rational.h"

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace utfall::reports {

/// Null, truth, an exact number, or text. A date is its ISO text, which compares as the day does.
using ExpressionValue = std::variant<std::monostate, bool, core::Rational, std::string>;

enum class ExpressionType { any, truth, number, text };

/// An expression of a template: numbers, 'texts', names, `+ - * /`, `= <> < <= > >=`, `and or not`,
/// `if(v; a; b)`, `coalesce(a; b; …)`, `round(x; n)`, `min max abs`, `in(x; a; b; …)`,
/// `starts(x; 'prefix')`, `given(x)`. Null spreads through everything except coalesce, given, a
/// decided and/or; division by zero is null. At most 20 deep and 400 bytes long.
class Expression {
  public:
    static constexpr std::size_t max_depth = 20;
    static constexpr std::size_t max_length = 400;

    struct Node;
    using Lookup = std::function<ExpressionValue(std::string_view name)>;
    using Types = std::function<std::optional<ExpressionType>(std::string_view name)>;
    using References = std::function<std::string(std::string_view name)>;

    /// Empty when `text` is not an expression; `fault` then says what and at which byte.
    static std::optional<Expression> parse(std::string_view text, std::string& fault);

    const std::string& text() const { return text_; }
    /// Every name once, in order of appearance.
    const std::vector<std::string>& names() const { return names_; }
    /// The name when the expression is nothing but a name.
    std::optional<std::string> single_name() const;

    /// Exact. A name of another type than its use asks for gives null.
    ExpressionValue evaluate(const Lookup& lookup) const;
    /// True only for true: null and everything else count as false.
    bool holds(const Lookup& lookup) const;

    /// The type of the result; empty with `fault` set when a name is unknown (`types` gives
    /// nothing) or an operand is of the wrong type.
    std::optional<ExpressionType> check(const Types& types, std::string& fault) const;

    /// "=IFERROR(…,\"\")" over structured references such as `T_x[[#This Row],[Kvinnor]]`. An empty
    /// or textual operand gives "" as null does here, never 0.
    std::string to_excel(const References& references) const;

    bool operator==(const Expression& other) const { return text_ == other.text_; }

  private:
    Expression(std::string text, std::shared_ptr<const Node> root);

    std::string text_;
    std::vector<std::string> names_;
    std::shared_ptr<const Node> root_;
};

}  // namespace utfall::reports
