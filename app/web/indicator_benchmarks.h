#pragma once

#include "app/core/json.h"
#include "app/web/indicator_subject.h"

namespace utfall::web {

/// The figures of others that the newest definition is held against, with whose they are; false
/// where there are none.
core::Json benchmarks_view(const IndicatorSubject& subject);

}  // namespace utfall::web
