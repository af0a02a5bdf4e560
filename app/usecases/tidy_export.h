#pragma once

#include "app/core/localized.h"
#include "app/usecases/books.h"
#include "app/usecases/tidy_rows.h"

#include <cstdint>
#include <string>
#include <vector>

namespace utfall::usecases {

struct TidyExported {
    std::uint64_t rows{0};           ///< Of each of the three data files.
    std::vector<std::string> files;  ///< Their names, in the order of writing.
    std::vector<TidyColumn> columns;
    std::vector<TidyRow> first;  ///< The first twenty rows.
};

/// Writes what an evaluator takes home into `folder`, which must exist: data.csv,
/// data_excel_sv.csv and data.xlsx with the same rows, always all of them, codebook.csv,
/// datapackage.json, read.R and read.sps, whose labels are in `lang`. The same book at the same
/// size gives the same bytes. Error(unavailable, "FILE_UNWRITABLE"), Error(conflict,
/// "SETUP_MISSING") and what each_tidy_row() throws.
TidyExported export_tidy(Book& book, const TidyQuery& query, core::Lang lang,
                         const std::string& folder, const ProgressSink& progress);

struct TidyPacked {
    std::string path;
    TidyExported exported;
};
/// The same in one packed file in `folder`; the files themselves are gone from it.
TidyPacked packed_tidy_export(Book& book, const TidyQuery& query, core::Lang lang,
                              const std::string& folder, const ProgressSink& progress);

}  // namespace utfall::usecases
