#include "app/usecases/figure_origin.h"

#include "app/core/error.h"
#include "app/indicators/expression.h"
#include "app/usecases/recorded_values.h"
#include "app/usecases/report_figures.h"

#include <algorithm>

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
    Recalculation(const indicators::Framework& framework,
                  const std::vector<OriginMeasure>& measures)
        : framework_(framework) {
        for (const OriginMeasure& measure : measures) sums_[measure.code] = measure.sum;
    }

    std::optional<Rational> of(const std::string& expression, int depth = 0) const {
        const auto parsed = Expression::parse(expression);
        if (!parsed.expression || depth > 8) return {};
        return parsed.expression->evaluate([&](const std::string& name) -> std::optional<Rational> {
            if (framework_.measure(name) != nullptr) {
                const auto sum = sums_.find(name);
                return sum == sums_.end() ? std::nullopt : std::optional<Rational>{sum->second};
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
    std::map<std::string, core::Decimal> sums_;
};

bool is_same(const std::optional<core::Decimal>& shown, const std::optional<Rational>& again,
             int decimals) {
    return !shown || (again && again->rounded(decimals) == *shown);
}

std::optional<bool> adds_up(const FigureOrigin& origin, const indicators::Framework& framework) {
    const Figure& figure = origin.figure;
    const std::string& method = origin.definition->method;
    if (!figure.value || method == "milestone" || method == "none") return {};
    if (method == "distribution") {
        if (!figure.n) return {};
        const std::string& counted = origin.definition->numerator;
        for (const OriginMeasure& measure : origin.measures) {
            if (counted.find(measure.code) == std::string::npos) continue;
            const auto* row = framework.measure(measure.code);
            if (row != nullptr && row->kind == "ordinal")
                return *figure.n == core::Decimal{static_cast<std::int64_t>(measure.lines.size())};
            return *figure.n == measure.sum;
        }
        return false;
    }
    constexpr int shown_places = 6;
    const Recalculation again{framework, origin.measures};
    bool same =
        is_same(figure.value, again.value(*origin.definition), static_cast<int>(figure.decimals));
    if (method == "ratio") {
        same = same &&
               is_same(figure.numerator, again.of(origin.definition->numerator), shown_places) &&
               is_same(figure.denominator, again.of(origin.definition->denominator), shown_places);
    }
    return same;
}

void add_lines(FigureOrigin& origin, std::vector<ValueVersion> lines) {
    for (ValueVersion& line : lines) {
        auto at = std::find_if(
            origin.measures.begin(), origin.measures.end(),
            [&](const OriginMeasure& one) { return one.code == line.value.series.measure; });
        if (at == origin.measures.end())
            at = origin.measures.insert(at, OriginMeasure{line.value.series.measure, {}, {}});
        if (line.value.value) at->sum += *line.value.value;
        at->lines.push_back(std::move(line));
    }
    for (OriginMeasure& measure : origin.measures) {
        std::stable_sort(measure.lines.begin(), measure.lines.end(),
                         [](const ValueVersion& a, const ValueVersion& b) {
                             return std::tie(a.value.period, a.value.series) <
                                    std::tie(b.value.period, b.value.series);
                         });
    }
}

}  // namespace

indicators::FigureQuery query_for(const FigureName& name) {
    auto query = query_at(name.scope, name.period);
    query.indicators = {name.indicator};
    for (const auto& [dimension, category] : name.breakdown) query.by.push_back(dimension);
    return query;
}

FigureOrigin figure_origin(Book& book, const indicators::Facts& facts, const FigureName& name) {
    FigureOrigin origin;
    bool found = false;
    for (Figure& figure : indicators::figures(facts, query_for(name))) {
        if (figure.scope != name.scope || figure.breakdown != name.breakdown) continue;
        if (name.version && figure.version != *name.version) continue;
        origin.figure = std::move(figure);
        found = true;
    }
    for (const auto* version : facts.framework.versions(name.indicator)) {
        if (version->version == origin.figure.version) origin.definition = version;
    }
    if (!found || origin.definition == nullptr) {
        throw core::Error{
            core::ErrorKind::not_found, "INDICATOR_UNKNOWN", {{"code", name.indicator}}};
    }
    add_lines(origin, recorded_values(book.store(), origin.figure.sources));
    origin.adds_up = adds_up(origin, facts.framework);
    return origin;
}

}  // namespace utfall::usecases
