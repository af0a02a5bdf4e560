#pragma once

#include "app/indicators/value.h"
#include "app/storage/book.h"

namespace utfall::storage {

/// The reads behind indicators::ValueReader. What figures are made of comes from the cache; all
/// others learn from it which lines to read. A book whose cache does not reach so far, or may not
/// be believed, has its lines gone through once.
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
