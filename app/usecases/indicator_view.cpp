#include "app/usecases/indicator_view.h"

#include "app/indicators/calculation.h"
#include "app/indicators/figure_reader.h"
#include "app/indicators/people.h"
#include "app/indicators/targets.h"
#include "app/usecases/report_figures.h"

#include <algorithm>
#include <array>
#include <set>

namespace utfall::usecases {
namespace {

using core::Frequency;
using indicators::Figure;

constexpr std::array<Frequency, 6> by_length{Frequency::month, Frequency::quarter,
                                             Frequency::term,  Frequency::half_year,
                                             Frequency::year,  Frequency::school_year};

const indicators::IndicatorDefinition* definition_of(const indicators::Framework& framework,
                                                     const Figure& figure) {
    for (const auto* version : framework.versions(figure.indicator)) {
        if (version->version == figure.version) return version;
    }
    return nullptr;
}

std::vector<Figure> ask(indicators::FigureReader& reader, const std::vector<std::string>& codes,
                        const std::string& period, const indicators::Scope& scope,
                        const std::string& by, bool cumulative = false) {
    auto query = query_at(scope, period);
    query.indicators = codes;
    query.cumulative = cumulative;
    if (!by.empty()) query.by = {by};
    return reader.figures(query);
}

bool is_held_from_start(const indicators::Framework& framework, const Figure& figure) {
    const auto* definition = definition_of(framework, figure);
    return definition != nullptr && figure.target && indicators::target_is_cumulative(*definition);
}

/// The figures counted from the operation's start, of those `now` whose target asks for it.
FigureIndex from_start(indicators::FigureReader& reader, const indicators::Framework& framework,
                       const std::vector<Figure>& now, const std::string& period,
                       const indicators::Scope& scope) {
    std::set<std::string> codes;
    for (const Figure& figure : now) {
        if (is_held_from_start(framework, figure)) codes.insert(figure.indicator);
    }
    if (codes.empty()) return FigureIndex{{}};
    return FigureIndex{ask(reader, {codes.begin(), codes.end()}, period, scope, {}, true)};
}

ComparedFigure compared(const indicators::Framework& framework, Figure figure,
                        const FigureIndex& since_start) {
    ComparedFigure made;
    made.definition = definition_of(framework, figure);
    made.reached = figure.value;
    if (is_held_from_start(framework, figure)) {
        const Figure* whole = since_start.find(figure.indicator, figure.version, figure.scope.code);
        made.reached = whole == nullptr ? std::nullopt : whole->value;
    }
    if (made.reached && figure.target) made.to_target = *made.reached - *figure.target;
    made.figure = std::move(figure);
    return made;
}

void set_previous(ComparedFigure& made, const Figure& before) {
    made.previous = before;
    if (made.figure.value && before.value) made.change = *made.figure.value - *before.value;
}

bool is_empty(const Figure& figure) {
    return !figure.value && figure.text.empty() && figure.coverage.expected == 0;
}

Trend trend_of(const std::vector<const Figure*>& values) {
    if (values.empty()) return Trend::none;
    if (values.size() == 1) return Trend::single;
    bool up = true;
    bool down = true;
    for (std::size_t i = 1; i < values.size(); ++i) {
        up = up && *values[i]->value > *values[i - 1]->value;
        down = down && *values[i]->value < *values[i - 1]->value;
    }
    if (values.size() > 2 && up) return Trend::rising;
    if (values.size() > 2 && down) return Trend::falling;
    const auto& first = *values.front()->value;
    const auto& last = *values.back()->value;
    if (last == first) return Trend::unchanged;
    return last > first ? Trend::higher : Trend::lower;
}

}  // namespace

std::vector<core::Period> begun_periods(const programme::Programme& programme, Frequency frequency,
                                        core::Date day) {
    if (!programme.operation) return {};
    const auto& operation = *programme.operation;
    core::Date last = day;
    if (operation.span.to && *operation.span.to < last) last = *operation.span.to;
    if (last < operation.span.from) last = operation.span.from;
    auto all =
        programme.periods(frequency, operation.reporting_organisation, operation.span.from, last);
    std::erase_if(all, [&](const core::Period& period) { return period.from > day; });
    std::reverse(all.begin(), all.end());
    return all;
}

std::optional<core::Period> current_period(const programme::Programme& programme, core::Date day) {
    for (const Frequency frequency :
         {Frequency::term, Frequency::school_year, Frequency::half_year}) {
        const auto begun = begun_periods(programme, frequency, day);
        if (!begun.empty()) return begun.front();
    }
    return {};
}

std::optional<core::Period> period_before(const programme::Programme& programme,
                                          const core::Period& period) {
    for (const auto& one : begun_periods(programme, period.frequency, period.from.plus_days(-1))) {
        if (one.to < period.from) return one;
    }
    return {};
}

std::vector<ComparedFigure> compared_figures(const indicators::Facts& facts,
                                             const std::vector<std::string>& indicators,
                                             const core::Period& period,
                                             const indicators::Scope& scope) {
    std::vector<ComparedFigure> made;
    indicators::FigureReader reader{facts};
    const auto before = period_before(facts.programme, period);
    const FigureIndex earlier{before ? ask(reader, indicators, before->code, scope, {})
                                     : std::vector<Figure>{}};
    auto now_all = ask(reader, indicators, period.code, scope, {});
    const FigureIndex since_start =
        from_start(reader, facts.framework, now_all, period.code, scope);
    for (Figure& figure : now_all) {
        made.push_back(compared(facts.framework, std::move(figure), since_start));
        const Figure& now = made.back().figure;
        const Figure* then = earlier.find(now.indicator, now.version, now.scope.code);
        if (then != nullptr) set_previous(made.back(), *then);
    }
    return made;
}

std::vector<Frequency> frequencies_of(const indicators::Facts& facts,
                                      const std::string& indicator) {
    std::size_t shortest = 0;
    std::set<Frequency> own;
    for (const std::string& code : indicators::measures_of(facts.framework, indicator))
        own.insert(facts.framework.measure(code)->frequency);
    for (std::size_t i = 0; i < by_length.size(); ++i) {
        if (own.contains(by_length[i])) shortest = i;
    }
    std::vector<Frequency> found;
    for (std::size_t i = shortest; i < by_length.size(); ++i) {
        // Half-years lie across terms, years across school years.
        const bool calendar =
            by_length[i] == Frequency::term || by_length[i] == Frequency::school_year;
        if (calendar && facts.programme.calendar.empty()) continue;
        found.push_back(by_length[i]);
    }
    return found;
}

std::vector<std::string> dimensions_of(const indicators::Framework& framework,
                                       const std::string& indicator) {
    std::vector<std::string> shared;
    const auto versions = framework.versions(indicator);
    if (!versions.empty() && indicators::counts_people(*versions.back())) {
        for (const auto& dimension : framework.dimensions) {
            if (indicators::is_of_people(dimension.code)) shared.push_back(dimension.code);
        }
        return shared;
    }
    bool first = true;
    for (const std::string& code : indicators::measures_of(framework, indicator)) {
        const auto& own = framework.measure(code)->breakdowns;
        if (first) shared = own;
        first = false;
        std::erase_if(shared, [&](const std::string& one) {
            return std::find(own.begin(), own.end(), one) == own.end();
        });
    }
    return shared;
}

IndicatorSeries indicator_series(const indicators::Facts& facts, const std::string& indicator,
                                 const indicators::Scope& scope, Frequency frequency,
                                 const std::string& by, core::Date day) {
    IndicatorSeries series;
    series.frequency = frequency;
    auto periods = begun_periods(facts.programme, frequency, day);
    std::reverse(periods.begin(), periods.end());
    indicators::FigureReader reader{facts};
    for (const auto& period : periods) {
        const FigureIndex parts{by.empty() ? std::vector<Figure>{}
                                           : ask(reader, {indicator}, period.code, scope, by)};
        auto totals = ask(reader, {indicator}, period.code, scope, {});
        const FigureIndex since_start =
            from_start(reader, facts.framework, totals, period.code, scope);
        for (Figure& figure : totals) {
            if (is_empty(figure) && series.points.empty()) continue;
            SeriesPoint point{
                period, compared(facts.framework, std::move(figure), since_start), {}};
            for (const Figure& part : parts.all()) {
                if (part.version == point.total.figure.version) point.parts.push_back(part);
            }
            if (!series.points.empty()) {
                const Figure& before = series.points.back().total.figure;
                if (before.version == point.total.figure.version) set_previous(point.total, before);
            }
            series.points.push_back(std::move(point));
        }
    }
    while (!series.points.empty() && is_empty(series.points.back().total.figure))
        series.points.pop_back();
    std::vector<const Figure*> values;
    for (std::size_t i = 0; i < series.points.size(); ++i) {
        const Figure& figure = series.points[i].total.figure;
        if (!figure.value && figure.text.empty()) continue;
        if (series.latest && series.points[*series.latest].total.figure.version != figure.version)
            values.clear();
        series.latest = i;
        if (figure.value) values.push_back(&figure);
    }
    series.trend = trend_of(values);
    return series;
}

}  // namespace utfall::usecases
