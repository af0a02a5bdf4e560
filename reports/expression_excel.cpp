#include "app/core/text.h"
#include "reports/expression_node.h"

#include <algorithm>

namespace utfall::reports {

namespace {

using Node = Expression::Node;
using References = Expression::References;

std::string guarded(const Node& node, const References& references);

std::string quoted(const std::string& text) {
    std::string made = "\"";
    for (const char c : text) {
        made += c;
        if (c == '"') made += c;
    }
    return made + '"';
}

bool is_number(const Node& node) {
    return node.kind == NodeKind::number || is_arithmetic(node.kind) ||
           (node.kind == NodeKind::call && (node.text == "round" || node.text == "min" ||
                                            node.text == "max" || node.text == "abs"));
}

/// Names whose being empty makes the whole node null; Excel would read them as 0.
void needed_numbers(const Node& node, bool number_wanted, std::vector<std::string>& names) {
    if (node.kind == NodeKind::name) {
        if (number_wanted && std::find(names.begin(), names.end(), node.text) == names.end()) {
            names.push_back(node.text);
        }
        return;
    }
    if (node.kind == NodeKind::call && node.text == "if") {
        needed_numbers(*node.children[0], false, names);
        return;
    }
    if (node.kind == NodeKind::call && !is_number(node)) return;
    bool wanted = is_number(node);
    if (is_comparison(node.kind)) {
        wanted = is_number(*node.children[0]) || is_number(*node.children[1]);
    }
    for (const auto& child : node.children) needed_numbers(*child, wanted, names);
}

std::string_view operator_of(NodeKind kind) {
    if (kind == NodeKind::add) return "+";
    if (kind == NodeKind::subtract) return "-";
    if (kind == NodeKind::multiply) return "*";
    if (kind == NodeKind::divide) return "/";
    if (kind == NodeKind::equal) return "=";
    if (kind == NodeKind::unequal) return "<>";
    if (kind == NodeKind::less) return "<";
    if (kind == NodeKind::less_or_equal) return "<=";
    if (kind == NodeKind::greater) return ">";
    return ">=";
}

std::string formula(const Node& node, const References& references);

std::string arguments(const Node& node, const References& references) {
    std::string made;
    for (const auto& child : node.children) {
        if (!made.empty()) made += ",";
        made += formula(*child, references);
    }
    return made;
}

std::string call(const Node& node, const References& references) {
    if (node.text == "if") {
        return "IF(" + formula(*node.children[0], references) + "," +
               guarded(*node.children[1], references) + "," +
               guarded(*node.children[2], references) + ")";
    }
    if (node.text == "coalesce") {
        std::string made = formula(*node.children.back(), references);
        for (std::size_t i = node.children.size() - 1; i-- > 0;) {
            const std::string value = guarded(*node.children[i], references);
            made = "IF(ISNUMBER(" + value + ")," + value + "," + made + ")";
        }
        return made;
    }
    if (node.text == "given") {
        return "(" + formula(*node.children[0], references) + "<>\"\")";
    }
    if (node.text == "starts") {
        const std::string prefix = formula(*node.children[1], references);
        return "(LEFT(" + formula(*node.children[0], references) + ",LEN(" + prefix +
               "))=" + prefix + ")";
    }
    if (node.text == "in") {
        const std::string value = formula(*node.children[0], references);
        std::string made = "OR(";
        for (std::size_t i = 1; i < node.children.size(); ++i) {
            if (i > 1) made += ",";
            made += value + "=" + formula(*node.children[i], references);
        }
        return made + ")";
    }
    std::string function = node.text;
    std::transform(function.begin(), function.end(), function.begin(),
                   [](char c) { return static_cast<char>(c - 'a' + 'A'); });
    return function + "(" + arguments(node, references) + ")";
}

std::string formula(const Node& node, const References& references) {
    if (node.kind == NodeKind::number) return node.number.rounded(28).to_string();
    if (node.kind == NodeKind::text) return quoted(node.text);
    if (node.kind == NodeKind::name) return references(node.text);
    if (node.kind == NodeKind::call) return call(node, references);
    if (node.kind == NodeKind::negate) {
        return "(-" + formula(*node.children[0], references) + ")";
    }
    if (node.kind == NodeKind::negation) return "NOT(" + arguments(node, references) + ")";
    if (node.kind == NodeKind::conjunction) return "AND(" + arguments(node, references) + ")";
    if (node.kind == NodeKind::disjunction) return "OR(" + arguments(node, references) + ")";
    return "(" + formula(*node.children[0], references) + std::string{operator_of(node.kind)} +
           formula(*node.children[1], references) + ")";
}

std::string guarded(const Node& node, const References& references) {
    std::vector<std::string> names;
    needed_numbers(node, is_number(node) || node.kind == NodeKind::name, names);
    const std::string body = formula(node, references);
    if (names.empty()) return body;
    std::string list;
    for (const std::string& name : names) {
        if (!list.empty()) list += ",";
        list += references(name);
    }
    return "IF(COUNT(" + list + ")<" + std::to_string(names.size()) + ",\"\"," + body + ")";
}

}  // namespace

std::string Expression::to_excel(const References& references) const {
    return "=IFERROR(" + guarded(*root_, references) + ",\"\")";
}

}  // namespace utfall::reports
