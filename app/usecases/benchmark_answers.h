#pragma once

#include "app/core/json.h"
#include "app/usecases/benchmarks.h"
#include "app/usecases/table_files.h"

#include <functional>
#include <string>
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

/// The list as a file. `column_title` says in the user's language what a column is called.
PlainTable benchmark_file(const std::vector<indicators::Benchmark>& listed,
                          const BenchmarkFiles& files, std::string title,
                          const std::function<std::string(const std::string& key)>& column_title);

}  // namespace utfall::usecases
