#include "app/cli/benchmark_words.h"
#include "app/cli/commands.h"
#include "app/cli/import_support.h"
#include "app/cli/table_file.h"
#include "app/usecases/answers.h"
#include "app/usecases/benchmark_answers.h"
#include "app/usecases/benchmark_import.h"
#include "app/usecases/book.h"
#include "app/usecases/value_export.h"

namespace utfall::cli {
namespace {

usecases::BenchmarkFilter filter_of(const Arguments& arguments) {
    return usecases::benchmark_filter(arguments.one("source"), arguments.all("measure"),
                                      arguments.all("area"), arguments.all("period"));
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
        for (const auto& one : shown) list.push_back(usecases::benchmark_json(one, files.of(one)));
        return context.answer(core::JsonObject{{"benchmarks", std::move(list)}, {"as_of", as_of}},
                              benchmark_list_words(context, shown));
    }
    const auto column_title = [&](const std::string& key) {
        return context.text("benchmark.column." + key);
    };
    return answer_table(
        context, *book, as_of, path,
        usecases::benchmark_file(shown, files, context.text("benchmark.title"), column_title),
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
