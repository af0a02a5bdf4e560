#pragma once

#include "app/usecases/indicator_scopes.h"
#include "app/web/figure_words.h"

#include <string>

namespace utfall::web {

/// The line over periods with phases, targets and breaks, as SVG; empty with fewer than two values.
/// `by`: a line for each of its categories instead of the total.
std::string indicator_chart(const usecases::IndicatorSeries& series, const std::string& title,
                            const std::string& by, const OpenedBook& opened, const Visit& visit);

/// One small line a scope, all on one scale. A share's target is drawn where the scope has none of
/// its own: that of `whole`, the series they are parts of.
core::Json small_multiples(const std::vector<usecases::ScopeSeries>& scopes,
                           const usecases::IndicatorSeries& whole, const OpenedBook& opened,
                           const Visit& visit);

}  // namespace utfall::web
