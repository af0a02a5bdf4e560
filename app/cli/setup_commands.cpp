#include "app/cli/commands.h"
#include "app/cli/context.h"
#include "app/cli/impact_words.h"
#include "app/cli/output.h"
#include "app/core/embedded.h"
#include "app/core/error.h"
#include "app/usecases/book.h"
#include "app/usecases/setup.h"

namespace utfall::cli {
namespace {

ExitStatus answer_document(Context& context, const Arguments& arguments,
                           const core::Json& document) {
    if (arguments.has("output")) {
        write_file(arguments.one("output"), core::pretty(document));
        return context.answer(
            core::JsonObject{{"file", arguments.one("output")}},
            context.text("setup.written", {{"path", arguments.one("output")}}) + "\n");
    }
    return context.answer(document, core::pretty(document));
}

}  // namespace

ExitStatus run_setup_import(Context& context, const Arguments& arguments) {
    const std::string path = arguments.positional.front();
    const std::string bytes = read_file(path);
    const auto book = context.open_book(arguments, true);
    const auto imported =
        usecases::import_setup(*book, bytes, file_name(path), context.act(arguments));
    if (imported.findings.has_errors()) return context.refuse(imported.findings);
    context.warn(imported.findings);
    const auto& diff = imported.diff;
    core::JsonArray rows;
    std::string listed;
    for (const auto& changed : diff.rows) {
        const std::string_view word = changed.change == programme::SetupChange::added ? "new"
                                      : changed.change == programme::SetupChange::changed
                                          ? "changed"
                                          : "ended";
        rows.push_back(core::JsonObject{
            {"collection", changed.row.collection}, {"key", changed.row.key}, {"change", word}});
        if (arguments.has("dry-run")) {
            listed += "  " + context.text("change." + std::string{word}) + "  " +
                      changed.row.collection + " " + core::canonical(changed.row.key) + "\n";
        }
    }
    core::Json data{core::JsonObject{{"size", imported.size},
                                     {"new", diff.added},
                                     {"changed", diff.changed},
                                     {"unchanged", diff.unchanged},
                                     {"ended", diff.ended}}};
    data.set("entry", imported.entry ? core::Json{*imported.entry} : core::Json{});
    if (arguments.has("dry-run")) {
        const auto impact = usecases::impact_of_setup(*book, bytes, file_name(path));
        data.set("rows", std::move(rows));
        data.set("impact", usecases::to_json(impact));
        listed += impact_words(context, impact);
    }
    return context.answer(
        data, listed +
                  context.text(arguments.has("dry-run") ? "setup.would_import" : "setup.imported",
                               {{"new", std::to_string(diff.added)},
                                {"changed", std::to_string(diff.changed)},
                                {"unchanged", std::to_string(diff.unchanged)},
                                {"ended", std::to_string(diff.ended)},
                                {"size", std::to_string(imported.size)}}) +
                  "\n");
}

ExitStatus run_setup_export(Context& context, const Arguments& arguments) {
    const auto book = context.open_book(arguments, false);
    const std::uint64_t as_of = usecases::resolve_as_of(book->store(), arguments.one("as-of"));
    return answer_document(context, arguments, usecases::export_setup(book->store(), as_of));
}

ExitStatus run_setup_template(Context& context, const Arguments& arguments) {
    const auto example = core::embedded_file("templates/example/up2/setup-1.json");
    if (!example) throw core::Error{core::ErrorKind::configuration, "EXAMPLE_MISSING"};
    return answer_document(context, arguments, core::parse_own_json(*example));
}

}  // namespace utfall::cli
