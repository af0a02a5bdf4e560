#pragma once

#include "app/core/json.h"
#include "app/web/indicator_subject.h"

namespace utfall::web {

/// How the answers of a distribution were spread, a row a category and a column a period; false for
/// other indicators.
core::Json distribution_view(const IndicatorSubject& subject);

}  // namespace utfall::web
