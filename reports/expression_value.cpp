#include "reports/expression_node.h"

#include <algorithm>
#include <limits>

namespace utfall::reports {

namespace {

using Node = Expression::Node;
using Lookup = Expression::Lookup;
using Value = ExpressionValue;

/// round(x; n) keeps to places that a report can show.
constexpr std::int64_t most_places = 12;

ExpressionValue value_of(const Node& node, const Lookup& lookup);

bool is_null(const Value& value) {
    return std::holds_alternative<std::monostate>(value);
}

Value arithmetic(NodeKind kind, const Value& left, const Value& right) {
    const auto* a = std::get_if<core::Rational>(&left);
    const auto* b = std::get_if<core::Rational>(&right);
    if (a == nullptr || b == nullptr) return {};
    if (kind == NodeKind::add) return *a + *b;
    if (kind == NodeKind::subtract) return *a - *b;
    if (kind == NodeKind::multiply) return *a * *b;
    if (b->is_zero()) return {};
    return *a / *b;
}

Value comparison(NodeKind kind, const Value& left, const Value& right) {
    std::strong_ordering order = std::strong_ordering::equal;
    if (const auto* a = std::get_if<core::Rational>(&left)) {
        const auto* b = std::get_if<core::Rational>(&right);
        if (b == nullptr) return {};
        order = *a <=> *b;
    } else if (const auto* text = std::get_if<std::string>(&left)) {
        const auto* other = std::get_if<std::string>(&right);
        if (other == nullptr) return {};
        order = text->compare(*other) <=> 0;
    } else {
        return {};
    }
    if (kind == NodeKind::equal) return order == 0;
    if (kind == NodeKind::unequal) return order != 0;
    if (kind == NodeKind::less) return order < 0;
    if (kind == NodeKind::less_or_equal) return order <= 0;
    if (kind == NodeKind::greater) return order > 0;
    return order >= 0;
}

/// False decides `and`, true decides `or`, whatever the other side is.
Value connective(const Node& node, bool deciding, const Lookup& lookup) {
    bool unknown = false;
    for (const auto& child : node.children) {
        const Value value = value_of(*child, lookup);
        const bool* truth = std::get_if<bool>(&value);
        if (truth == nullptr) {
            unknown = true;
        } else if (*truth == deciding) {
            return deciding;
        }
    }
    if (unknown) return {};
    return !deciding;
}

Value extreme(const std::vector<Value>& values, bool greatest) {
    const auto* best = std::get_if<core::Rational>(&values.front());
    for (const Value& value : values) {
        const auto* number = std::get_if<core::Rational>(&value);
        if (number == nullptr || best == nullptr) return {};
        if (greatest ? *number > *best : *number < *best) best = number;
    }
    return *best;
}

Value rounded(const Value& value, const Value& places) {
    const auto* number = std::get_if<core::Rational>(&value);
    const auto* to = std::get_if<core::Rational>(&places);
    if (number == nullptr || to == nullptr) return {};
    if (*to < core::Rational{0} || *to > core::Rational{most_places}) return {};
    for (int n = 0; n <= static_cast<int>(most_places); ++n) {
        if (*to == core::Rational{n}) return core::Rational{number->rounded(n)};
    }
    return {};
}

Value call(const Node& node, const Lookup& lookup) {
    if (node.text == "if") {
        const Value condition = value_of(*node.children[0], lookup);
        const bool* truth = std::get_if<bool>(&condition);
        if (truth == nullptr) return {};
        return value_of(*node.children[*truth ? 1 : 2], lookup);
    }
    std::vector<Value> values;
    for (const auto& child : node.children) values.push_back(value_of(*child, lookup));
    if (node.text == "coalesce") {
        const auto found = std::find_if_not(values.begin(), values.end(), is_null);
        return found == values.end() ? Value{} : *found;
    }
    if (node.text == "given") return !is_null(values[0]);
    if (node.text == "min") return extreme(values, false);
    if (node.text == "max") return extreme(values, true);
    if (node.text == "round") return rounded(values[0], values[1]);
    if (node.text == "abs") {
        const auto* number = std::get_if<core::Rational>(&values[0]);
        if (number == nullptr) return {};
        return number->is_negative() ? core::Rational{0} - *number : *number;
    }
    if (node.text == "starts") {
        const auto* text = std::get_if<std::string>(&values[0]);
        const auto* prefix = std::get_if<std::string>(&values[1]);
        if (text == nullptr || prefix == nullptr) return {};
        return text->starts_with(*prefix);
    }
    // in(x; a; b; …)
    if (is_null(values[0])) return {};
    return std::any_of(values.begin() + 1, values.end(), [&](const Value& value) {
        return comparison(NodeKind::equal, values[0], value) == Value{true};
    });
}

ExpressionValue value_of(const Node& node, const Lookup& lookup) {
    if (node.kind == NodeKind::number) return node.number;
    if (node.kind == NodeKind::text) return node.text;
    if (node.kind == NodeKind::name) return lookup(node.text);
    if (node.kind == NodeKind::call) return call(node, lookup);
    if (node.kind == NodeKind::conjunction) return connective(node, false, lookup);
    if (node.kind == NodeKind::disjunction) return connective(node, true, lookup);
    const Value left = value_of(*node.children[0], lookup);
    if (node.kind == NodeKind::negate) {
        return arithmetic(NodeKind::subtract, core::Rational{0}, left);
    }
    if (node.kind == NodeKind::negation) {
        const bool* truth = std::get_if<bool>(&left);
        if (truth == nullptr) return {};
        return !*truth;
    }
    const Value right = value_of(*node.children[1], lookup);
    return is_comparison(node.kind) ? comparison(node.kind, left, right)
                                    : arithmetic(node.kind, left, right);
}

/// Finds the type of each node, and the first operand that does not fit.
class Checker {
  public:
    Checker(const Expression::Types& types, std::string& fault) : types_(types), fault_(fault) {}

