#pragma once

#include "app/indicators/value.h"
#include "app/ledger/entry.h"
#include "app/usecases/value_check.h"

#include <cstdint>
#include <optional>
#include <string>

namespace utfall::usecases {

/// The cells of a value line in column order. `source` and `row` are set for a value read from a
/// file.
ledger::Row value_cells(const CheckedValue& value,
                        const std::optional<indicators::StoredValue>& replaced,
                        std::optional<std::int64_t> source, std::optional<std::int64_t> row);

/// The same for a long file: puts the cells where those of the row before stand, so that none is
/// allocated anew.
void fill_value_cells(ledger::Row& cells, const CheckedValue& value, ledger::SeriesNumber series,
                      const std::optional<indicators::StoredValue>& replaced, std::int64_t source,
                      std::int64_t row);

/// "values-ht25.csv:12" for a line that came from a file of the entry; empty for one that was
/// typed.
std::string source_words(const ledger::Entry& entry, std::optional<std::int64_t> source,
                         std::optional<std::int64_t> row);
/// The file's name alone.
std::string source_name(const ledger::Entry& entry, std::optional<std::int64_t> source);

}  // namespace utfall::usecases
