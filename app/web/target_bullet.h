#pragma once

#include "app/core/localized.h"
#include "app/usecases/indicator_view.h"

#include <string>
#include <string_view>

namespace utfall::web {

/// "percent", "money" or "counts": figures of one kind of unit share a scale.
std::string_view unit_group(const indicators::Figure& figure);
/// 100, or the next end of a scale that takes what the figure shows.
core::Decimal percent_scale(const core::Decimal& so_far, const usecases::ComparedFigure& compared);
/// The bullet of one table cell, labelled; percentages on `percent_max`, everything else on 125
/// percent of its target. Empty when there is nothing to show.
std::string target_bullet(const usecases::ComparedFigure& compared,
                          const core::Decimal& percent_max, core::Lang lang);

}  // namespace utfall::web
