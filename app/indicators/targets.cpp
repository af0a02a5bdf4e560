#include "app/indicators/targets.h"

namespace utfall::indicators {

using core::Rational;

const Target* target_for(const Framework& framework, const std::string& indicator,
                         const Scope& scope, core::Date end) {
    const Target* next = nullptr;
    const Target* last = nullptr;
    for (const Target& target : framework.targets) {
        if (target.indicator != indicator || target.code != scope.code ||
            parse_level(target.level) != scope.level) {
            continue;
        }
        if (target.date >= end) {
            if (next == nullptr || target.date <= next->date) next = &target;
        } else if (last == nullptr || target.date >= last->date) {
            last = &target;
        }
    }
    return next != nullptr ? next : last;
}

bool target_is_cumulative(const IndicatorDefinition& definition) {
    if (definition.kind != "output") return false;
    return definition.people.has_value() ||
           (definition.method == "sum" && definition.over_time == "sum");
}

std::optional<core::Decimal> achievement(const IndicatorDefinition& definition,
                                         const Rational& value, const core::Decimal& target) {
    const bool has_baseline = definition.baseline && !definition.baseline->value.is_zero();
    if (definition.direction == "none") return std::nullopt;
    if (definition.direction == "down" && !definition.baseline) return std::nullopt;
    const Rational start = has_baseline ? Rational{definition.baseline->value} : Rational{};
    const Rational way = Rational{target} - start;
    if (way.is_zero()) return std::nullopt;
    return (Rational{100} * (value - start) / way).rounded(1);
}

bool meets(const IndicatorDefinition& definition, const Rational& value,
           const core::Decimal& target) {
    const Rational wanted{target};
    if (definition.direction == "down") return value <= wanted;
    if (definition.direction == "none") return value == wanted;
    return value >= wanted;
}

}  // namespace utfall::indicators
