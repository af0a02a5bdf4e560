#pragma once

#include "app/core/json.h"
#include "app/usecases/benchmarks.h"

#include <vector>

namespace utfall::usecases {

/// {"source","measure","area","period","sex","breakdown"}: what a figure of others is about.
core::Json benchmark_key_json(const indicators::Benchmark& benchmark);

/// The key with {"title","area_name","state","value","typed","unit","note","entry","line","file",
/// "sha256","row"}: one figure in force. `value` is null unless the state is "value".
core::Json benchmark_json(const indicators::Benchmark& benchmark, const BenchmarkFiles::File& file);

/// [{key, "before", "after", "entry", "reports"}]: `before` and `after` have "state", "value" and
/// "typed"; `entry` is null for what is not recorded yet.
core::Json revisions_json(const std::vector<BenchmarkRevision>& revisions);

}  // namespace utfall::usecases
