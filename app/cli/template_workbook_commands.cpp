#include "app/cli/commands.h"
#include "app/cli/context.h"
#include "app/cli/template_words.h"
#include "app/core/error.h"
#include "app/usecases/answers.h"
#include "app/usecases/template_import.h"
#include "app/usecases/template_rehearsal.h"
#include "app/usecases/template_versions.h"
#include "app/usecases/template_workbook.h"

namespace utfall::cli {

ExitStatus run_template_export(Context& context, const Arguments& arguments) {
    const std::string path = arguments.one("output");
    if (path.empty()) throw core::Error{core::ErrorKind::usage, "OUTPUT_MISSING"};
    const auto value =
        usecases::readable_template(context.templates(arguments), arguments.positional.front());
    write_file(path, usecases::template_workbook(value, context.lang));
    return context.answer(
        core::JsonObject{{"template", value.name()},
                         {"digest", reports::template_digest(value)},
                         {"file", path}},
        context.text("template.exported", {{"template", value.name()}, {"path", path}}) + "\n");
}

namespace {

core::Json answer_of(const Context& context, const usecases::TemplateImported& imported,
                     const std::string& folder) {
    core::JsonArray files;
    for (const auto& [path, bytes] : imported.files) files.push_back(folder + "/" + path);
    core::Json data = usecases::imported_json(imported);
    data.set("files", std::move(files));
    data.set("warnings", usecases::findings_json(imported.findings, context.lang));
    return data;
}

std::string imported_words(const Context& context, const usecases::TemplateImported& imported,
                           const std::string& folder, bool dry_run) {
    const std::map<std::string, std::string> facts{
        {"template", imported.name.to_string()},
        {"folder", folder},
        {"against", imported.against ? imported.against->to_string() : std::string{}},
        {"step", step_words(context, imported.difference.step)}};
    if (imported.files.empty()) return context.text("template.unchanged", facts) + "\n";
    std::string words =
        context.text(dry_run ? "template.would_import" : "template.imported", facts) + "\n";
    if (imported.against) words += context.text("template.changes_since", facts) + "\n";
    return words + change_lines(context, imported.difference);
}

}  // namespace

ExitStatus run_template_import(Context& context, const Arguments& arguments) {
    const std::string folder = arguments.one("templates", context.with.templates_from_environment);
    if (folder.empty()) throw core::Error{core::ErrorKind::usage, "TEMPLATE_FOLDER_MISSING"};
    const std::string path = arguments.positional.front();
    const auto imported = usecases::import_template_workbook(context.templates(arguments),
                                                             read_file(path), file_name(path));
    if (imported.findings.has_errors()) return context.refuse(imported.findings);
    context.warn(imported.findings);
    const std::string target = folder + "/" + imported.name.family + "/" + imported.name.version;
    const bool dry_run = arguments.has("dry-run");
    if (!dry_run) usecases::keep_template(folder, imported);
    return context.answer(answer_of(context, imported, target),
                          imported_words(context, imported, target, dry_run));
}

}  // namespace utfall::cli
