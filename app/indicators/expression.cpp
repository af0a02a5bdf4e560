#include "app/indicators/expression.h"

#include "app/core/code.h"

#include <algorithm>
#include <utility>

namespace utfall::indicators {

using core::Rational;

struct Expression::Node {
    enum class Kind { number, name, negate, add, subtract, multiply, divide };
    Kind kind{Kind::number};
    Rational number;
    std::string name;
    std::string text;  // A number as it was written.
    std::shared_ptr<const Node> left;
    std::shared_ptr<const Node> right;
};

namespace {

using Node = Expression::Node;
using Fault = Expression::Fault;
using NodePtr = std::shared_ptr<const Node>;

bool is_letter(std::string_view text, std::size_t at) {
    const auto byte = static_cast<unsigned char>(text[at]);
    return (byte >= 'A' && byte <= 'Z') || (byte >= 'a' && byte <= 'z') || byte >= 0x80;
}

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

// A hyphen or point belongs to a bare code only when more of the code follows it.
bool continues_code(std::string_view text, std::size_t at) {
    if (is_letter(text, at) || is_digit(text[at]) || text[at] == '_') return true;
    return (text[at] == '.' || text[at] == '-') && at + 1 < text.size() &&
           (is_letter(text, at + 1) || is_digit(text[at + 1]));
}

// Recursive descent, one function a level of precedence. A fault ends it; the first one is kept.
class Parser {
  public:
    explicit Parser(std::string_view text) : text_(text) {}

    NodePtr whole() {
        NodePtr node = sum(0);
        skip_blanks();
        if (fault_ == Fault::none && at_ < text_.size()) {
            fail(text_[at_] == ')' ? Fault::unbalanced : Fault::unexpected);
        }
        return node;
    }

    Fault fault() const { return fault_; }
    std::size_t fault_at() const { return fault_at_; }
    std::vector<std::string> take_names() { return std::move(names_); }

  private:
    void skip_blanks() {
        while (at_ < text_.size() && (text_[at_] == ' ' || text_[at_] == '\t')) ++at_;
    }

    NodePtr fail(Fault fault) {
        if (fault_ == Fault::none) {
            fault_ = fault;
            fault_at_ = at_;
        }
        return nullptr;
    }

    bool take(char c) {
        skip_blanks();
        if (at_ >= text_.size() || text_[at_] != c) return false;
        ++at_;
        return true;
    }

    static NodePtr binary(Node::Kind kind, NodePtr left, NodePtr right) {
        auto node = std::make_shared<Node>();
        node->kind = kind;
        node->left = std::move(left);
        node->right = std::move(right);
        return node;
    }

    NodePtr sum(int depth) {
        NodePtr left = product(depth);
        while (fault_ == Fault::none) {
            if (take('+')) {
                left = binary(Node::Kind::add, left, product(depth));
            } else if (take('-')) {
                left = binary(Node::Kind::subtract, left, product(depth));
            } else {
                break;
            }
        }
        return left;
    }

    NodePtr product(int depth) {
        NodePtr left = factor(depth);
        while (fault_ == Fault::none) {
            if (take('*')) {
                left = binary(Node::Kind::multiply, left, factor(depth));
            } else if (take('/')) {
                left = binary(Node::Kind::divide, left, factor(depth));
            } else {
                break;
            }
        }
        return left;
    }

    NodePtr factor(int depth) {
        if (depth >= Expression::max_depth) return fail(Fault::too_deep);
        skip_blanks();
        if (at_ >= text_.size()) return fail(Fault::unexpected);
        if (take('-')) return binary(Node::Kind::negate, factor(depth + 1), nullptr);
        if (take('(')) {
            NodePtr inner = sum(depth + 1);
            if (fault_ == Fault::none && !take(')')) return fail(Fault::unbalanced);
            return inner;
        }
        if (take('[')) return bracketed();
        if (is_digit(text_[at_])) return number();
        if (is_letter(text_, at_)) return bare();
        return fail(Fault::unexpected);
    }

    NodePtr number() {
        const std::size_t start = at_;
        while (at_ < text_.size() && (is_digit(text_[at_]) || text_[at_] == '.')) ++at_;
        const std::string_view digits = text_.substr(start, at_ - start);
        const auto value = core::Decimal::parse(digits);
        if (!value || (at_ < text_.size() && is_letter(text_, at_))) return fail(Fault::unexpected);
        auto node = std::make_shared<Node>();
        node->number = Rational{*value};
        node->text = digits;
        return node;
    }

    NodePtr bracketed() {
        const std::size_t end = text_.find(']', at_);
        if (end == std::string_view::npos) return fail(Fault::unbalanced);
        const std::string code{text_.substr(at_, end - at_)};
        if (!core::is_code(code)) return fail(Fault::bad_code);
        at_ = end + 1;
        return named(code);
    }

