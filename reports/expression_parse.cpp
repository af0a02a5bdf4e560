#include "reports/expression_node.h"

#include <algorithm>
#include <array>
#include <utility>

namespace utfall::reports {

namespace {

using Node = Expression::Node;
using NodePointer = std::shared_ptr<const Node>;

struct Function {
    std::string_view name;
    std::size_t least, most;
};
constexpr std::size_t any_number = 64;
constexpr std::array<Function, 9> functions{{{"if", 3, 3},
                                             {"coalesce", 2, any_number},
                                             {"round", 2, 2},
                                             {"min", 2, any_number},
                                             {"max", 2, any_number},
                                             {"abs", 1, 1},
                                             {"in", 2, any_number},
                                             {"starts", 2, 2},
                                             {"given", 1, 1}}};

bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}
bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

/// Recursive descent; the first fault ends it.
class Parser {
  public:
    Parser(std::string_view text, std::string& fault, std::vector<std::string>& names)
        : text_(text), fault_(fault), names_(names) {}

    NodePointer parse() {
        NodePointer root = disjunction();
        skip_space();
        if (root && at_ < text_.size()) root = fail("nothing more was expected");
        return root;
    }

  private:
    NodePointer fail(std::string_view what) {
        if (fault_.empty()) {
            fault_ = std::string{what} + " at byte " + std::to_string(at_ + 1);
        }
        return nullptr;
    }
    void skip_space() {
        while (at_ < text_.size() && text_[at_] == ' ') ++at_;
    }
    bool take(std::string_view token) {
        skip_space();
        if (!text_.substr(at_).starts_with(token)) return false;
        at_ += token.size();
        return true;
    }
    bool take_word(std::string_view word) {
        skip_space();
        const std::string_view rest = text_.substr(at_);
        if (!rest.starts_with(word)) return false;
        if (rest.size() > word.size() &&
            (is_letter(rest[word.size()]) || is_digit(rest[word.size()]) ||
             rest[word.size()] == '.')) {
            return false;
        }
        at_ += word.size();
        return true;
    }
    static NodePointer make(NodeKind kind, std::vector<NodePointer> children) {
        if (std::find(children.begin(), children.end(), nullptr) != children.end()) {
            return nullptr;
        }
        auto node = std::make_shared<Node>();
        node->kind = kind;
        node->children = std::move(children);
        return node;
    }

