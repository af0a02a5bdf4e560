#include "app/usecases/collected_rows.h"

#include <algorithm>

namespace utfall::usecases {

void note_value(RowState& row, indicators::ValueState value) {
    if (value == indicators::ValueState::not_reported) return;
    const bool outside = value == indicators::ValueState::not_applicable;
    row = std::max(row, outside ? RowState::not_applicable : RowState::reported);
}

ledger::SeriesKey row_of(const std::string& measure, const indicators::ReporterColumns& reporter) {
    ledger::SeriesKey series;
    series.measure = measure;
    series.organisation = reporter.organisation;
    series.intervention = reporter.intervention;
    if (reporter.intervention.empty()) series.team = reporter.team;
    if (reporter.intervention.empty() && reporter.team.empty()) series.unit = reporter.unit;
    return series;
}

RowCount mandatory_rows(const std::vector<OwedValue>& owed, const RowStates& states,
                        const std::string& period) {
    RowCount count;
    for (const OwedValue& one : owed) {
        if (!one.measure->mandatory) continue;
        const auto found = states.find({one.series, period});
        const RowState state = found == states.end() ? RowState::empty : found->second;
        if (state == RowState::not_applicable) continue;
        ++count.expected;
        if (state == RowState::reported) ++count.reported;
    }
    return count;
}

}  // namespace utfall::usecases
