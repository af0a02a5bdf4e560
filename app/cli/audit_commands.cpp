#include "app/cli/commands.h"
#include "app/cli/context.h"
#include "app/cli/output.h"
#include "app/core/error.h"
#include "app/core/finding_texts.h"
#include "app/usecases/answers.h"
#include "app/usecases/book.h"

#include <ostream>

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

ExitStatus run_verify(Context& context, const Arguments& arguments) {
    const std::string path =
        arguments.positional.empty() ? context.book_path(arguments) : arguments.positional.front();
    if (!path.ends_with(".utfall") && (path.ends_with(".xlsx") || path.ends_with(".html"))) {
        throw core::Error{core::ErrorKind::unreadable, "VERIFY_FILE_KIND", {{"path", path}}};
    }
    const auto verified =
        context.with.books.verify(path, context.progress(context.text("verify.progress")));
    core::JsonArray findings;
    std::string words;
    for (const auto& finding : verified.findings) {
        const std::string message =
            core::message(core::Finding{finding.code, core::Severity::error, {}, {}}, context.lang);
        core::Json one{core::JsonObject{{"step", finding.step},
                                        {"code", finding.code},
                                        {"message", message},
                                        {"detail", finding.message}}};
        one.set("entry", finding.entry ? core::Json{*finding.entry} : core::Json{});
        findings.push_back(std::move(one));
        const std::string at =
            finding.entry
                ? context.text("verify.at_entry", {{"entry", std::to_string(*finding.entry)}})
                : std::string{};
        words += finding.step + " " + finding.code + at + ": " + message + "\n";
    }
    const std::string cannot_know =
        context.text("verify.cannot_know", {{"size", std::to_string(verified.size)}});
    const core::Json data{core::JsonObject{{"size", verified.size},
                                           {"entries", verified.entries},
                                           {"lines", verified.lines},
                                           {"root", verified.root.hex()},
                                           {"findings", findings},
                                           {"outside_anchor", core::Json{}},
                                           {"cannot_know", cannot_know}}};
    const std::map<std::string, std::string> facts{{"size", std::to_string(verified.size)},
                                                   {"lines", std::to_string(verified.lines)},
                                                   {"root", verified.root.hex()},
                                                   {"count", std::to_string(findings.size())}};
    if (findings.empty()) {
        return context.answer(data,
                              context.text("verify.sound", facts) + "\n" + cannot_know + "\n");
    }
    // When a cache alone is wrong, nothing recorded is; but figures come out of it.
    const bool ledger_sound = usecases::only_caches_differ(verified);
    const std::string said = context.text(ledger_sound ? "verify.cache" : "verify.broken", facts);
    if (context.json) {
        core::Json envelope = usecases::error_envelope("INTEGRITY", said, {});
        envelope.set("data", data);
        context.with.out << core::pretty(envelope);
    } else {
        context.with.out << words << said << '\n';
    }
    return ExitStatus::integrity;
}

}  // namespace utfall::cli