    NodePointer disjunction() {
        NodePointer left = conjunction();
        while (left && take_word("or")) left = make(NodeKind::disjunction, {left, conjunction()});
        return left;
    }
    NodePointer conjunction() {
        NodePointer left = negation();
        while (left && take_word("and")) left = make(NodeKind::conjunction, {left, negation()});
        return left;
    }
    NodePointer negation() {
        if (!take_word("not")) return comparison();
        const Nesting nesting{*this};
        if (!nesting.allowed) return fail("the expression is nested too deep");
        return make(NodeKind::negation, {negation()});
    }
    NodePointer comparison() {
        static constexpr std::array<std::pair<std::string_view, NodeKind>, 6> operators{
            {{"<>", NodeKind::unequal},
             {"<=", NodeKind::less_or_equal},
             {">=", NodeKind::greater_or_equal},
             {"=", NodeKind::equal},
             {"<", NodeKind::less},
             {">", NodeKind::greater}}};
        NodePointer left = sum();
        if (!left) return left;
        for (const auto& [token, kind] : operators) {
            if (take(token)) return make(kind, {left, sum()});
        }
        return left;
    }
    NodePointer sum() {
        NodePointer left = product();
        while (left) {
            if (take("+")) {
                left = make(NodeKind::add, {left, product()});
            } else if (take("-")) {
                left = make(NodeKind::subtract, {left, product()});
            } else {
                break;
            }
        }
        return left;
    }
    NodePointer product() {
        NodePointer left = factor();
        while (left) {
            if (take("*")) {
                left = make(NodeKind::multiply, {left, factor()});
            } else if (take("/")) {
                left = make(NodeKind::divide, {left, factor()});
            } else {
                break;
            }
        }
        return left;
    }
    NodePointer factor() {
        const Nesting nesting{*this};
        if (!nesting.allowed) return fail("the expression is nested too deep");
        if (take("-")) return make(NodeKind::negate, {factor()});
        if (take("(")) {
            NodePointer inside = disjunction();
            if (inside && !take(")")) return fail("a closing ) is missing");
            return inside;
        }
        skip_space();
        if (at_ >= text_.size()) return fail("a number, name or ( was expected");
        if (text_[at_] == '\'') return text();
        if (is_digit(text_[at_])) return number();
        if (is_letter(text_[at_])) return name_or_call();
        return fail("a number, name or ( was expected");
    }
    NodePointer text() {
        auto node = std::make_shared<Node>();
        node->kind = NodeKind::text;
        for (++at_; at_ < text_.size(); ++at_) {
            if (text_[at_] != '\'') {
                node->text += text_[at_];
            } else if (at_ + 1 < text_.size() && text_[at_ + 1] == '\'') {
                node->text += text_[at_++];
            } else {
                ++at_;
                return node;
            }
        }
        return fail("a closing ' is missing");
    }
    NodePointer number() {
        const std::size_t from = at_;
        while (at_ < text_.size() && (is_digit(text_[at_]) || text_[at_] == '.')) ++at_;
        const auto value = core::Decimal::parse(text_.substr(from, at_ - from));
        if (!value) return fail("a number is malformed");
        auto node = std::make_shared<Node>();
        node->number = *value;
        return node;
    }
    NodePointer name_or_call() {
        const std::size_t from = at_;
        while (at_ < text_.size() &&
               (is_letter(text_[at_]) || is_digit(text_[at_]) || text_[at_] == '.')) {
            ++at_;
        }
        auto node = std::make_shared<Node>();
        node->text = text_.substr(from, at_ - from);
        if (node->text == "and" || node->text == "or" || node->text == "not") {
            return fail("an operand is missing");
        }
        skip_space();
        if (at_ < text_.size() && text_[at_] == '(') {
            ++at_;
            return call(std::move(node));
        }
        node->kind = NodeKind::name;
        if (std::find(names_.begin(), names_.end(), node->text) == names_.end()) {
            names_.push_back(node->text);
        }
        return node;
    }
    NodePointer call(std::shared_ptr<Node> node) {
        const auto* function =
            std::find_if(functions.begin(), functions.end(),
                         [&](const Function& known) { return known.name == node->text; });
        if (function == functions.end()) return fail("there is no function " + node->text);
        node->kind = NodeKind::call;
        do {
            NodePointer argument = disjunction();
            if (!argument) return nullptr;
            node->children.push_back(std::move(argument));
        } while (take(";"));
        if (!take(")")) return fail("a closing ) is missing");
        if (node->children.size() < function->least || node->children.size() > function->most) {
            return fail(node->text + " has the wrong number of arguments");
        }
        return node;
    }

    struct Nesting {
        explicit Nesting(Parser& of) : parser(of), allowed(++of.depth_ <= Expression::max_depth) {}
        ~Nesting() { --parser.depth_; }
        Nesting(const Nesting&) = delete;
        Nesting& operator=(const Nesting&) = delete;
        Parser& parser;
        bool allowed;
    };

    std::string_view text_;
    std::string& fault_;
    std::vector<std::string>& names_;
    std::size_t at_{0};
    std::size_t depth_{0};
};

}  // namespace

bool is_arithmetic(NodeKind kind) {
    return kind == NodeKind::negate || kind == NodeKind::add || kind == NodeKind::subtract ||
           kind == NodeKind::multiply || kind == NodeKind::divide;
}

bool is_comparison(NodeKind kind) {
    return kind == NodeKind::equal || kind == NodeKind::unequal || kind == NodeKind::less ||
           kind == NodeKind::less_or_equal || kind == NodeKind::greater ||
           kind == NodeKind::greater_or_equal;
}

Expression::Expression(std::string text, std::shared_ptr<const Node> root)
    : text_(std::move(text)), root_(std::move(root)) {}

std::optional<Expression> Expression::parse(std::string_view text, std::string& fault) {
    fault.clear();
    if (text.size() > max_length) {
        fault = "the expression is longer than 400 bytes";
        return std::nullopt;
    }
    std::vector<std::string> names;
    NodePointer root = Parser{text, fault, names}.parse();
    if (!root) return std::nullopt;
    Expression made{std::string{text}, std::move(root)};
    made.names_ = std::move(names);
    return made;
}

std::optional<std::string> Expression::single_name() const {
    if (root_->kind != NodeKind::name) return std::nullopt;
    return root_->text;
}

}  // namespace utfall::reports
