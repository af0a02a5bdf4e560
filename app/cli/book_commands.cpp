#include "app/cli/commands.h"
#include "app/cli/context.h"
#include "app/cli/output.h"
#include "app/core/error.h"
#include "app/usecases/answers.h"
#include "app/usecases/book.h"
#include "app/usecases/book_settings.h"
#include "app/usecases/retention.h"
#include "app/usecases/setup.h"

#include <optional>
#include <utility>

namespace utfall::cli {
namespace {

core::Json info_json(usecases::Book& book) {
    const auto info = book.store().info();
    core::Json data{core::JsonObject{{"ledger_id", info.ledger_id},
                                     {"size", info.size},
                                     {"root", info.root.hex()},
                                     {"time_zone", info.time_zone},
                                     {"file_bytes", info.file_bytes}}};
    // A book of an earlier version has none.
    data.set("signing_key",
             usecases::or_null(book.store().entry(0)->body.string_or("signing_key")));
    const auto settings = usecases::book_settings(book.store(), info.size);
    data.set("four_eyes", workflow::to_word(settings.four_eyes));
    data.set("retention",
             usecases::retention_json(usecases::retention_at(book.store(), info.size)));
    data.set("operation", usecases::or_null(usecases::operation_code(book.store(), info.size)));
    return data;
}

std::string retention_words(const Context& context, const core::Json& retention) {
    const std::string words = context.text("retention." + retention.string_or("basis"),
                                           {{"day", retention.string_or("keep_until")}});
    return retention.find("legal_hold")->boolean() ? words + ", " + context.text("retention.hold")
                                                   : words;
}

std::string info_words(const Context& context, const std::string& path, const core::Json& data) {
    return context.text("book.info",
                        {{"path", path},
                         {"operation", data.string_or("operation", "–")},
                         {"size", std::to_string(data.find("size")->integer())},
                         {"root", data.string_or("root")},
                         {"zone", data.string_or("time_zone")},
                         {"ledger", data.string_or("ledger_id")},
                         {"four_eyes", context.text("four_eyes." + data.string_or("four_eyes"))},
                         {"retention", retention_words(context, *data.find("retention"))},
                         {"key", data.string_or("signing_key", "–")}});
}

bool has_retention(const Arguments& arguments) {
    return arguments.has("last-payment") || arguments.has("archive-until") ||
           arguments.has("legal-hold");
}

usecases::RetentionAsked retention_asked(const Arguments& arguments) {
    usecases::RetentionAsked asked{
        arguments.one("last-payment"), arguments.one("archive-until"), {}};
    const std::string hold = arguments.one("legal-hold");
    if (hold == "on" || hold == "off") {
        asked.legal_hold = hold == "on";
    } else if (arguments.has("legal-hold")) {
        throw core::Error{core::ErrorKind::usage, "LEGAL_HOLD_UNKNOWN", {{"setting", hold}}};
    }
    return asked;
}

// Of a setting that was recorded now, or before, or would be.
template <typename Set>
ExitStatus answer_set(Context& context, const Set& set, core::Json data,
                      const std::string& setting) {
    data.set("entry", set.entry ? core::Json{*set.entry} : core::Json{});
    const char* said = set.replayed ? "book.set.replayed"
                       : set.entry  ? "book.set.done"
                                    : "book.set.would";
    return context.answer(
        data, context.text(said, {{"entry", set.entry ? std::to_string(*set.entry) : ""},
                                  {"setting", setting}}) +
                  "\n");
}

ExitStatus run_retention_set(Context& context, const Arguments& arguments) {
    const auto asked = retention_asked(arguments);
    const auto book = context.open_book(arguments, true);
    const auto set = usecases::set_retention(*book, asked, context.act(arguments));
    if (set.findings.has_errors()) return context.refuse(set.findings);
    const core::Json retention = usecases::retention_json(set.now);
    core::Json data{
        core::JsonObject{{"retention", retention}, {"size", set.size}, {"replayed", set.replayed}}};
    return answer_set(context, set, std::move(data), retention_words(context, retention));
}

}  // namespace

ExitStatus run_book_create(Context& context, const Arguments& arguments) {
    if (!arguments.has("book")) {
        throw core::Error{core::ErrorKind::usage, "BOOK_NAME_MISSING"};
    }
    const std::string path = arguments.one("book");
    usecases::Act act = context.act(arguments);
    std::optional<std::string> setup;
    if (arguments.has("setup")) setup = read_file(arguments.one("setup"));
    auto book = usecases::create_book(context.with.books, path,
                                      arguments.one("time-zone", "Europe/Stockholm"), act);
    core::Json data = info_json(*book);
    data.set("entry", 0);
    if (setup) {
        context.with.books.entropy().fill(act.request_id.data(), act.request_id.size());
        const auto imported =
            usecases::import_setup(*book, *setup, file_name(arguments.one("setup")), act);
        if (imported.findings.has_errors()) {
            context.say(context.text("book.created_without_setup", {{"path", path}}));
            return context.refuse(imported.findings);
        }
        context.warn(imported.findings);
        data = info_json(*book);
        data.set("entry", imported.entry ? core::Json{*imported.entry} : core::Json{});
    }
    const char* said = setup ? "book.created_with_setup" : "book.created";
    return context.answer(
        data, context.text(said, {{"path", path}}) + "\n" + info_words(context, path, data) + "\n");
}

ExitStatus run_book_info(Context& context, const Arguments& arguments) {
    const auto book = context.open_book(arguments, false);
    const core::Json data = info_json(*book);
    return context.answer(data, info_words(context, context.book_path(arguments), data) + "\n");
}

ExitStatus run_book_set(Context& context, const Arguments& arguments) {
    if (has_retention(arguments) == arguments.has("four-eyes"))
        throw core::Error{core::ErrorKind::usage, "BOOK_SET_ONE"};
    if (has_retention(arguments)) return run_retention_set(context, arguments);
    const auto setting = workflow::parse_four_eyes(arguments.one("four-eyes"));
    if (!setting) {
        throw core::Error{
            core::ErrorKind::usage, "FOUR_EYES_UNKNOWN", {{"setting", arguments.one("four-eyes")}}};
    }
    const auto book = context.open_book(arguments, true);
    const auto set = usecases::set_four_eyes(*book, *setting, context.act(arguments));
    if (set.findings.has_errors()) return context.refuse(set.findings);
    const std::string word{workflow::to_word(*setting)};
    core::Json data{core::JsonObject{{"four_eyes", word},
                                     {"before", workflow::to_word(set.before.four_eyes)},
                                     {"size", set.size},
                                     {"replayed", set.replayed}}};
    return answer_set(context, set, std::move(data), context.text("four_eyes." + word));
}

ExitStatus run_book_check(Context& context, const Arguments& arguments) {
    // Opening checks the file's kind, version and settings, and load_setup that what is recorded
    // decodes.
    const auto book = context.open_book(arguments, false);
    const core::Json data = info_json(*book);
    return context.answer(
        data, context.text("book.sound", {{"size", std::to_string(data.find("size")->integer())}}) +
                  "\n");
}

ExitStatus run_book_rebuild(Context& context, const Arguments& arguments) {
    const std::uint64_t size = context.with.books.rebuild(context.book_path(arguments));
    return context.answer(core::JsonObject{{"size", size}},
                          context.text("book.rebuilt", {{"size", std::to_string(size)}}) + "\n");
}

}  // namespace utfall::cli
