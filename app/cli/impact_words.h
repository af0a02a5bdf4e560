#pragma once

#include "app/cli/context.h"
#include "app/usecases/impact.h"

#include <string>

namespace utfall::cli {

/// What a change that was only tried would move: issued reports and locked periods, figure by
/// figure. Of a report with many, the first ones; --json has them all.
std::string impact_words(const Context& context, const usecases::Impact& impact);

}  // namespace utfall::cli
