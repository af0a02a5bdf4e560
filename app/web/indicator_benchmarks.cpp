#include "app/web/indicator_benchmarks.h"

#include "app/usecases/benchmarks.h"
#include "app/web/benchmark_words.h"
#include "app/web/frame.h"
#include "app/web/target.h"

namespace utfall::web {

using indicators::Benchmark;

core::Json benchmarks_view(const IndicatorSubject& subject) {
    const Visit& visit = subject.visit;
    const auto beside =
        usecases::benchmarks_beside(subject.opened.store(), subject.opened.as_of, subject.newest(),
                                    subject.opened.setup->programme);
    if (beside.empty()) return false;
    core::JsonArray rows;
    for (const Benchmark& one : beside) {
        rows.push_back(core::JsonObject{{"area", area_words(one)},
                                        {"period", one.period},
                                        {"breakdown", breakdown_words(visit, one)},
                                        {"value", benchmark_figure_words(visit, one)}});
    }
    const Benchmark& first = beside.front();
    return core::JsonObject{
        {"title", first.title.empty() ? first.measure : first.title},
        {"rows", std::move(rows)},
        {"source", visit.text("benchmark.source." + first.publisher)},
        {"all_href", book_href(subject.opened.shelved) + "/benchmarks?source=" + first.publisher +
                         "&measure=" + percent_encoded(first.measure)}};
}

}  // namespace utfall::web
