#include "app/indicators/value_rules.h"

#include "app/core/code.h"
#include "app/indicators/expression.h"
#include "app/indicators/framework_checks.h"

namespace utfall::indicators {
namespace {

/// Holds one side against what can be calculated of values, and the measures that it names against
/// those of the other.
class RuleCheck {
  public:
    RuleCheck(const Framework& framework, const ValueRule& rule, const programme::SetupRow& row,
              programme::SetupFaults& faults)
        : framework_(framework), rule_(rule), row_(row), faults_(faults) {}

    void side(const std::string& member, const std::string& text) {
        if (text.empty()) return;
        const auto parsed = Expression::parse(text);
        if (!parsed.expression) {
            faults_.add("CHECK_EXPRESSION", row_, "/" + member,
                        {{"check", rule_.code},
                         {"value", text},
                         {"position", std::to_string(parsed.at + 1)},
                         {"problem", std::string{to_word(parsed.fault)}}});
            return;
        }
        for (const std::string& name : parsed.expression->names()) {
            const Measure* measure = framework_.measure(name);
            if (measure == nullptr) {
                faults_.unknown_reference(row_, "/" + member, "measures", name,
                                          core::codes_of(framework_.measures));
            } else if (first_ == nullptr) {
                first_ = measure;
            } else if (measure->frequency != first_->frequency ||
                       measure->reported_by != first_->reported_by) {
                faults_.add("CHECK_MEASURES", row_, "/" + member,
                            {{"check", rule_.code}, {"measure", name}, {"other", first_->code}});
            }
        }
    }

  private:
    const Framework& framework_;
    const ValueRule& rule_;
    const programme::SetupRow& row_;
    programme::SetupFaults& faults_;
    const Measure* first_{nullptr};
};

bool holds(const core::Rational& left, const std::string& comparison, const core::Rational& right) {
    if (comparison == "<") return left < right;
    if (comparison == "<=") return left <= right;
    if (comparison == "=") return left == right;
    if (comparison == ">=") return left >= right;
    return left > right;
}

}  // namespace

void check_rules(const Framework& framework, const FrameworkRows& rows,
                 programme::SetupFaults& faults) {
    for (std::size_t at = 0; at < framework.checks.size(); ++at) {
        const ValueRule& rule = framework.checks[at];
        RuleCheck check{framework, rule, *rows.checks[at], faults};
        check.side("left", rule.left);
        check.side("right", rule.right);
    }
}

RuleReading::RuleReading(const ValueRule& rule)
    : left_(Expression::parse(rule.left).expression),
      right_(Expression::parse(rule.right).expression),
      comparison_(rule.comparison) {}

std::vector<std::string> RuleReading::measures() const {
    std::vector<std::string> codes;
    for (const auto* side : {&left_, &right_}) {
        if (!*side) continue;
        for (const std::string& name : (*side)->names()) codes.push_back(name);
    }
    return codes;
}

std::optional<BrokenRule> RuleReading::broken(const MeasureValues& values) const {
    if (!left_ || !right_) return std::nullopt;
    const auto lookup = [&](const std::string& measure) -> std::optional<core::Rational> {
        const auto at = values.find(measure);
        if (at == values.end()) return std::nullopt;
        return core::Rational{at->second};
    };
    const auto left = left_->evaluate(lookup), right = right_->evaluate(lookup);
    if (!left || !right || holds(*left, comparison_, *right)) return std::nullopt;
    return BrokenRule{*left, *right};
}

}  // namespace utfall::indicators
