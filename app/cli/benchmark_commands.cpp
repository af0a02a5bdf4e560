#include "app/cli/benchmark_words.h"
#include "app/cli/commands.h"
#include "app/cli/import_support.h"
#include "app/cli/table_file.h"
#include "app/core/error.h"
#include "app/core/joined.h"
#include "app/usecases/answers.h"
#include "app/usecases/benchmark_answers.h"
#include "app/usecases/benchmark_import.h"
#include "app/usecases/book.h"
#include "app/usecases/value_export.h"

#include <algorithm>

namespace utfall::cli {
namespace {

using indicators::Benchmark;

usecases::BenchmarkFilter filter_of(const Arguments& arguments) {
    usecases::BenchmarkFilter filter;
    filter.publisher = arguments.one("source");
    const auto& known = indicators::publishers;
    if (!filter.publisher.empty() &&
        std::find(known.begin(), known.end(), filter.publisher) == known.end()) {
        throw core::Error{core::ErrorKind::usage,
                          "PUBLISHER_UNKNOWN",
                          {{"asked", filter.publisher}, {"known", core::joined(known)}}};
    }
    filter.measures = arguments.all("measure");
    filter.areas = arguments.all("area");
    filter.periods = arguments.all("period");
    return filter;
}

usecases::PlainTable list_table(const Context& context, const std::vector<Benchmark>& shown,
                                const usecases::BenchmarkFiles& files) {
    usecases::PlainTable table;
    table.name = "benchmarks";
    table.title = context.text("benchmark.title");
    for (const char* key : {"source", "measure", "title", "area", "area_name", "period", "sex",
                            "breakdown", "value", "state", "typed", "unit", "note", "file", "row"})
        table.columns.push_back({key, context.text("benchmark.column." + std::string{key})});
    for (const Benchmark& one : shown) {
        std::string breakdown;
        for (const auto& [column, category] : one.breakdown)
            breakdown += (breakdown.empty() ? "" : "; ") + column + ": " + category;
        using Cell = usecases::PlainTable::Cell;
        table.rows.push_back({one.publisher, one.measure, one.title, one.area, one.area_name,
                              one.period, one.sex, breakdown, one.value ? Cell{*one.value} : Cell{},
                              indicators::to_word(one.state), one.typed, one.unit, one.note,
                              files.of(one).name, one.source_row ? Cell{*one.source_row} : Cell{}});
    }
    return table;
}

}  // namespace

ExitStatus run_benchmark_import(Context& context, const Arguments& arguments) {
    InputFiles named{arguments.positional};
    const auto book = context.open_book(arguments, true);
    const auto done = usecases::import_benchmarks(*book, named.files(), context.act(arguments));
    if (done.imported.findings.has_errors()) return context.refuse(done.imported.findings);
    context.warn(done.imported.findings);
    core::Json data = import_json(done.imported);
    data.set("revisions", usecases::revisions_json(done.revisions));
    data.set("findings", usecases::findings_json(done.imported.findings, context.lang));
    return context.answer(data, import_words(context, arguments, done.imported) +
                                    revision_words(context, done.revisions));
}

ExitStatus run_benchmark_list(Context& context, const Arguments& arguments) {
    const usecases::BenchmarkFilter filter = filter_of(arguments);
    const std::string path = arguments.one("output");
    if (!path.empty()) usecases::check_export_name(path);
    const auto book = context.open_book(arguments, false);
    const std::uint64_t as_of = usecases::resolve_as_of(book->store(), arguments.one("as-of"));
    const auto shown = usecases::benchmarks_at(book->store(), as_of, filter);
    const usecases::BenchmarkFiles files{book->store(), as_of};
    if (path.empty()) {
        core::JsonArray list;
        for (const Benchmark& one : shown)
            list.push_back(usecases::benchmark_json(one, files.of(one)));
        return context.answer(core::JsonObject{{"benchmarks", std::move(list)}, {"as_of", as_of}},
                              benchmark_list_words(context, shown));
    }
    return answer_table(context, *book, as_of, path, list_table(context, shown, files),
                        "benchmark.exported");
}

ExitStatus run_benchmark_revisions(Context& context, const Arguments& arguments) {
    const usecases::BenchmarkFilter filter = filter_of(arguments);
    const auto book = context.open_book(arguments, false);
    const std::uint64_t as_of = usecases::resolve_as_of(book->store(), arguments.one("as-of"));
    const auto revisions = usecases::benchmark_revisions(book->store(), as_of, filter);
    return context.answer(
        core::JsonObject{{"revisions", usecases::revisions_json(revisions)}, {"as_of", as_of}},
        revisions.empty() ? context.text("benchmark.never_revised") + "\n"
                          : revision_words(context, revisions));
}

}  // namespace utfall::cli
