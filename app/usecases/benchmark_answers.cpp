#include "app/usecases/benchmark_answers.h"

#include "app/usecases/answers.h"

#include <utility>

namespace utfall::usecases {
namespace {

using indicators::Benchmark;

core::Json figure_json(const Benchmark& one) {
    return core::JsonObject{{"state", indicators::to_word(one.state)},
                            {"value", or_null(one.value)},
                            {"typed", one.typed}};
}

std::vector<PlainTable::Cell> cells_of(const Benchmark& one, const std::string& file) {
    using Cell = PlainTable::Cell;
    std::string breakdown;
    for (const auto& [column, category] : one.breakdown)
        breakdown += (breakdown.empty() ? "" : "; ") + column + ": " + category;
    return {one.publisher,
            one.measure,
            one.title,
            one.area,
            one.area_name,
            one.period,
            one.sex,
            breakdown,
            one.value ? Cell{*one.value} : Cell{},
            indicators::to_word(one.state),
            one.typed,
            one.unit,
            one.note,
            file,
            one.source_row ? Cell{*one.source_row} : Cell{}};
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

PlainTable benchmark_file(const std::vector<Benchmark>& listed, const BenchmarkFiles& files,
                          std::string title,
                          const std::function<std::string(const std::string& key)>& column_title) {
    PlainTable table;
    table.name = "benchmarks";
    table.title = std::move(title);
    for (const char* key : {"source", "measure", "title", "area", "area_name", "period", "sex",
                            "breakdown", "value", "state", "typed", "unit", "note", "file", "row"})
        table.columns.push_back({key, column_title(key)});
    for (const Benchmark& one : listed) table.rows.push_back(cells_of(one, files.of(one).name));
    return table;
}

}  // namespace utfall::usecases
