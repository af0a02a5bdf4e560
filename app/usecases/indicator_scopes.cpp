#include "app/usecases/indicator_scopes.h"

#include "app/core/error.h"
#include "app/core/text.h"
#include "app/indicators/calculation.h"
#include "app/indicators/figure_reader.h"
#include "app/usecases/book_facts.h"
#include "app/usecases/report_figures.h"
#include "app/usecases/reports_issued.h"
#include "app/usecases/setup.h"

#include <algorithm>
#include <map>

namespace utfall::usecases {
namespace {

using indicators::Figure;
using indicators::Level;

std::string name_of(const programme::Programme& programme, const indicators::Scope& scope) {
    if (const auto* team = programme.team(scope.code); team && scope.level == Level::team)
        return team->name;
    if (const auto* unit = programme.unit(scope.code); unit && scope.level == Level::unit)
        return unit->name;
    const auto* row = programme.intervention(scope.code);
    return row != nullptr && scope.level == Level::intervention ? row->name.sv : scope.code;
}

std::optional<Figure> figure_at(Book& book, const std::string& indicator,
                                const indicators::Scope& scope, const std::string& period,
                                std::uint64_t as_of) {
    const Setup setup = load_setup(book.store(), as_of);
    const indicators::Facts facts = book_facts(book, setup, as_of);
    auto query = query_at(scope, period);
    query.indicators = {indicator};
    try {
        auto figures = indicators::figures(facts, query);
        if (figures.empty()) return {};
        return std::move(figures.back());
    } catch (const core::Error& error) {
        // The indicator, the period or the scope was not set up yet.
        if (error.kind() == core::ErrorKind::not_found) return {};
        throw;
    }
}

}  // namespace

std::optional<Level> level_below(const indicators::Framework& framework,
                                 const std::string& indicator) {
    std::optional<Level> level;
    for (const std::string& code : indicators::measures_of(framework, indicator)) {
        const auto reported_by = indicators::parse_level(framework.measure(code)->reported_by);
        if (!reported_by || *reported_by == Level::organisation) return {};
        if (level && *level != *reported_by) return {};
        level = reported_by;
    }
    return level;
}

std::vector<ScopeSeries> series_by_scope(const indicators::Facts& facts,
                                         const std::string& indicator, Level level,
                                         const IndicatorSeries& series) {
    std::vector<ScopeSeries> all;
    std::map<indicators::Scope, std::size_t> at;
    std::string last;
    indicators::FigureReader reader{facts};
    for (const SeriesPoint& point : series.points) {
        if (point.period.code == last) continue;
        last = point.period.code;
        indicators::FigureQuery query;
        query.indicators = {indicator};
        query.period = last;
        query.level = level;
        for (Figure& figure : reader.figures(query)) {
            const auto [known, is_new] = at.try_emplace(figure.scope, all.size());
            if (is_new) all.push_back({figure.scope, {}});
            all[known->second].figures.push_back(std::move(figure));
        }
    }
    std::erase_if(all, [](const ScopeSeries& one) {
        return std::none_of(one.figures.begin(), one.figures.end(), [](const Figure& figure) {
            return figure.value.has_value() || figure.coverage.expected > 0;
        });
    });
    std::stable_sort(all.begin(), all.end(), [&](const ScopeSeries& a, const ScopeSeries& b) {
        return core::compare_swedish(name_of(facts.programme, a.scope),
                                     name_of(facts.programme, b.scope)) < 0;
    });
    return all;
}

std::vector<KnownFigure> known_figures(Book& book, const std::string& indicator,
                                       const indicators::Scope& scope, const std::string& period,
                                       std::uint64_t as_of) {
    std::vector<KnownFigure> known;
    const auto add = [&](const std::string& report, std::uint64_t size) {
        auto figure = figure_at(book, indicator, scope, period, size);
        if (!figure || (!figure->value && figure->text.empty() && !report.empty())) return;
        KnownFigure made{report, size, book.store().entry(size - 1)->recorded_at,
                         std::move(*figure), false};
        if (!known.empty()) {
            const Figure& before = known.back().figure;
            made.changed = before.value != made.figure.value || before.text != made.figure.text ||
                           before.state != made.figure.state;
        }
        known.push_back(std::move(made));
    };
    for (const IssuedReport& report : issued_reports(book.store(), as_of))
        add(report.number, report.as_of);
    add({}, as_of);
    return known;
}

}  // namespace utfall::usecases