    NodePtr bare() {
        const std::size_t start = at_;
        while (at_ < text_.size() && continues_code(text_, at_)) ++at_;
        const std::string code{text_.substr(start, at_ - start)};
        if (!core::is_code(code)) return fail(Fault::bad_code);
        return named(code);
    }

    NodePtr named(const std::string& code) {
        if (std::find(names_.begin(), names_.end(), code) == names_.end()) names_.push_back(code);
        auto node = std::make_shared<Node>();
        node->kind = Node::Kind::name;
        node->name = code;
        return node;
    }

    std::string_view text_;
    std::size_t at_{0};
    Fault fault_{Fault::none};
    std::size_t fault_at_{0};
    std::vector<std::string> names_;
};

std::optional<Rational> value_of(const Node& node, const Expression::Lookup& lookup) {
    if (node.kind == Node::Kind::number) return node.number;
    if (node.kind == Node::Kind::name) return lookup(node.name);
    const auto left = value_of(*node.left, lookup);
    if (!left) return std::nullopt;
    if (node.kind == Node::Kind::negate) return Rational{0} - *left;
    const auto right = value_of(*node.right, lookup);
    if (!right) return std::nullopt;
    switch (node.kind) {
        case Node::Kind::add:
            return *left + *right;
        case Node::Kind::subtract:
            return *left - *right;
        case Node::Kind::multiply:
            return *left * *right;
        case Node::Kind::divide:
            if (right->is_zero()) return std::nullopt;
            return *left / *right;
        case Node::Kind::number:
        case Node::Kind::name:
        case Node::Kind::negate:
            break;
    }
    return std::nullopt;
}

// Strength of binding: a weaker operand inside a stronger operator needs brackets.
int strength(const Node& node) {
    switch (node.kind) {
        case Node::Kind::add:
        case Node::Kind::subtract:
            return 1;
        case Node::Kind::multiply:
        case Node::Kind::divide:
            return 2;
        case Node::Kind::negate:
            return 3;
        case Node::Kind::number:
        case Node::Kind::name:
            break;
    }
    return 4;
}

std::string words_of(const Node& node);

std::string operand(const Node& node, int at_least) {
    const std::string text = words_of(node);
    return strength(node) < at_least ? "(" + text + ")" : text;
}

std::string words_of(const Node& node) {
    switch (node.kind) {
        case Node::Kind::number:
            return node.text;
        case Node::Kind::name:
            return "[" + node.name + "]";
        case Node::Kind::negate:
            return "−" + operand(*node.left, 4);
        case Node::Kind::add:
            return operand(*node.left, 1) + " + " + operand(*node.right, 1);
        case Node::Kind::subtract:
            return operand(*node.left, 1) + " − " + operand(*node.right, 2);
        case Node::Kind::multiply:
            return operand(*node.left, 2) + " × " + operand(*node.right, 2);
        case Node::Kind::divide:
            return operand(*node.left, 2) + " / " + operand(*node.right, 3);
    }
    return {};
}

}  // namespace

Expression::Parsed Expression::parse(std::string_view text) {
    Parsed result;
    if (text.size() > max_length) {
        result.fault = Fault::too_long;
        result.at = max_length;
        return result;
    }
    if (text.find_first_not_of(" \t") == std::string_view::npos) {
        result.fault = Fault::empty;
        return result;
    }
    Parser parser{text};
    NodePtr root = parser.whole();
    if (parser.fault() != Fault::none) {
        result.fault = parser.fault();
        result.at = parser.fault_at();
        return result;
    }
    Expression expression;
    expression.root_ = std::move(root);
    expression.names_ = parser.take_names();
    result.expression = std::move(expression);
    return result;
}

std::optional<Rational> Expression::evaluate(const Lookup& lookup) const {
    return value_of(*root_, lookup);
}

bool Expression::is_single_name() const noexcept {
    return root_->kind == Node::Kind::name;
}

std::string Expression::in_words() const {
    return words_of(*root_);
}

std::string_view to_word(Expression::Fault fault) {
    switch (fault) {
        case Expression::Fault::none:
            return "none";
        case Expression::Fault::empty:
            return "empty";
        case Expression::Fault::too_long:
            return "too_long";
        case Expression::Fault::too_deep:
            return "too_deep";
        case Expression::Fault::unexpected:
            return "unexpected";
        case Expression::Fault::unbalanced:
            return "unbalanced";
        case Expression::Fault::bad_code:
            return "bad_code";
    }
    return {};
}

}  // namespace utfall::indicators
