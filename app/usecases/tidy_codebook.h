#pragma once

#include "app/ledger/store.h"
#include "app/usecases/setup.h"
#include "app/usecases/table_files.h"
#include "app/usecases/tidy_columns.h"

#include <cstdint>
#include <vector>

namespace utfall::usecases {

/// codebook.csv: a row for each column, and one for each code that may stand in it, with its words
/// in both languages. Columns variable, code, type, label_sv, label_en, note_sv, note_en.
PlainTable tidy_codebook(const Setup& setup, const ledger::Store& store, std::uint64_t as_of,
                         const std::vector<TidyColumn>& columns);

}  // namespace utfall::usecases
