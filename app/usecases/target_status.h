#pragma once

#include "app/usecases/book_facts.h"

#include <vector>

namespace utfall::usecases {

/// The figures of `period` that have a target, each at the level its target is set for; from the
/// operation's start where the target is cumulative. In the order of the set-up's indicators.
std::vector<indicators::Figure> figures_against_targets(const indicators::Facts& facts,
                                                        const core::Period& period);

}  // namespace utfall::usecases
