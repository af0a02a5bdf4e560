#pragma once

#include "app/indicators/framework.h"
#include "app/intake/cells.h"
#include "app/usecases/value_check.h"

#include <optional>

namespace utfall::usecases {

/// Both ends are allowed; empty: no limit.
struct ValueLimits {
    std::optional<core::Decimal> least, most;
};
/// Those of the measure, and of its kind where that has any.
ValueLimits limits_of(const indicators::Measure& measure);

/// Reads a row's value and state as the measure's kind has them, into `checked`. Faults are added
/// to the row's own: VALUE_BOOLEAN, CELL_DATE, those of numbers, VALUE_ESTIMATE_METHOD (a warning).
void read_value_cell(intake::RowCells& cells, const indicators::Measure& measure,
                     CheckedValue& checked);

}  // namespace utfall::usecases
