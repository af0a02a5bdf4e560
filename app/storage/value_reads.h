#pragma once

#include "app/indicators/value.h"
#include "app/storage/book.h"

namespace utfall::storage {

/// The reads behind indicators::ValueReader. They go through the one index on value_line, where the
/// versions of a key lie together, oldest first; an as-of cuts them off by their number. The two
/// that figures are made of go through the cache, when there is one.
void current_values(Book& book, const indicators::ValueQuery& query, std::uint64_t as_of,
                    const indicators::ValueVisitor& visit);
std::vector<indicators::ReporterColumns> value_reporters(Book& book, const std::string& measure,
                                                         std::uint64_t as_of);
void values_in_force(Book& book, const std::string& measure,
                     const indicators::ReporterColumns& reporter, std::uint64_t as_of,
                     indicators::ValueCodes& codes, std::vector<indicators::ValueInForce>& values);
std::optional<indicators::StoredValue> value_at(Book& book, const ledger::SeriesKey& series,
                                                std::string_view period, std::uint64_t as_of);
void value_history(Book& book, const ledger::SeriesKey& series, std::string_view period,
                   std::uint64_t as_of, const indicators::ValueVisitor& visit);

}  // namespace utfall::storage
