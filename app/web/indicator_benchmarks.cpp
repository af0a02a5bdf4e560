#include "app/web/indicator_benchmarks.h"

#include "app/usecases/benchmarks.h"
#include "reports/swedish.h"

namespace utfall::web {
namespace {

using indicators::Benchmark;

std::string word(const Visit& visit, const std::string& column, std::string_view code) {
    return visit.text("line.benchmark_line." + column + "." + std::string{code});
}

/// "kvinnor, Samtliga, Bild"
std::string breakdown_words(const Visit& visit, const Benchmark& one) {
    std::string words = word(visit, "sex", one.sex);
    for (const auto& [column, category] : one.breakdown) words += ", " + category;
    return words;
}

/// The number, or what stands in its place and means.
std::string figure_words(const Visit& visit, const Benchmark& one) {
    if (one.value) return reports::exact_text(*one.value, visit.lang);
    const std::string state = word(visit, "state", indicators::to_word(one.state));
    return one.typed.empty() ? state : one.typed + " (" + state + ")";
}

}  // namespace

core::Json benchmarks_view(const IndicatorSubject& subject) {
    const Visit& visit = subject.visit;
    const auto beside =
        usecases::benchmarks_beside(subject.opened.store(), subject.opened.as_of, subject.newest(),
                                    subject.opened.setup->programme);
    if (beside.empty()) return false;
    core::JsonArray rows;
    for (const Benchmark& one : beside) {
        rows.push_back(core::JsonObject{{"area", one.area_name.empty() ? one.area : one.area_name},
                                        {"period", one.period},
                                        {"breakdown", breakdown_words(visit, one)},
                                        {"value", figure_words(visit, one)}});
    }
    const Benchmark& first = beside.front();
    return core::JsonObject{{"title", first.title.empty() ? first.measure : first.title},
                            {"rows", std::move(rows)},
                            {"source", visit.text("benchmark.source." + first.publisher)}};
}

}  // namespace utfall::web
