#pragma once

#include "app/usecases/book_facts.h"
#include "app/usecases/indicator_view.h"

#include <optional>
#include <vector>

namespace utfall::usecases {

/// The figures of `period` that have a target, each at the level its target is set for; from the
/// operation's start where the target is cumulative. In the order of the set-up's indicators.
std::vector<indicators::Figure> figures_against_targets(const indicators::Facts& facts,
                                                        const core::Period& period);

/// The same beside their targets and those of the period `before`. A figure is counted as its
/// target is, so what is reached is the figure's own value.
std::vector<ComparedFigure> compared_with_targets(const indicators::Facts& facts,
                                                  const core::Period& period,
                                                  const std::optional<core::Period>& before);

}  // namespace utfall::usecases
