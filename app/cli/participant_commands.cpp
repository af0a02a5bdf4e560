#include "app/cli/commands.h"
#include "app/cli/context.h"
#include "app/core/error.h"
#include "app/core/error_texts.h"
#include "app/usecases/erasing.h"
#include "app/usecases/pseudonym_key.h"
#include "app/usecases/pseudonymising.h"

#include <cerrno>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

namespace utfall::cli {
namespace {

namespace fs = std::filesystem;
using core::Error;
using core::ErrorKind;

constexpr std::int64_t micros_a_day = 86'400'000'000;

std::string required(const Arguments& arguments, std::string_view option, const char* missing) {
    if (!arguments.has(option)) throw Error{ErrorKind::usage, missing};
    return arguments.one(option);
}

// A key or a file of people that was written over is gone.
void check_files_differ(const std::vector<std::string>& paths) {
    for (std::size_t at = 0; at < paths.size(); ++at) {
        for (std::size_t before = 0; before < at; ++before) {
            std::error_code absent;
            if (fs::weakly_canonical(paths[at], absent) ==
                    fs::weakly_canonical(paths[before], absent) ||
                fs::equivalent(paths[at], paths[before], absent))
                throw Error{ErrorKind::usage, "FILES_SAME", {{"path", paths[at]}}};
        }
    }
}

}  // namespace

ExitStatus run_participant_erase(Context& context, const Arguments& arguments) {
    const auto act = context.act(arguments);
    const auto book = context.open_book(arguments, true);
    const auto erased = usecases::erase_participant(*book, arguments.positional.front(), act);
    if (erased.findings.has_errors()) return context.refuse(erased.findings);
    core::Json data{core::JsonObject{{"size", erased.size},
                                     {"replayed", erased.replayed},
                                     {"lines", erased.lines},
                                     {"texts", erased.texts},
                                     {"backups", context.text("erase.backups")}}};
    data.set("entry", erased.entry ? core::Json{*erased.entry} : core::Json{});
    const char* said = erased.replayed ? "erase.replayed"
                       : erased.entry  ? "erase.done"
                                       : "erase.would";
    return context.answer(
        data, context.text(said, {{"entry", erased.entry ? std::to_string(*erased.entry) : ""},
                                  {"lines", std::to_string(erased.lines)},
                                  {"texts", std::to_string(erased.texts)}}) +
                  "\n" + context.text("erase.backups") + "\n");
}

ExitStatus run_participant_key(Context& context, const Arguments& arguments) {
    const std::string path = required(arguments, "output", "OUTPUT_MISSING");
    if (arguments.has("dry-run"))
        return context.answer(core::JsonObject{{"file", nullptr}, {"key_id", nullptr}},
                              context.text("participant.key_would", {{"path", path}}) + "\n");
    const auto key = usecases::make_pseudonym_key(path, context.with.books.entropy());
    return context.answer(
        core::JsonObject{{"file", path}, {"key_id", key.id()}},
        context.text("participant.key_made", {{"path", path}, {"id", key.id()}}) + "\n");
}

ExitStatus run_participant_pseudonymise(Context& context, const Arguments& arguments) {
    const std::string& path = arguments.positional.front();
    const std::string output = required(arguments, "output", "OUTPUT_MISSING");
    const std::string table = arguments.one("table");
    std::vector<std::string> paths{path, arguments.one("key"), output};
    if (!table.empty()) paths.push_back(table);
    check_files_differ(paths);
    const auto key = usecases::read_pseudonym_key(arguments.one("key"));
    std::ifstream in{path, std::ios::binary};
    if (!in || fs::is_directory(path)) {
        throw Error{ErrorKind::unreadable,
                    "FILE_UNREADABLE",
                    {{"path", path}, {"cause", core::cause_of(errno == 0 ? EISDIR : errno)}}};
    }
    const auto today = core::Date::from_days(
        static_cast<std::int32_t>(context.with.books.clock().now().micros / micros_a_day));
    const auto made =
        usecases::pseudonymise({in, file_name(path), arguments.one("column")}, key, today);
    if (made.findings.has_errors()) return context.refuse(made.findings);
    context.warn(made.findings);
    const bool dry_run = arguments.has("dry-run");
    if (!dry_run) core::write_private_file(output, made.rows);
    if (!dry_run && !table.empty()) core::write_private_file(table, made.table);
    const auto written = [&](const std::string& file) {
        return dry_run || file.empty() ? core::Json{} : core::Json{file};
    };
    const core::JsonObject data{{"file", written(output)},
                                {"table", written(table)},
                                {"key_id", key.id()},
                                {"rows", static_cast<std::uint64_t>(made.count)},
                                {"people", static_cast<std::uint64_t>(made.people)},
                                {"shielded", static_cast<std::uint64_t>(made.shielded)}};
    std::string words = context.text(dry_run ? "participant.would" : "participant.pseudonymised",
                                     {{"path", output},
                                      {"rows", std::to_string(made.count)},
                                      {"people", std::to_string(made.people)},
                                      {"shielded", std::to_string(made.shielded)},
                                      {"id", key.id()}});
    words += "\n";
    if (!dry_run && !table.empty())
        words += context.text("participant.table", {{"path", table}}) + "\n";
    return context.answer(data, words);
}

}  // namespace utfall::cli
