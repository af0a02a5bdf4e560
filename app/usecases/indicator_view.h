#pragma once

#include "app/core/period.h"
#include "app/indicators/figure.h"

#include <optional>
#include <string>
#include <vector>

namespace utfall::usecases {

/// A figure beside what it is judged by.
struct ComparedFigure {
    indicators::Figure figure;
    const indicators::IndicatorDefinition* definition{nullptr};
    std::optional<indicators::Figure> previous;  ///< Of the period before, when comparable.
    /// What the target is held against: the value, or the sum since the operation's start where the
    /// target is cumulative.
    std::optional<core::Decimal> reached;
    std::optional<core::Decimal> to_target;  ///< Reached minus target.
    std::optional<core::Decimal> change;     ///< Value minus the previous one.
};

/// The period of the calendar (or a standard one) that a person means by "now": the newest term
/// begun on `day`, else school year, else half-year.
std::optional<core::Period> current_period(const programme::Programme& programme, core::Date day);
/// Every period begun by `day` since the operation's start, newest first, of one frequency.
std::vector<core::Period> begun_periods(const programme::Programme& programme,
                                        core::Frequency frequency, core::Date day);
/// The period of the same frequency before; empty for the operation's first.
std::optional<core::Period> period_before(const programme::Programme& programme,
                                          const core::Period& period);

/// True when `reached` counts more than the value.
inline bool counts_from_start(const ComparedFigure& compared) {
    return compared.reached && compared.reached != compared.figure.value;
}

/// Figures of one period beside those of the period before, in the framework's order. `code` may be
/// empty: every scope of the level.
std::vector<ComparedFigure> compared_figures(const indicators::Facts& facts,
                                             const std::vector<std::string>& indicators,
                                             const core::Period& period,
                                             const indicators::Scope& scope);

struct SeriesPoint {
    core::Period period;
    ComparedFigure total;
    std::vector<indicators::Figure> parts;  ///< One a category, in the dimension's order.
};

enum class Trend { none, single, rising, falling, higher, lower, unchanged };

/// One indicator over time in one scope.
struct IndicatorSeries {
    core::Frequency frequency{core::Frequency::term};
    std::vector<SeriesPoint> points;    ///< In order of time; one a definition where these meet.
    Trend trend{Trend::none};           ///< Of the points of the newest definition.
    std::optional<std::size_t> latest;  ///< The newest point with a value.
};

/// The frequencies over which the indicator has figures: its measures' own and every longer one.
std::vector<core::Frequency> frequencies_of(const indicators::Facts& facts,
                                            const std::string& indicator);
/// The dimensions that all its measures are broken down by.
std::vector<std::string> dimensions_of(const indicators::Framework& framework,
                                       const std::string& indicator);

/// From the first period with anything expected to the last begun by `day`. `by`: a dimension, or
/// empty.
IndicatorSeries indicator_series(const indicators::Facts& facts, const std::string& indicator,
                                 const indicators::Scope& scope, core::Frequency frequency,
                                 const std::string& by, core::Date day);

}  // namespace utfall::usecases
