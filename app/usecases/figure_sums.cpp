#include "app/usecases/figure_sums.h"

#include "app/indicators/expression.h"

namespace utfall::usecases {
namespace {

using core::Rational;
using indicators::Expression;
using indicators::Figure;
using indicators::IndicatorDefinition;

// Puts the sums of a figure's lines through its formula once more, without the reader, the frame
// and the states that made the figure.
class Recalculation {
  public:
    Recalculation(const indicators::Framework& framework, const MeasureSums& sums)
        : framework_(framework), sums_(sums) {}

    std::optional<Rational> of(const std::string& expression, int depth = 0) const {
        const auto parsed = Expression::parse(expression);
        if (!parsed.expression || depth > 8) return {};
        return parsed.expression->evaluate([&](const std::string& name) -> std::optional<Rational> {
            if (framework_.measure(name) != nullptr) {
                const auto sum = sums_.find(name);
                return sum == sums_.end() ? std::nullopt : std::optional<Rational>{sum->second.sum};
            }
            const auto versions = framework_.versions(name);
            return versions.empty() ? std::nullopt : value(*versions.back(), depth + 1);
        });
    }

    std::optional<Rational> value(const IndicatorDefinition& definition, int depth = 0) const {
        if (definition.method == "formula") return of(definition.expression, depth);
        const auto above = of(definition.numerator, depth);
        if (definition.method != "ratio") return above;
        const auto below = of(definition.denominator, depth);
        if (!above || !below || below->is_zero()) return {};
        const Rational ratio = *above / *below;
        return definition.unit == "percent" ? ratio * Rational{100} : ratio;
    }

  private:
    const indicators::Framework& framework_;
    const MeasureSums& sums_;
};

bool is_same(const std::optional<core::Decimal>& shown, const std::optional<Rational>& again,
             int decimals) {
    return !shown || (again && again->rounded(decimals) == *shown);
}

bool rests_on_people(const indicators::Framework& framework, const IndicatorDefinition& definition,
                     int depth) {
    constexpr int deepest = 20;
    if (definition.method != "formula") return indicators::counts_people(definition);
    const auto parsed = indicators::Expression::parse(definition.expression);
    if (!parsed.expression || depth > deepest) return false;
    for (const std::string& name : parsed.expression->names()) {
        if (framework.measure(name) != nullptr) continue;
        for (const auto* version : framework.versions(name)) {
            if (rests_on_people(framework, *version, depth + 1)) return true;
        }
    }
    return false;
}

}  // namespace

std::optional<bool> adds_up(const Figure& figure, const IndicatorDefinition& definition,
                            const indicators::Framework& framework, const MeasureSums& sums) {
    const std::string& method = definition.method;
    if (!figure.value || method == "milestone" || method == "none") return {};
    // Nobody is added up: the number is counted again from who they are.
    if (rests_on_people(framework, definition, 0)) return {};
    if (method == "distribution") {
        if (!figure.n) return {};
        const std::string& counted = definition.numerator;
        for (const auto& [code, measure] : sums) {
            if (counted.find(code) == std::string::npos) continue;
            const auto* row = framework.measure(code);
            if (row != nullptr && row->kind == "ordinal")
                return *figure.n == core::Decimal{static_cast<std::int64_t>(measure.lines)};
            return *figure.n == measure.sum;
        }
        return false;
    }
    constexpr int shown_places = 6;
    const Recalculation again{framework, sums};
    bool same = is_same(figure.value, again.value(definition), static_cast<int>(figure.decimals));
    if (method == "ratio") {
        same = same && is_same(figure.numerator, again.of(definition.numerator), shown_places) &&
               is_same(figure.denominator, again.of(definition.denominator), shown_places);
    }
    return same;
}

}  // namespace utfall::usecases
