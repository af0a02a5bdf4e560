#include "app/cli/commands.h"
#include "app/cli/import_support.h"
#include "app/cli/output.h"
#include "app/core/error.h"
#include "app/core/joined.h"
#include "app/usecases/book.h"
#include "app/usecases/scb_file.h"
#include "app/usecases/scb_import.h"
#include "app/usecases/scb_months.h"
#include "app/usecases/value_export.h"

#include <string>
#include <utility>
#include <vector>

namespace utfall::cli {
namespace {

using usecases::ScbMonthState;

constexpr const char* no_mark = "–";

void check_options(const Arguments& arguments) {
    using core::ErrorKind;
    const bool has_file = arguments.has("output");
    if (!arguments.has("month")) {
        if (has_file || arguments.has("sent") || arguments.has("keys"))
            throw core::Error{ErrorKind::usage, "SCB_MONTH_MISSING"};
        return;
    }
    if (arguments.has("keys") && !has_file)
        throw core::Error{ErrorKind::usage, "SCB_KEYS_WITHOUT_FILE"};
    if (has_file) usecases::check_export_name(arguments.one("output"));
}

std::string yes_or_no(const Context& context, bool answer) {
    return context.text(answer ? "scb.yes" : "scb.no");
}

TextTable table_of(const Context& context, const std::vector<std::string>& columns) {
    TextTable table;
    for (const std::string& column : columns) {
        table.header.push_back(context.text("scb.column." + column));
        table.right.push_back(column != "month" && column != "due" && column != "delivered" &&
                              column != "send" && column != "file_id" && column != "sent_on" &&
                              column != "cause");
    }
    return table;
}

std::string month_words(const Context& context, const std::vector<ScbMonthState>& states) {
    TextTable table = table_of(context, {"month", "due", "starts", "ends", "rows", "delivered",
                                         "size", "changed", "send"});
    for (const ScbMonthState& one : states) {
        const auto& sent = one.delivered;
        table.rows.push_back({one.month, one.due.to_string(), std::to_string(one.own.starts),
                              std::to_string(one.own.ends), std::to_string(one.own.rows),
                              sent ? sent->on.to_string() : no_mark,
                              sent ? std::to_string(sent->size) : no_mark,
                              sent ? std::to_string(one.change.people) : no_mark,
                              yes_or_no(context, one.change.send)});
    }
    return table.to_string();
}

/// What SCB has told, beside one's own; nothing while it has told nothing.
std::string reconciliation_words(const Context& context, const std::vector<ScbMonthState>& states) {
    TextTable table = table_of(context, {"month", "scb_starts", "starts", "difference", "scb_ends",
                                         "ends", "difference", "file_id", "sent_on", "cause"});
    for (const ScbMonthState& one : states) {
        if (!one.reported) continue;
        const auto& told = *one.reported;
        table.rows.push_back(
            {one.month, std::to_string(told.starts), std::to_string(one.own.starts),
             std::to_string(*one.difference_of_starts()), std::to_string(told.ends),
             std::to_string(one.own.ends), std::to_string(*one.difference_of_ends()), told.file_id,
             told.sent_on ? told.sent_on->to_string() : no_mark, told.cause});
    }
    if (table.rows.empty()) return {};
    return "\n" + context.text("scb.reconciliation") + "\n" + table.to_string();
}

std::string remarks(const Context& context, const ScbMonthState& state) {
    std::string words;
    const auto say = [&](const char* key, std::int64_t count) {
        if (count == 0) return;
        words += context.text(key, {{"month", state.month}, {"count", std::to_string(count)}});
        words += "\n";
    };
    say("scb.erased", state.erased);
    say("scb.outside", state.outside);
    return words;
}

std::string list_words(const Context& context, const std::vector<ScbMonthState>& states) {
    if (states.empty()) return context.text("scb.none") + "\n";
    std::string words = month_words(context, states) + reconciliation_words(context, states);
    for (const ScbMonthState& state : states) words += remarks(context, state);
    return words;
}

/// The note that goes with a month's file: counts, and nobody.
std::string cover_note(const Context& context, const ScbMonthState& state,
                       const std::vector<std::string>& later, std::uint64_t as_of) {
    std::string words =
        context.text("scb.note.counts", {{"month", state.month},
                                         {"starts", std::to_string(state.own.starts)},
                                         {"ends", std::to_string(state.own.ends)},
                                         {"rows", std::to_string(state.own.rows)},
                                         {"size", std::to_string(as_of)},
                                         {"due", state.due.to_string()}}) +
        "\n";
    if (state.delivered) {
        words +=
            context.text("scb.note.delivered", {{"on", state.delivered->on.to_string()},
                                                {"size", std::to_string(state.delivered->size)},
                                                {"count", std::to_string(state.change.people)},
                                                {"send", yes_or_no(context, state.change.send)}}) +
            "\n";
    } else {
        words += context.text("scb.note.first") + "\n";
    }
    words += remarks(context, state);
    if (!later.empty())
        words += context.text("scb.note.later", {{"months", core::joined(later)}}) + "\n";
    return words;
}

/// Writes the file, unless something hinders: then nothing is written.
core::Findings write_month(const Context& context, usecases::Book& book, const Arguments& arguments,
                           std::uint64_t as_of) {
    const std::string month = arguments.one("month");
    const auto& store = book.store();
    const auto rows = usecases::scb_rows_at(store, month, as_of);
    core::Findings findings;
    usecases::ScbKeys keys;
    const bool has_keys = arguments.has("keys");
    std::string key_file;
    if (has_keys) {
        InputFiles named{std::vector<std::string>{arguments.one("keys")}};
        keys = usecases::read_scb_keys(named.files().front(), findings);
        key_file = named.files().front().name;
    }
    const auto* known = has_keys ? &keys : nullptr;
    // Keys that could not be read are told of, and not everybody who lacks one for it.
    if (!findings.has_errors()) usecases::check_scb_rows(rows, known, key_file, findings);
    if (findings.has_errors()) return findings;
    const std::string path = arguments.one("output");
    const auto last = store.entry(as_of == 0 ? 0 : as_of - 1);
    const auto table = usecases::scb_table(month, rows, known, context.lang);
    core::write_private_file(
        path, usecases::scb_bytes(path, table, last ? last->recorded_at : core::Instant{}));
    return findings;
}

ExitStatus month_asked_for(Context& context, const Arguments& arguments) {
    const std::string month = arguments.one("month");
    usecases::first_day_of(month);
    const auto book = context.open_book(arguments, arguments.has("sent"));
    const auto as_of = usecases::resolve_as_of(book->store(), arguments.one("as-of"));
    const auto states = usecases::scb_states(book->store(), as_of);
    const ScbMonthState state = usecases::scb_state_of(states, month);
    const auto later = usecases::to_send_after(states, month);
    std::string words = cover_note(context, state, later, as_of);
    core::Json data = usecases::scb_month_json(state);
    core::JsonArray months;
    for (const std::string& one : later) months.emplace_back(one);
    data.set("send_after", std::move(months)).set("as_of", as_of);
    if (arguments.has("output")) {
        context.open_person_details(*book, arguments, usecases::PersonView::scb_month, as_of);
        const core::Findings findings = write_month(context, *book, arguments, as_of);
        if (findings.has_errors()) return context.refuse(findings);
        context.warn(findings);
        const std::string path = arguments.one("output");
        words +=
            context.text(arguments.has("keys") ? "scb.written.numbers" : "scb.written.pseudonyms",
                         {{"file", path}}) +
            "\n";
        data.set("file", path).set("personal_numbers", arguments.has("keys"));
    }
    if (arguments.has("sent")) {
        const auto sent =
            usecases::record_scb_delivery(*book, month, as_of, context.act(arguments));
        if (sent.findings.has_errors()) return context.refuse(sent.findings);
        context.warn(sent.findings);
        data.set("entry", sent.entry ? core::Json{*sent.entry} : core::Json{});
        data.set("size", sent.size).set("replayed", sent.replayed);
        const std::string key = sent.replayed ? "scb.sent.before"
                                : sent.entry  ? "scb.sent"
                                              : "scb.sent.would";
        words += context.text(key, {{"month", month}}) + "\n";
    }
    return context.answer(data, words);
}

}  // namespace

ExitStatus run_participation_scb(Context& context, const Arguments& arguments) {
    check_options(arguments);
    if (arguments.has("month")) return month_asked_for(context, arguments);
    const auto book = context.open_book(arguments, false);
    const auto as_of = usecases::resolve_as_of(book->store(), arguments.one("as-of"));
    const auto states = usecases::scb_states(book->store(), as_of);
    core::JsonArray months;
    for (const ScbMonthState& state : states) months.push_back(usecases::scb_month_json(state));
    return context.answer(core::JsonObject{{"months", std::move(months)}, {"as_of", as_of}},
                          list_words(context, states));
}

ExitStatus run_participation_reconcile(Context& context, const Arguments& arguments) {
    InputFiles named{arguments.positional};
    const auto book = context.open_book(arguments, true);
    const auto imported =
        usecases::import_scb_figures(*book, named.files(), context.act(arguments));
    if (imported.findings.has_errors()) return context.refuse(imported.findings);
    context.warn(imported.findings);
    return context.answer(import_json(imported), import_words(context, arguments, imported));
}

}  // namespace utfall::cli
