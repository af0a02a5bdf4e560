#pragma once

#include "app/indicators/value.h"
#include "app/ledger/series.h"
#include "app/usecases/collection.h"

#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <vector>

namespace utfall::usecases {

/// What stands in one row, its breakdown cells together; what is reported speaks for the row.
enum class RowState { empty, not_applicable, reported };
/// By series without breakdown, and period.
using RowStates = std::map<std::pair<ledger::SeriesKey, std::string>, RowState>;

/// The rows of one measure as known at `facts.as_of`, each by its place in `periods`; whoever never
/// reported has none.
std::map<ledger::SeriesKey, std::vector<RowState>> rows_of(const indicators::Facts& facts,
                                                           const std::string& measure,
                                                           const std::vector<std::string>& periods);

void note_value(RowState& row, indicators::ValueState value);

/// The row of a value: it may also say which unit or team it concerns, and is its reporter's all
/// the same.
ledger::SeriesKey row_of(const std::string& measure, const indicators::ReporterColumns& reporter);

/// Rows of mandatory measures; what is not applicable is not expected.
struct RowCount {
    std::int64_t reported{0};
    std::int64_t expected{0};
};
RowCount mandatory_rows(const std::vector<OwedValue>& owed, const RowStates& states,
                        const std::string& period);

}  // namespace utfall::usecases
