#include "app/usecases/collected_rows.h"

#include <algorithm>

namespace utfall::usecases {

std::map<ledger::SeriesKey, std::vector<RowState>> rows_of(
    const indicators::Facts& facts, const std::string& measure,
    const std::vector<std::string>& periods) {
    std::map<ledger::SeriesKey, std::vector<RowState>> rows;
    indicators::ValueCodes codes;
    // The periods asked for get the first numbers.
    for (const std::string& period : periods) codes.periods.number(period);
    const std::size_t asked = codes.periods.size();
    std::vector<indicators::ValueInForce> values;
    for (const auto& reporter : facts.values.reporters(measure, facts.as_of)) {
        values.clear();
        facts.values.in_force(measure, reporter, facts.as_of, codes, values);
        auto& by_period = rows[row_of(measure, reporter)];
        by_period.resize(asked, RowState::empty);
        for (const auto& value : values) {
            if (value.period < asked) note_value(by_period[value.period], value.state);
        }
    }
    return rows;
}

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
