#pragma once

#include "app/indicators/value.h"

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
    std::size_t reads() const { return reads_; }

    void current(const indicators::ValueQuery& query, std::uint64_t as_of,
                 const indicators::ValueVisitor& visit) const override {
        ++reads_;
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
    std::vector<indicators::StoredValue> values_;
    mutable std::size_t reads_{0};
};

}  // namespace utfall::tests
