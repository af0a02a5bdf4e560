#include "app/usecases/values_after_correction.h"

#include "app/ledger/record.h"

#include <utility>

namespace utfall::usecases {

using indicators::StoredValue;
using indicators::ValueInForce;

ValuesAfterCorrection::ValuesAfterCorrection(const indicators::ValueReader& values,
                                             StoredValue corrected)
    : values_(values), corrected_(std::move(corrected)) {
    ledger::append_breakdown(breakdown_, corrected_.series.breakdown);
}

bool ValuesAfterCorrection::is_of(const ledger::SeriesKey& series, std::string_view period) const {
    return corrected_.period == period && corrected_.series == series;
}

void ValuesAfterCorrection::current(const indicators::ValueQuery& query, std::uint64_t as_of,
                                    const indicators::ValueVisitor& visit) const {
    indicators::ValueQuery all = query;
    all.since = 0;  // What is corrected may have been said long before.
    values_.current(all, as_of, [&](const StoredValue& value) {
        visit(is_of(value.series, value.period) ? corrected_ : value);
    });
}

std::vector<indicators::ReporterColumns> ValuesAfterCorrection::reporters(
    const std::string& measure, std::uint64_t as_of) const {
    return values_.reporters(measure, as_of);
}

void ValuesAfterCorrection::in_force(const std::string& measure,
                                     const indicators::ReporterColumns& reporter,
                                     std::uint64_t as_of, indicators::ValueCodes& codes,
                                     std::vector<ValueInForce>& values) const {
    const std::size_t first = values.size();
    values_.in_force(measure, reporter, as_of, codes, values);
    const auto& series = corrected_.series;
    const indicators::ReporterColumns own{series.organisation, series.unit, series.team,
                                          series.intervention};
    if (measure != series.measure || reporter != own) return;
    for (std::size_t i = first; i < values.size(); ++i) {
        ValueInForce& value = values[i];
        if (codes.periods.text(value.period) != corrected_.period ||
            codes.breakdowns.text(value.breakdown) != breakdown_)
            continue;
        value.state = corrected_.state;
        value.value = corrected_.value.value_or(core::Decimal{0});
        value.ref = corrected_.ref;
    }
}

std::optional<StoredValue> ValuesAfterCorrection::at(const ledger::SeriesKey& series,
                                                     std::string_view period,
                                                     std::uint64_t as_of) const {
    if (is_of(series, period)) return corrected_;
    return values_.at(series, period, as_of);
}

void ValuesAfterCorrection::history(const ledger::SeriesKey& series, std::string_view period,
                                    std::uint64_t as_of,
                                    const indicators::ValueVisitor& visit) const {
    values_.history(series, period, as_of, visit);
    if (is_of(series, period)) visit(corrected_);
}

}  // namespace utfall::usecases
