#include "app/usecases/benchmark_answers.h"

#include "app/usecases/answers.h"

namespace utfall::usecases {
namespace {

using indicators::Benchmark;

core::Json figure_json(const Benchmark& one) {
    return core::JsonObject{{"state", indicators::to_word(one.state)},
                            {"value", or_null(one.value)},
                            {"typed", one.typed}};
}

}  // namespace

core::Json benchmark_key_json(const Benchmark& benchmark) {
    core::JsonObject breakdown;
    for (const auto& [column, category] : benchmark.breakdown) breakdown.emplace(column, category);
    return core::JsonObject{{"source", benchmark.publisher}, {"measure", benchmark.measure},
                            {"area", benchmark.area},        {"period", benchmark.period},
                            {"sex", benchmark.sex},          {"breakdown", std::move(breakdown)}};
}

core::Json benchmark_json(const Benchmark& benchmark, const BenchmarkFiles::File& file) {
    core::Json json = benchmark_key_json(benchmark);
    json.set("title", or_null(benchmark.title)).set("area_name", or_null(benchmark.area_name));
    json.set("state", indicators::to_word(benchmark.state));
    json.set("value", or_null(benchmark.value)).set("typed", benchmark.typed);
    json.set("unit", or_null(benchmark.unit)).set("note", or_null(benchmark.note));
    json.set("entry", benchmark.ref.entry).set("line", benchmark.ref.line);
    json.set("file", or_null(file.name)).set("sha256", or_null(file.sha256));
    json.set("row", benchmark.source_row ? core::Json{*benchmark.source_row} : core::Json{});
    return json;
}

core::Json revisions_json(const std::vector<BenchmarkRevision>& revisions) {
    core::JsonArray list;
    for (const BenchmarkRevision& revision : revisions) {
        core::Json one = benchmark_key_json(revision.now);
        one.set("before", figure_json(revision.before)).set("after", figure_json(revision.now));
        one.set("entry",
                revision.now.ref.line == 0 ? core::Json{} : core::Json{revision.now.ref.entry});
        core::JsonArray reports;
        for (const std::string& number : revision.reports) reports.push_back(number);
        one.set("reports", std::move(reports));
        list.push_back(std::move(one));
    }
    return list;
}

}  // namespace utfall::usecases
