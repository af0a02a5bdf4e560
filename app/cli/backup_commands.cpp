#include "app/cli/commands.h"
#include "app/cli/context.h"
#include "app/cli/verify_file.h"
#include "app/core/error.h"
#include "app/core/finding_texts.h"
#include "app/usecases/backup.h"

namespace utfall::cli {
namespace {

core::JsonArray findings_json(const Context& context,
                              const std::vector<ledger::VerifyFinding>& findings,
                              std::string& words) {
    core::JsonArray list;
    for (const auto& finding : findings) {
        const std::string message =
            core::message(core::Finding{finding.code, core::Severity::error, {}, {}}, context.lang);
        list.push_back(core::JsonObject{{"step", finding.step},
                                        {"code", finding.code},
                                        {"message", message},
                                        {"detail", finding.message}});
        words +=
            finding.step + " " + finding.code + ": " + message + " (" + finding.message + ")\n";
    }
    return list;
}

}  // namespace

ExitStatus run_book_backup(Context& context, const Arguments& arguments) {
    if (!arguments.has("output")) throw core::Error{core::ErrorKind::usage, "OUTPUT_MISSING"};
    const bool dry_run = arguments.has("dry-run");
    const auto backup = usecases::back_up(
        context.with.books, context.with.safekeeping, context.book_path(arguments),
        arguments.one("output"), dry_run, context.progress(context.text("backup.progress")));
    std::string words;
    core::Json data{core::JsonObject{{"size", backup.size},
                                     {"root", backup.root.hex()},
                                     {"findings", findings_json(context, backup.findings, words)}}};
    if (!backup.findings.empty())
        return refuse_integrity(context, context.text("backup.broken"), data, words);
    data.set("file", dry_run ? core::Json{} : core::Json{backup.path})
        .set("manifest", dry_run ? core::Json{} : core::Json{backup.manifest_path})
        .set("sha256", backup.sha256)
        .set("bytes", backup.bytes)
        .set("made_at", backup.at.to_string());
    return context.answer(data, context.text(dry_run ? "backup.would" : "backup.made",
                                             {{"path", backup.path},
                                              {"size", std::to_string(backup.size)},
                                              {"root", backup.root.hex()}}) +
                                    "\n");
}

ExitStatus run_book_restore(Context& context, const Arguments& arguments) {
    if (!arguments.has("book")) throw core::Error{core::ErrorKind::usage, "BOOK_NAME_MISSING"};
    usecases::RestoreRequest request{
        arguments.positional.front(), arguments.one("book"), {}, false};
    if (arguments.has("anchors"))
        request.anchors = {arguments.one("anchors"), read_evidence(arguments.one("anchors"))};
    request.accept_rollback = arguments.has("accept-rollback");
    const auto act = context.act(arguments);
    const auto restored =
        usecases::restore_book(context.with.books, context.with.safekeeping, request, act,
                               context.progress(context.text("backup.progress")));
    if (restored.faults.has_errors()) return context.refuse(restored.faults);
    std::string words;
    core::Json data{
        core::JsonObject{{"size", restored.size},
                         {"made_at", restored.backup.at.to_string()},
                         {"given_up", static_cast<std::uint64_t>(restored.given_up)},
                         {"findings", findings_json(context, restored.findings, words)}}};
    data.set("entry", restored.entry ? core::Json{*restored.entry} : core::Json{});
    if (!restored.findings.empty())
        return refuse_integrity(context, context.text("restore.refused"), data, words);
    const char* said = act.dry_run      ? "restore.would"
                       : restored.entry ? "restore.done_rolled_back"
                                        : "restore.done";
    return context.answer(data, context.text(said, {{"path", request.book},
                                                    {"size", std::to_string(restored.size)},
                                                    {"given_up", std::to_string(restored.given_up)},
                                                    {"at", restored.backup.at.to_string()}}) +
                                    "\n");
}

}  // namespace utfall::cli