    ExpressionType type_of(const Node& node) {
        if (node.kind == NodeKind::number) return ExpressionType::number;
        if (node.kind == NodeKind::text) return ExpressionType::text;
        if (node.kind == NodeKind::name) {
            const auto type = types_(node.text);
            if (!type) note("there is no " + node.text);
            return type.value_or(ExpressionType::any);
        }
        if (node.kind == NodeKind::call) return call(node);
        if (is_arithmetic(node.kind)) return all(node, ExpressionType::number);
        if (is_comparison(node.kind)) {
            same(type_of(*node.children[0]), type_of(*node.children[1]));
            return ExpressionType::truth;
        }
        return all(node, ExpressionType::truth);
    }

  private:
    void note(std::string what) {
        if (fault_.empty()) fault_ = std::move(what);
    }
    void same(ExpressionType a, ExpressionType b) {
        if (a != b && a != ExpressionType::any && b != ExpressionType::any) {
            note("a number, a text and a truth cannot be compared with each other");
        }
    }
    void wants(const Node& node, ExpressionType type) {
        const ExpressionType found = type_of(node);
        if (found != type && found != ExpressionType::any) {
            note(type == ExpressionType::number  ? "a number is needed as operand"
                 : type == ExpressionType::truth ? "a condition is needed as operand"
                                                 : "a text is needed as operand");
        }
    }
    ExpressionType all(const Node& node, ExpressionType type) {
        for (const auto& child : node.children) wants(*child, type);
        return type;
    }
    ExpressionType call(const Node& node) {
        if (node.text == "if") {
            wants(*node.children[0], ExpressionType::truth);
            const ExpressionType a = type_of(*node.children[1]);
            const ExpressionType b = type_of(*node.children[2]);
            same(a, b);
            return a == ExpressionType::any ? b : a;
        }
        if (node.text == "starts") {
            all(node, ExpressionType::text);
            return ExpressionType::truth;
        }
        if (node.text == "coalesce" || node.text == "in" || node.text == "given") {
            const ExpressionType first = type_of(*node.children[0]);
            for (const auto& child : node.children) same(first, type_of(*child));
            return node.text == "coalesce" ? first : ExpressionType::truth;
        }
        return all(node, ExpressionType::number);
    }

    const Expression::Types& types_;
    std::string& fault_;
};

}  // namespace

ExpressionValue Expression::evaluate(const Lookup& lookup) const {
    return value_of(*root_, lookup);
}

bool Expression::holds(const Lookup& lookup) const {
    return evaluate(lookup) == ExpressionValue{true};
}

std::optional<ExpressionType> Expression::check(const Types& types, std::string& fault) const {
    fault.clear();
    const ExpressionType type = Checker{types, fault}.type_of(*root_);
    if (!fault.empty()) return std::nullopt;
    return type;
}

}  // namespace utfall::reports
