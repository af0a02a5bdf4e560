#include "app/indicators/benchmark.h"

#include "app/core/json.h"
#include "app/ledger/cells.h"

#include <utility>

namespace utfall::indicators {
namespace {

using ledger::cell_of;
using ledger::malformed_line;

constexpr std::array<std::pair<BenchmarkState, std::string_view>, 6> words{{
    {BenchmarkState::value, "value"},
    {BenchmarkState::approximate, "approximate"},
    {BenchmarkState::suppressed, "suppressed"},
    {BenchmarkState::not_applicable, "not_applicable"},
    {BenchmarkState::not_reported, "not_reported"},
    {BenchmarkState::withdrawn, "withdrawn"},
}};

std::string pairs_json(const std::map<std::string, std::string>& breakdown) {
    core::JsonArray pairs;
    for (const auto& [column, category] : breakdown)
        pairs.push_back(core::JsonArray{column, category});
    return core::canonical(pairs);
}

std::map<std::string, std::string> pairs_of(const std::string& json) {
    std::map<std::string, std::string> breakdown;
    const core::Json pairs = core::parse_own_json(json);
    for (const core::Json& pair : pairs.array())
        breakdown[pair.array().at(0).string()] = pair.array().at(1).string();
    return breakdown;
}

}  // namespace

std::optional<BenchmarkState> parse_benchmark_state(std::string_view word) {
    for (const auto& [state, text] : words) {
        if (text == word) return state;
    }
    return std::nullopt;
}

std::string_view to_word(BenchmarkState state) {
    for (const auto& [known, text] : words) {
        if (known == state) return text;
    }
    return {};
}

ledger::Row to_row(const Benchmark& benchmark) {
    return {benchmark.publisher,
            benchmark.measure,
            benchmark.area,
            benchmark.period,
            benchmark.sex,
            pairs_json(benchmark.breakdown),
            cell_of(benchmark.title),
            cell_of(benchmark.area_name),
            std::string{to_word(benchmark.state)},
            cell_of(benchmark.value),
            cell_of(benchmark.typed),
            cell_of(benchmark.unit),
            cell_of(benchmark.note),
            cell_of(benchmark.replaces),
            cell_of(benchmark.source),
            cell_of(benchmark.source_row)};
}

Benchmark benchmark_from_line(const ledger::Line& line) {
    if (line.cells.size() != benchmark_line.columns.size())
        malformed_line("number of columns of a benchmark");
    auto cell = line.cells.begin();
    Benchmark benchmark;
    benchmark.ref = line.ref;
    benchmark.publisher = text_from(*cell++);
    benchmark.measure = text_from(*cell++);
    benchmark.area = text_from(*cell++);
    benchmark.period = text_from(*cell++);
    benchmark.sex = text_from(*cell++);
    benchmark.breakdown = pairs_of(text_from(*cell++));
    benchmark.title = text_from(*cell++);
    benchmark.area_name = text_from(*cell++);
    const auto state = parse_benchmark_state(text_from(*cell++));
    benchmark.value = decimal_from(*cell++);
    benchmark.typed = text_from(*cell++);
    benchmark.unit = text_from(*cell++);
    benchmark.note = text_from(*cell++);
    benchmark.replaces = line_ref_from(*cell++);
    benchmark.source = integer_from(*cell++);
    benchmark.source_row = integer_from(*cell++);
    if (!state || benchmark.value.has_value() != (*state == BenchmarkState::value))
        malformed_line("benchmark " + benchmark.measure);
    benchmark.state = *state;
    return benchmark;
}

bool same_figure(const Benchmark& a, const Benchmark& b) {
    // 71,20 is 71,2; but ~100 and ~0 are told apart by their signs alone.
    return a.state == b.state && a.value == b.value &&
           (a.state != BenchmarkState::approximate || a.typed == b.typed);
}

bool same_content(const Benchmark& a, const Benchmark& b) {
    return a.key() == b.key() && same_figure(a, b) && a.title == b.title &&
           a.area_name == b.area_name && a.unit == b.unit && a.note == b.note;
}

std::vector<Benchmark> current_benchmarks(std::span<const Benchmark> all) {
    std::map<Benchmark::Key, const Benchmark*> newest;
    for (const Benchmark& one : all) newest[one.key()] = &one;
    std::vector<Benchmark> current;
    current.reserve(newest.size());
    for (const auto& [key, one] : newest) current.push_back(*one);
    return current;
}

}  // namespace utfall::indicators
