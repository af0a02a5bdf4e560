#pragma once

#include "app/core/digest.h"
#include "app/ledger/series.h"

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace utfall::workflow {

/// A reported value as an approval sees it. What is not reported is not there.
struct ReportedValue {
    ledger::SeriesKey series;
    std::string state;  ///< "value", "estimated", ...
    std::string value;  ///< Canonical decimal; empty where the state has none.
    bool operator==(const ReportedValue&) const = default;
};

/// A value that is another than the one approved; an empty side had none.
struct ValueChange {
    ledger::SeriesKey series;
    std::string approved;  ///< The decimal, or the word of its state.
    std::string now;
};

/// What one reporter has given for one period, whatever the order it was read in.
class ValueSet {
  public:
    void add(std::string_view period, ReportedValue value);

    std::uint64_t size() const { return values_.size(); }
    /// SHA-256 over "utfall-period-values-1" and the record of each value, sorted by bytes, each on
    /// a line of its own. A record is [series, period, state, value] in canonical JSON, the series
    /// as in records of lines (schemas/ledger.md). Answers in words are not in it: free text never
    /// enters a record.
    core::Digest digest() const;

    friend std::vector<ValueChange> changes(const ValueSet& approved, const ValueSet& now);

  private:
    std::map<std::string, ReportedValue> values_;  // By the record's beginning: series and period.
};

/// In the order of the digest.
std::vector<ValueChange> changes(const ValueSet& approved, const ValueSet& now);

}  // namespace utfall::workflow
