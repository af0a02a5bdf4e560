#pragma once

#include "app/usecases/books.h"
#include "app/usecases/indicator_view.h"

#include <optional>
#include <string>
#include <vector>

namespace utfall::usecases {

/// One of many scopes over the same periods.
struct ScopeSeries {
    indicators::Scope scope;
    std::vector<indicators::Figure> figures;  ///< One a period and definition, in order of time.
};

/// The level below an organisation at which the indicator is reported; empty when it is reported
/// by organisations themselves.
std::optional<indicators::Level> level_below(const indicators::Framework& framework,
                                             const std::string& indicator);

/// Every scope of `level` over the periods of `series`, sorted by name in Swedish order.
std::vector<ScopeSeries> series_by_scope(const indicators::Facts& facts,
                                         const std::string& indicator, indicators::Level level,
                                         const IndicatorSeries& series);

/// A figure as it was known when a report was issued, or is known now.
struct KnownFigure {
    std::string report;  ///< Empty: now.
    std::uint64_t as_of{0};
    core::Instant recorded_at;  ///< Of the newest entry known.
    indicators::Figure figure;
    bool changed{false};  ///< Differs from the one before in the list.
};

/// What the figure of `indicator`, `scope` and `period` was at each issued report's size, oldest
/// first, and at `as_of`.
std::vector<KnownFigure> known_figures(Book& book, const std::string& indicator,
                                       const indicators::Scope& scope, const std::string& period,
                                       std::uint64_t as_of);

}  // namespace utfall::usecases
