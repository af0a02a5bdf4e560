#include "app/usecases/values_before_corrections.h"

#include <map>
#include <utility>

namespace utfall::usecases {
namespace {

using indicators::StoredValue;
using indicators::ValueInForce;
using indicators::ValueState;

template <typename Value>
bool was_reported(const Value& value, OnceMissing missing) {
    return missing == OnceMissing::was_corrected || value.state != ValueState::not_reported;
}

}  // namespace

void ValuesBeforeCorrections::current(const indicators::ValueQuery& query, std::uint64_t as_of,
                                      const indicators::ValueVisitor& visit) const {
    values_.current(query, as_of, [&](const StoredValue& value) {
        if (value.ref.entry < earlier_) return visit(value);
        const auto before = values_.at(value.series, value.period, earlier_);
        visit(before && was_reported(*before, missing_) ? *before : value);
    });
}

std::vector<indicators::ReporterColumns> ValuesBeforeCorrections::reporters(
    const std::string& measure, std::uint64_t as_of) const {
    return values_.reporters(measure, as_of);
}

void ValuesBeforeCorrections::in_force(const std::string& measure,
                                       const indicators::ReporterColumns& reporter,
                                       std::uint64_t as_of, indicators::ValueCodes& codes,
                                       std::vector<ValueInForce>& values) const {
    const std::size_t first = values.size();
    values_.in_force(measure, reporter, as_of, codes, values);
    std::vector<ValueInForce> earlier;
    values_.in_force(measure, reporter, earlier_, codes, earlier);
    std::map<std::pair<std::uint32_t, std::uint32_t>, const ValueInForce*> known;
    for (const ValueInForce& value : earlier) {
        if (was_reported(value, missing_)) known[{value.period, value.breakdown}] = &value;
    }
    for (std::size_t i = first; i < values.size(); ++i) {
        const auto before = known.find({values[i].period, values[i].breakdown});
        if (before == known.end()) continue;
        const std::uint32_t order = values[i].series;
        values[i] = *before->second;
        values[i].series = order;
    }
}

std::optional<StoredValue> ValuesBeforeCorrections::at(const ledger::SeriesKey& series,
                                                       std::string_view period,
                                                       std::uint64_t as_of) const {
    auto before = values_.at(series, period, earlier_);
    return before && was_reported(*before, missing_) ? before : values_.at(series, period, as_of);
}

void ValuesBeforeCorrections::history(const ledger::SeriesKey& series, std::string_view period,
                                      std::uint64_t as_of,
                                      const indicators::ValueVisitor& visit) const {
    values_.history(series, period, as_of, visit);
}

}  // namespace utfall::usecases
