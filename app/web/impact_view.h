#pragma once

#include "app/core/json.h"
#include "app/usecases/impact.h"
#include "app/web/visit.h"

namespace utfall::web {

/// What the part "impact" of a page reads: the issued reports and locked periods that a change
/// would move, with the first figures of each.
core::JsonObject impact_view(const usecases::Impact& impact, const Visit& visit);

}  // namespace utfall::web
