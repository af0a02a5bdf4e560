#pragma once

#include "app/cli/context.h"
#include "app/usecases/benchmarks.h"

#include <string>
#include <vector>

namespace utfall::cli {

/// The number, or the publisher's sign for none with what it means.
std::string benchmark_figure_words(const Context& context, const indicators::Benchmark& one);

/// "N15428 0483 2023 T: source revised: 71.2 -> 70.9; two issued reports cite it: ...", a line
/// each.
std::string revision_words(const Context& context,
                           const std::vector<usecases::BenchmarkRevision>& revisions);

/// "Source: Kolada", a line a publisher: whose figures were just shown. Nothing else says so.
std::string benchmark_source_words(const Context& context,
                                   const std::vector<indicators::Benchmark>& shown);

/// A table with its sources below, or that there are none.
std::string benchmark_list_words(const Context& context,
                                 const std::vector<indicators::Benchmark>& shown);

}  // namespace utfall::cli
