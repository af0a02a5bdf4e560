#include "app/usecases/figure_origin.h"

#include "app/core/error.h"
#include "app/usecases/figure_sums.h"
#include "app/usecases/recorded_values.h"
#include "app/usecases/report_figures.h"

#include <algorithm>

namespace utfall::usecases {
namespace {

using indicators::Figure;

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
    MeasureSums sums;
    for (const OriginMeasure& measure : origin.measures)
        sums[measure.code] = {measure.sum, measure.lines.size()};
    origin.adds_up = adds_up(origin.figure, *origin.definition, facts.framework, sums);
    return origin;
}

}  // namespace utfall::usecases
