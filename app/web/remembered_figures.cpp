#include "app/web/remembered_figures.h"

namespace utfall::web {
namespace {

std::string root_of(const OpenedBook& opened) {
    return opened.store().root_at(opened.as_of).hex();
}

/// Codes hold no line breaks, so no two questions make one key.
std::string line(const indicators::Scope& scope) {
    return std::string{indicators::to_word(scope.level)} + "\n" + scope.code + "\n";
}

std::string line(const SeriesQuestion& question) {
    return question.indicator + "\n" + line(question.scope) +
           std::string{core::to_word(question.frequency)} + "\n" + question.by + "\n" +
           question.day.to_string() + "\n";
}

}  // namespace

std::shared_ptr<const std::vector<usecases::ComparedFigure>> RememberedFigures::compared(
    const OpenedBook& opened, const core::Period& period, const indicators::Scope& scope) {
    using Figures = std::vector<usecases::ComparedFigure>;
    const std::string key = root_of(opened) + line(scope) + period.code + "\n" +
                            period.from.to_string() + "\n" + period.to.to_string();
    return figures_of<Figures>(compared_.get(key, [&] {
        return Kept<Figures>{opened.setup,
                             usecases::compared_figures(opened.facts(), {}, period, scope)};
    }));
}

std::shared_ptr<const usecases::IndicatorSeries> RememberedFigures::series(
    const OpenedBook& opened, const SeriesQuestion& question) {
    using Figures = usecases::IndicatorSeries;
    return figures_of<Figures>(series_.get(root_of(opened) + line(question), [&] {
        return Kept<Figures>{opened.setup, usecases::indicator_series(
                                               opened.facts(), question.indicator, question.scope,
                                               question.frequency, question.by, question.day)};
    }));
}

std::shared_ptr<const std::vector<usecases::ScopeSeries>> RememberedFigures::by_scope(
    const OpenedBook& opened, const SeriesQuestion& question, indicators::Level level,
    const usecases::IndicatorSeries& series) {
    using Figures = std::vector<usecases::ScopeSeries>;
    const std::string key =
        root_of(opened) + line(question) + std::string{indicators::to_word(level)};
    return figures_of<Figures>(by_scope_.get(key, [&] {
        return Kept<Figures>{opened.setup, usecases::series_by_scope(
                                               opened.facts(), question.indicator, level, series)};
    }));
}

std::shared_ptr<const std::vector<usecases::KnownFigure>> RememberedFigures::known(
    const OpenedBook& opened, const std::string& indicator, const indicators::Scope& scope,
    const std::string& period) {
    const std::string key = root_of(opened) + indicator + "\n" + line(scope) + period;
    return known_.get(key, [&] {
        return usecases::known_figures(*opened.book, indicator, scope, period, opened.as_of);
    });
}

std::shared_ptr<const usecases::Collection> RememberedFigures::collection(
    const OpenedBook& opened, const usecases::CollectionQuestion& question) {
    std::string key = root_of(opened) + std::string{core::to_word(question.frequency)} + "\n" +
                      question.phase + "\n" + question.today.to_string();
    for (const auto& [period, collector] : question.drafts) key += "\n" + period + "\n" + collector;
    return collections_.get(key, [&] { return usecases::collection(opened.facts(), question); });
}

usecases::PeriodProgress RememberedFigures::progress(const OpenedBook& opened,
                                                     const std::string& period) {
    return *progress_.get(root_of(opened) + period, [&] {
        return usecases::period_progress(*opened.book, *opened.setup, period, opened.as_of);
    });
}

}  // namespace utfall::web
