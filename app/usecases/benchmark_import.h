#pragma once

#include "app/usecases/benchmarks.h"
#include "app/usecases/value_import.h"

#include <vector>

namespace utfall::usecases {

struct BenchmarksImported {
    Imported imported;
    /// Figures that the files give otherwise than the book did; `now` as read, without a line.
    std::vector<BenchmarkRevision> revisions;
};

/// Imports files of Kolada (JSON) and Skolverket (CSV), told apart by their bytes, as one entry
/// (schemas/files.md). A figure that is in the book with other content becomes a new line that
/// names the one it replaces. With any error, in a dry run, or when nothing changes, the book is
/// left as it was.
BenchmarksImported import_benchmarks(Book& book, std::vector<InputFile>& files, const Act& act,
                                     const ProgressSink& progress = {});

/// Adds to the findings what publishers have revised, a note each: BENCHMARK_REVISED,
/// BENCHMARK_REVISED_CITED. For faces that show findings and nothing else.
void note_revisions(const std::vector<BenchmarkRevision>& revisions, core::Findings& findings);

}  // namespace utfall::usecases
