#include "app/cli/benchmark_words.h"

#include "app/cli/output.h"
#include "app/core/joined.h"

#include <algorithm>
#include <set>

namespace utfall::cli {

using indicators::Benchmark;

namespace {

std::string breakdown_words(const Benchmark& one) {
    std::string words = one.sex;
    for (const auto& [column, category] : one.breakdown) words += ", " + category;
    return words;
}

std::string with_name(const std::string& code, const std::string& name) {
    return name.empty() ? code : code + " " + name;
}

/// What it measures: of Kolada's the id and the title, of Skolverket's the words that are both.
std::string measure_words(const Benchmark& one) {
    return one.publisher == "kolada" ? with_name(one.measure, one.title) : one.measure;
}

std::string key_words(const Benchmark& one) {
    return one.measure + " " + one.area + " " + one.period + " " + breakdown_words(one);
}

std::string cited_words(const Context& context, const std::vector<std::string>& reports) {
    const char* key = reports.empty()       ? "benchmark.cited.none"
                      : reports.size() == 1 ? "benchmark.cited.one"
                      : reports.size() == 2 ? "benchmark.cited.two"
                                            : "benchmark.cited.many";
    return context.text(
        key, {{"count", std::to_string(reports.size())}, {"reports", core::joined(reports)}});
}

}  // namespace

std::string benchmark_figure_words(const Context& context, const Benchmark& one) {
    if (one.value) {
        std::string number = one.value->to_string();
        if (context.lang == core::Lang::sv) std::replace(number.begin(), number.end(), '.', ',');
        return number;
    }
    const std::string state =
        context.text("benchmark.state." + std::string{indicators::to_word(one.state)});
    return one.typed.empty() ? state : one.typed + " (" + state + ")";
}

std::string revision_words(const Context& context,
                           const std::vector<usecases::BenchmarkRevision>& revisions) {
    std::string words;
    for (const auto& revision : revisions) {
        words += context.text("benchmark.revised",
                              {{"key", key_words(revision.now)},
                               {"before", benchmark_figure_words(context, revision.before)},
                               {"after", benchmark_figure_words(context, revision.now)},
                               {"cited", cited_words(context, revision.reports)}}) +
                 "\n";
    }
    return words;
}

std::string benchmark_source_words(const Context& context, const std::vector<Benchmark>& shown) {
    std::set<std::string> all;
    for (const Benchmark& one : shown) all.insert(one.publisher);
    std::string words;
    for (const std::string& publisher : all)
        words += context.text("benchmark.source." + publisher) + "\n";
    return words;
}

std::string benchmark_list_words(const Context& context, const std::vector<Benchmark>& shown) {
    if (shown.empty()) return context.text("benchmark.none") + "\n";
    TextTable table{
        {context.text("column.source"), context.text("column.measure"), context.text("column.area"),
         context.text("column.period"), context.text("column.breakdown"),
         context.text("column.value"), context.text("column.entry")},
        {false, false, false, false, false, true, true},
        {}};
    for (const Benchmark& one : shown) {
        table.rows.push_back({one.publisher, measure_words(one), with_name(one.area, one.area_name),
                              one.period, breakdown_words(one),
                              benchmark_figure_words(context, one), std::to_string(one.ref.entry)});
    }
    return table.to_string() + benchmark_source_words(context, shown);
}

}  // namespace utfall::cli
