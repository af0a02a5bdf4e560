#pragma once

#include "app/indicators/value.h"
#include "app/storage/book.h"

namespace utfall::storage {

/// The reads behind indicators::ValueReader. All go through the one index on value_line, where the
/// versions of a key lie together, oldest first; an as-of cuts them off by their number.
void current_values(Book& book, const indicators::ValueQuery& query, std::uint64_t as_of,
                    const indicators::ValueVisitor& visit);
std::optional<indicators::StoredValue> value_at(Book& book, const ledger::SeriesKey& series,
                                                std::string_view period, std::uint64_t as_of);
void value_history(Book& book, const ledger::SeriesKey& series, std::string_view period,
                   std::uint64_t as_of, const indicators::ValueVisitor& visit);

}  // namespace utfall::storage
