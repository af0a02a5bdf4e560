#pragma once

#include "app/core/localized.h"
#include "app/usecases/collection.h"

#include <optional>
#include <string>
#include <vector>

namespace utfall::usecases {

/// One input of an entry grid.
struct GridCell {
    std::string name;  ///< "v:M-PRES:T1:F"
    ledger::SeriesKey series;
    core::LocalText category;  ///< Empty when the measure has no breakdown.
    std::optional<indicators::StoredValue> stored;
    std::optional<indicators::StoredValue> earlier;  ///< The period before.
};

/// A measure by one reporter.
struct GridRow {
    const indicators::Measure* measure{nullptr};
    std::string name;   ///< "M-PRES:T1"
    std::string group;  ///< Code of the intervention; empty: the collector's own.
    core::LocalText group_name;
    std::vector<GridCell> cells;
    std::string comment;    ///< The first that is stored.
    bool estimated{false};  ///< A stored cell is.
};

/// Rows that share their columns.
struct GridSection {
    core::LocalText name;  ///< Of the dimensions; empty: one column without breakdown.
    std::vector<core::LocalText> columns;
    std::vector<GridRow> rows;
};

struct EntryGrid {
    Collector collector;
    core::Period period;
    std::optional<core::Period> earlier;
    core::Date due;
    std::vector<GridSection> sections;
};

/// Everything that `collector` owes for `period`, with what is known at `facts.as_of`. Throws
/// Error(not_found, "PERIOD_UNKNOWN").
EntryGrid entry_grid(const indicators::Facts& facts, const Collector& collector,
                     const std::string& period);

/// The sum of numbers; empty when there are none.
std::optional<core::Decimal> sum_of(const std::vector<std::optional<core::Decimal>>& numbers);

}  // namespace utfall::usecases
