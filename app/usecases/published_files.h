#pragma once

#include "app/indicators/benchmark.h"
#include "app/usecases/value_import.h"

#include <string_view>
#include <vector>

namespace utfall::usecases {

/// Reads files of Kolada (JSON) and Skolverket (CSV), told apart by their bytes: each figure once,
/// with the names that other files of Kolada's give to measures and places. Fills `result.sources`
/// and `result.findings`. Errors: those of the readers, CSV_OTHER_KIND, PERSONAL_NUMBER,
/// BENCHMARK_TWICE, BENCHMARK_NO_FIGURES. Warning: BENCHMARK_MORE_PAGES.
std::vector<indicators::Benchmark> read_published_files(std::vector<InputFile>& files,
                                                        Imported& result,
                                                        const ProgressSink& progress);

/// True when the beginning of a file is that of an answer of Kolada's or an export of Skolverket's.
bool begins_as_benchmarks(std::string_view beginning);

}  // namespace utfall::usecases
