#pragma once

#include "reports/expression.h"

#include <memory>
#include <string>
#include <vector>

namespace utfall::reports {

enum class NodeKind {
    number,
    text,
    name,
    negate,
    negation,
    add,
    subtract,
    multiply,
    divide,
    equal,
    unequal,
    less,
    less_or_equal,
    greater,
    greater_or_equal,
    conjunction,
    disjunction,
    call
};

struct Expression::Node {
    NodeKind kind{NodeKind::number};
    core::Rational number;
    std::string text;  ///< The text, the name or the function.
    std::vector<std::shared_ptr<const Node>> children;
};

bool is_arithmetic(NodeKind kind);
bool is_comparison(NodeKind kind);

}  // namespace utfall::reports
