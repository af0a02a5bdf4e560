#include "app/cli/run.h"

#include "app/cli/command.h"
#include "app/cli/context.h"
#include "app/cli/output.h"
#include "app/cli/parser.h"
#include "app/core/error.h"
#include "app/core/error_texts.h"
#include "app/usecases/answers.h"

#include <algorithm>
#include <exception>
#include <ostream>

namespace utfall::cli {
namespace {

core::Lang language_of(const std::vector<std::string>& arguments, const Surroundings& with) {
    std::string word = with.language;
    for (std::size_t i = 0; i < arguments.size(); ++i) {
        if (arguments[i] == "--lang" && i + 1 < arguments.size()) word = arguments[i + 1];
        if (arguments[i].starts_with("--lang=")) word = arguments[i].substr(7);
    }
    return word == "en" ? core::Lang::en : core::Lang::sv;
}

ExitStatus fail(const Surroundings& with, bool json, std::string_view code,
                const std::string& message, const std::string& remedy, ExitStatus status) {
    if (json) {
        with.out << core::pretty(usecases::error_envelope(code, message, remedy));
    } else {
        with.err << "utfall: " << message << '\n';
        if (!remedy.empty()) with.err << "        " << remedy << '\n';
    }
    return status;
}

// A passphrase comes from a file, never from the command line, which others on the machine can
// read.
void lend_passphrase(const Parsed& parsed, Surroundings& with) {
    const auto options = parsed.command->options;
    const bool taken = std::any_of(options.begin(), options.end(), [](const Option& option) {
        return option.name == "passphrase-file";
    });
    const std::string path = parsed.arguments.one("passphrase-file", with.passphrase_file);
    if (!taken || path.empty()) return;
    std::string text = read_file(path);
    while (text.ends_with('\n') || text.ends_with('\r')) text.pop_back();
    if (text.empty())
        throw core::Error{core::ErrorKind::usage, "PASSPHRASE_EMPTY", {{"path", path}}};
    with.passphrase = std::move(text);
}

}  // namespace

ExitStatus run(const std::vector<std::string>& arguments, Surroundings& with) {
    const core::Lang lang = language_of(arguments, with);
    const bool json = std::find(arguments.begin(), arguments.end(), "--json") != arguments.end();
    try {
        Parsed parsed = parse(arguments, lang);
        if (!parsed.help.empty()) {
            with.out << parsed.help;
            return ExitStatus::done;
        }
        if (parsed.command == nullptr) {
            return fail(with, json, "USAGE", parsed.message, cli_text(lang, "usage.hint"),
                        ExitStatus::usage);
        }
        Context context{with, lang, json, parsed.arguments.has("quiet")};
        lend_passphrase(parsed, with);
        return parsed.command->run(context, parsed.arguments);
    } catch (const core::Error& error) {
        return fail(with, json, error.code(), core::message(error, lang), core::remedy(error, lang),
                    exit_status(error.kind()));
    } catch (const std::exception& error) {
        return fail(with, json, "UNEXPECTED", error.what(), cli_text(lang, "error.unexpected"),
                    ExitStatus::unexpected);
    }
}

}  // namespace utfall::cli
