#include "app/cli/commands.h"
#include "app/cli/context.h"
#include "app/cli/impact_words.h"
#include "app/cli/output.h"
#include "app/usecases/book.h"
#include "app/usecases/setup.h"
#include "app/usecases/setup_workbook.h"

#include <functional>

namespace utfall::cli {
namespace {

/// A set-up in the two forms that can be imported.
struct SetupForms {
    std::function<core::Json()> document;
    std::function<std::string()> workbook;
};

ExitStatus answer_setup(Context& context, const Arguments& arguments, const SetupForms& forms) {
    if (!arguments.has("output")) {
        const core::Json document = forms.document();
        return context.answer(document, core::pretty(document));
    }
    const std::string path = arguments.one("output");
    write_file(
        path, usecases::is_workbook_name(path) ? forms.workbook() : core::pretty(forms.document()));
    return context.answer(core::JsonObject{{"file", path}},
                          context.text("setup.written", {{"path", path}}) + "\n");
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
    return answer_setup(
        context, arguments,
        {[&] { return usecases::export_setup(book->store(), as_of); },
         [&] { return usecases::export_setup_workbook(book->store(), as_of, context.lang); }});
}

ExitStatus run_setup_template(Context& context, const Arguments& arguments) {
    return answer_setup(context, arguments, {&usecases::setup_example, [&] {
                                                 const auto now = context.with.books.clock().now();
                                                 return usecases::setup_template_workbook(
                                                     context.lang, now);
                                             }});
}

}  // namespace utfall::cli
