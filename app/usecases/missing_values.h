#pragma once

#include "app/core/date.h"
#include "app/core/json.h"
#include "app/ledger/series.h"
#include "app/usecases/books.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace utfall::usecases {

/// A row that is due and has nothing in it but perhaps `not_reported`.
struct MissingValue {
    ledger::SeriesKey series;
    std::string period;
    bool operator==(const MissingValue&) const = default;
};

struct MissingValues {
    std::uint64_t expected{0};  ///< Rows due, those that are not applicable left out.
    std::uint64_t missing{0};
    std::vector<MissingValue> first;  ///< By measure, reporter and time.
};

/// The rows of mandatory measures that are due and have no value: those of periods that ended
/// before `today`, or that their reporter has submitted. At most `most` are kept, all are counted.
/// One measure is read at a time, so memory grows with reporters and periods alone.
MissingValues missing_values(Book& book, std::uint64_t as_of, core::Date today, std::size_t most);

/// {"expected", "missing", "rows": [{"measure", "organisation", "unit", "team", "intervention",
/// "period"}]}
core::Json missing_json(const MissingValues& values);

}  // namespace utfall::usecases
