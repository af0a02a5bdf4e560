#pragma once

#include "app/indicators/value.h"
#include "app/ledger/record.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>
#include <utility>
#include <vector>

namespace utfall::tests {

/// A ValueReader over a plain list: every value ever added, newest last. Its entry number is its
/// place in the list, so as-of n sees the first n values.
class InMemoryValues : public indicators::ValueReader {
  public:
    void add(indicators::StoredValue value) {
        value.ref = {values_.size(), 1};
        values_.push_back(std::move(value));
    }
    std::uint64_t size() const { return values_.size(); }
    /// How often the values of one reporter and measure were read, at most.
    std::size_t most_reads() const {
        std::size_t most = 0;
        for (const auto& [key, reads] : reads_) most = std::max(most, reads);
        return most;
    }

    void current(const indicators::ValueQuery& query, std::uint64_t as_of,
                 const indicators::ValueVisitor& visit) const override {
        const std::set<std::string> measures{query.measures.begin(), query.measures.end()};
        const std::set<std::string> periods{query.periods.begin(), query.periods.end()};
        std::map<std::pair<ledger::SeriesKey, std::string>, const indicators::StoredValue*> latest;
        for (const auto& value : values_) {
            if (value.ref.entry >= as_of) continue;
            if (!measures.empty() && measures.count(value.series.measure) == 0) continue;
            if (!periods.empty() && periods.count(value.period) == 0) continue;
            latest[{value.series, value.period}] = &value;
        }
        for (const auto& [key, value] : latest) visit(*value);
    }

    std::vector<indicators::ReporterColumns> reporters(const std::string& measure,
                                                       std::uint64_t as_of) const override {
        std::set<indicators::ReporterColumns> found;
        current({{measure}, {}, false}, as_of,
                [&](const auto& value) { found.insert(columns_of(value.series)); });
        return {found.begin(), found.end()};
    }

    void in_force(const std::string& measure, const indicators::ReporterColumns& reporter,
                  std::uint64_t as_of, indicators::ValueCodes& codes,
                  std::vector<indicators::ValueInForce>& values) const override {
        ++reads_[{measure, reporter}];
        std::map<ledger::SeriesKey, std::uint32_t> series;
        std::multimap<std::string, indicators::ValueInForce> by_period;
        current({{measure}, {}, false}, as_of, [&](const auto& value) {
            if (columns_of(value.series) != reporter) return;
            std::string breakdown;
            ledger::append_breakdown(breakdown, value.series.breakdown);
            const auto number =
                series.emplace(value.series, static_cast<std::uint32_t>(series.size()));
            by_period.emplace(value.period, indicators::ValueInForce{
                                                value.value.value_or(core::Decimal{}), value.ref,
                                                codes.periods.number(value.period),
                                                codes.breakdowns.number(breakdown),
                                                number.first->second, value.state});
        });
        for (const auto& [period, value] : by_period) values.push_back(value);
    }

    std::optional<indicators::StoredValue> at(const ledger::SeriesKey& series,
                                              std::string_view period,
                                              std::uint64_t as_of) const override {
        std::optional<indicators::StoredValue> found;
        history(series, period, as_of, [&](const auto& value) { found = value; });
        return found;
    }

    void history(const ledger::SeriesKey& series, std::string_view period, std::uint64_t as_of,
                 const indicators::ValueVisitor& visit) const override {
        for (const auto& value : values_) {
            if (value.ref.entry < as_of && value.series == series && value.period == period) {
                visit(value);
            }
        }
    }

  private:
    static indicators::ReporterColumns columns_of(const ledger::SeriesKey& series) {
        return {series.organisation, series.unit, series.team, series.intervention};
    }

    std::vector<indicators::StoredValue> values_;
    mutable std::map<std::pair<std::string, indicators::ReporterColumns>, std::size_t> reads_;
};

}  // namespace utfall::tests
