#include "app/cli/commands.h"
#include "app/cli/context.h"
#include "app/cli/output.h"
#include "app/core/error.h"
#include "app/usecases/answers.h"
#include "app/usecases/template_copy.h"
#include "app/usecases/template_freeze.h"
#include "app/usecases/template_source.h"
#include "app/usecases/template_versions.h"

namespace utfall::cli {
ExitStatus run_template_list(Context& context, const Arguments& arguments) {
    const auto source = context.templates(arguments);
    core::JsonArray list;
    TextTable table{{context.text("column.template"), context.text("column.state"),
                     context.text("column.digest")},
                    {},
                    {}};
    for (const auto& name : source.list()) {
        core::Findings findings;
        const auto value = usecases::load_template(source, name, findings);
        const std::string status = value ? std::string{reports::to_word(value->status)} : "faulty";
        const std::string digest = value ? reports::template_digest(*value) : std::string{};
        list.push_back(core::JsonObject{{"template", name.to_string()},
                                        {"status", status},
                                        {"digest", digest},
                                        {"carried", source.folder_of(name).empty()}});
        table.rows.push_back(
            {name.to_string(), context.text("template_state." + status), digest.substr(0, 12)});
    }
    return context.answer(core::JsonObject{{"templates", std::move(list)}}, table.to_string());
}

ExitStatus run_template_show(Context& context, const Arguments& arguments) {
    const auto value =
        usecases::readable_template(context.templates(arguments), arguments.positional.front());
    core::JsonArray sections;
    std::string words =
        value.name() + "  " +
        context.text("template_state." + std::string{reports::to_word(value.status)}) + "\n" +
        reports::template_digest(value) + "\n";
    for (const auto& section : value.sections) {
        core::JsonArray blocks;
        for (const auto& block : section.blocks) blocks.emplace_back(reports::id_of(block));
        words += "  " + section.id + "  " + value.text(context.lang, section.title) + "  (" +
                 std::to_string(blocks.size()) + ")\n";
        sections.push_back(core::JsonObject{{"id", section.id},
                                            {"title", value.text(context.lang, section.title)},
                                            {"blocks", std::move(blocks)}});
    }
    const core::Json data{core::JsonObject{{"template", value.name()},
                                           {"status", reports::to_word(value.status)},
                                           {"digest", reports::template_digest(value)},
                                           {"sections", std::move(sections)},
                                           {"content", reports::template_content(value)}}};
    return context.answer(data, words);
}

ExitStatus run_template_check(Context& context, const Arguments& arguments) {
    const auto source = context.templates(arguments);
    const auto name = source.resolve(arguments.positional.front());
    core::Findings findings;
    const auto value = usecases::load_template(source, name, findings);
    if (!value) return context.refuse(findings);
    context.warn(findings);
    const core::Json data{
        core::JsonObject{{"template", name.to_string()},
                         {"status", reports::to_word(value->status)},
                         {"digest", reports::template_digest(*value)},
                         {"warnings", usecases::findings_json(findings, context.lang)}}};
    return context.answer(
        data, context.text("template.sound", {{"template", name.to_string()},
                                              {"digest", reports::template_digest(*value)}}) +
                  "\n");
}

ExitStatus run_template_freeze(Context& context, const Arguments& arguments) {
    const auto source = context.templates(arguments);
    const auto name = source.resolve(arguments.positional.front());
    const std::string folder = source.folder_of(name);
    if (folder.empty()) {
        throw core::Error{
            core::ErrorKind::usage, "TEMPLATE_NOT_IN_FOLDER", {{"template", name.to_string()}}};
    }
    const bool with_book = arguments.has("book") || !context.with.book_from_environment.empty();
    const auto book = with_book ? context.open_book(arguments, true) : nullptr;
    const auto frozen = usecases::freeze_template(source, name, context.with.books.clock().now(),
                                                  book.get(), context.act(arguments));
    if (frozen.findings.has_errors()) return context.refuse(frozen.findings);
    if (!arguments.has("dry-run")) {
        for (const auto& [path, bytes] : frozen.files) write_file(folder + "/" + path, bytes);
    }
    core::Json data{core::JsonObject{
        {"template", name.to_string()}, {"digest", frozen.digest}, {"size", frozen.size}}};
    data.set("entry", frozen.entry ? core::Json{*frozen.entry} : core::Json{});
    return context.answer(
        data, context.text(arguments.has("dry-run") ? "template.would_freeze" : "template.frozen",
                           {{"template", name.to_string()}, {"digest", frozen.digest}}) +
                  "\n");
}

ExitStatus run_template_copy(Context& context, const Arguments& arguments) {
    const std::string folder = arguments.one("templates", context.with.templates_from_environment);
    if (folder.empty()) throw core::Error{core::ErrorKind::usage, "TEMPLATE_FOLDER_MISSING"};
    const auto source = context.templates(arguments);
    const auto from = source.resolve(arguments.positional.front());
    const auto copied = usecases::copy_template(source, from, arguments.positional.at(1));
    if (copied.findings.has_errors()) return context.refuse(copied.findings);
    const std::string target = folder + "/" + copied.name.family + "/" + copied.name.version;
    const bool dry_run = arguments.has("dry-run");
    core::JsonArray files;
    for (const auto& [path, bytes] : copied.files) {
        if (!dry_run) write_file(target + "/" + path, bytes);
        files.push_back(target + "/" + path);
    }
    return context.answer(core::JsonObject{{"template", copied.name.to_string()},
                                           {"from", from.to_string()},
                                           {"files", std::move(files)}},
                          context.text(dry_run ? "template.would_copy" : "template.copied",
                                       {{"template", copied.name.to_string()},
                                        {"from", from.to_string()},
                                        {"folder", target}}) +
                              "\n");
}

}  // namespace utfall::cli
