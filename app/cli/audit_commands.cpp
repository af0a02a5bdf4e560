#include "app/cli/anchor_window.h"
#include "app/cli/commands.h"
#include "app/cli/context.h"
#include "app/cli/output.h"
#include "app/usecases/answers.h"
#include "app/usecases/book.h"
#include "app/usecases/checkpoints.h"
#include "app/usecases/person_reads.h"

namespace utfall::cli {

ExitStatus run_audit_log(Context& context, const Arguments& arguments) {
    const auto book = context.open_book(arguments, false);
    const auto& store = book->store();
    const std::uint64_t as_of = usecases::resolve_as_of(store, arguments.one("as-of"));
    core::JsonArray entries;
    TextTable table{{context.text("column.entry"), context.text("column.recorded_at"),
                     context.text("column.actor"), context.text("column.role"),
                     context.text("column.kind"), context.text("column.subject"),
                     context.text("column.reason"), context.text("column.lines")},
                    {true, false, false, false, false, false, false, true},
                    {}};
    const auto info = store.info();
    store.for_each_entry(as_of, [&](const ledger::Entry& entry) {
        entries.push_back(usecases::entry_json(entry));
        table.rows.push_back(
            {std::to_string(entry.seq), usecases::local_minute(info, entry.recorded_at),
             entry.actor, entry.role, entry.kind, entry.subject,
             entry.reason.value_or(entry.reason_code), std::to_string(entry.line_count)});
    });
    return context.answer(core::JsonObject{{"entries", std::move(entries)}}, table.to_string());
}

ExitStatus run_audit_reads(Context& context, const Arguments& arguments) {
    const auto book = context.open_book(arguments, false);
    const auto info = book->store().info();
    const auto reads = usecases::person_reads(context.book_path(arguments));
    TextTable table{{context.text("column.recorded_at"), context.text("column.actor"),
                     context.text("column.identity"), context.text("column.role"),
                     context.text("column.view"), context.text("column.as_of")},
                    {false, false, false, false, false, true},
                    {}};
    for (const auto& read : reads.list) {
        table.rows.push_back(
            {usecases::local_minute(info, read.at), read.actor.code,
             context.text("identity." + std::string{ledger::to_word(read.actor.identity)}),
             read.actor.role, context.text("reads." + std::string{usecases::to_word(read.view)}),
             std::to_string(read.as_of)});
    }
    std::string words = reads.list.empty() ? context.text("reads.none") + "\n" : table.to_string();
    for (const std::uint64_t line : reads.altered)
        words += context.text("reads.altered", {{"line", std::to_string(line)}}) + "\n";
    const auto status = context.answer(usecases::person_reads_json(reads), words);
    return reads.altered.empty() ? status : ExitStatus::integrity;
}

ExitStatus run_audit_checkpoint(Context& context, const Arguments& arguments) {
    const auto book = context.open_book(arguments, false);
    const bool dry_run = arguments.has("dry-run");
    const auto taken =
        usecases::take_checkpoint(*book, context.book_path(arguments), arguments.one("as-of"),
                                  arguments.one("since"), dry_run);
    if (arguments.has("output") && !dry_run) write_file(arguments.one("output"), taken.given());
    if (!taken.is_signed) context.say(context.text("audit.would_sign"));
    const auto window = usecases::window_of(*book, context.with.books.clock().now());
    if (!context.json) context.say(window_words(context, window));
    core::JsonObject said{{"size", taken.size},       {"root", taken.root.hex()},
                          {"checkpoint", taken.note}, {"signed", taken.is_signed},
                          {"key", taken.key},         {"since_outside", window_json(window)}};
    if (taken.growth) {
        core::JsonArray path;
        for (const core::Digest& hash : taken.growth->path) path.push_back(hash.base64());
        said.emplace("growth",
                     core::JsonObject{{"since", taken.growth->since}, {"path", std::move(path)}});
    }
    return context.answer(std::move(said), taken.given());
}

}  // namespace utfall::cli
