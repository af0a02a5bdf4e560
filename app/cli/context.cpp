#include "app/cli/context.h"

#include "app/cli/command.h"
#include "app/cli/output.h"
#include "app/cli/parser.h"
#include "app/core/code.h"
#include "app/core/digest.h"
#include "app/core/error.h"
#include "app/core/placeholders.h"
#include "app/usecases/answers.h"
#include "app/usecases/person_details.h"
#include "app/usecases/roles.h"
#include "app/usecases/setup.h"

#include <algorithm>
#include <filesystem>
#include <ostream>
#include <utility>

namespace utfall::cli {
namespace {

namespace fs = std::filesystem;
using core::Error;
using core::ErrorKind;

std::vector<std::string> books_in_folder() {
    std::vector<std::string> found;
    for (const auto& file : fs::directory_iterator{fs::current_path()}) {
        if (file.is_regular_file() && file.path().extension() == ".utfall")
            found.push_back(file.path().filename().string());
    }
    std::sort(found.begin(), found.end());
    return found;
}

}  // namespace

std::string Context::text(std::string_view key,
                          const std::map<std::string, std::string>& args) const {
    return core::filled(cli_text(lang, std::string{key}), args);
}

ExitStatus Context::answer(const core::Json& data, const std::string& human) const {
    if (json) {
        with.out << core::pretty(core::JsonObject{{"ok", true}, {"data", data}});
    } else {
        with.out << human;
    }
    return ExitStatus::done;
}

ExitStatus Context::refuse(const core::Findings& findings) const {
    const ExitStatus status = exit_status(findings);
    const bool conflict = status == ExitStatus::conflict;
    const std::string words = text(conflict ? "error.refused" : "error.data_faults",
                                   {{"count", std::to_string(findings.total())}});
    if (json) {
        core::Json envelope =
            usecases::error_envelope(conflict ? "PERIOD_CONFLICT" : "DATA_FAULTS", words, {});
        envelope.set("findings", usecases::findings_json(findings, lang));
        envelope.set("findings_total", findings.total());
        core::JsonObject counts;
        for (const auto& [code, count] : findings.count_per_code()) counts.emplace(code, count);
        envelope.set("findings_per_code", std::move(counts));
        with.out << core::pretty(envelope);
        return status;
    }
    constexpr std::size_t shown = 200;
    std::size_t lines = 0;
    for (const auto& finding : findings.list()) {
        if (++lines > shown) break;
        with.err << finding_line(finding, lang);
    }
    if (findings.total() > shown) {
        for (const auto& [code, count] : findings.count_per_code())
            with.err << "    " << code << ": " << count << '\n';
    }
    with.err << "utfall: " << words << '\n';
    return status;
}

void Context::warn(const core::Findings& findings) const {
    if (quiet || json) return;
    for (const auto& finding : findings.list()) with.err << finding_line(finding, lang);
}

void Context::say(const std::string& line) const {
    if (!quiet) with.err << line << '\n';
}

usecases::ProgressSink Context::progress(const std::string& what) const {
    if (quiet || json || !with.err_is_terminal) return {};
    return [this, what](usecases::Progress progress) {
        with.err << '\r' << what << ' ' << progress.done;
        if (progress.total > 0) with.err << '/' << progress.total;
        with.err << "   " << std::flush;
    };
}

std::string Context::book_path(const Arguments& arguments) const {
    if (arguments.has("book")) return arguments.one("book");
    if (!with.book_from_environment.empty()) return with.book_from_environment;
    const auto found = books_in_folder();
    if (found.size() == 1) return found.front();
    throw Error{ErrorKind::usage, "BOOK_NOT_NAMED", {{"count", std::to_string(found.size())}}};
}

std::unique_ptr<usecases::Book> Context::open_book(const Arguments& arguments,
                                                   bool to_write) const {
    return with.books.open(book_path(arguments), !to_write);
}

usecases::Act Context::act(const Arguments& arguments) const {
    usecases::Act act;
    act.actor.os_user = with.os_user;
    act.actor.role = arguments.one("role", "process_owner");
    const auto& known = workflow::all_roles();
    if (std::find(known.begin(), known.end(), act.actor.role) == known.end()) {
        throw Error{ErrorKind::usage, "ROLE_UNKNOWN", {{"role", act.actor.role}}};
    }
    act.actor.code = "os-user";
    if (arguments.has("as")) {
        act.actor.code = arguments.one("as");
        act.actor.identity = ledger::Identity::declared;
        if (!core::is_code(act.actor.code)) {
            throw Error{ErrorKind::usage, "ACTOR_NOT_A_CODE", {{"actor", act.actor.code}}};
        }
    }
    const std::string id = arguments.one("request-id");
    if (id.empty()) {
        with.books.entropy().fill(act.request_id.data(), act.request_id.size());
    } else {
        const auto bytes = core::bytes_from_hex(id);
        if (!bytes || bytes->size() != act.request_id.size()) {
            throw Error{ErrorKind::usage, "REQUEST_ID_FORM"};
        }
        std::copy(bytes->begin(), bytes->end(), act.request_id.begin());
    }
    act.reason_code = arguments.one("reason");
    act.reason = arguments.one("note");
    act.dry_run = arguments.has("dry-run");
    return act;
}

void Context::open_person_details(usecases::Book& book, const Arguments& arguments,
                                  usecases::PersonView view, std::uint64_t as_of) const {
    const auto setup = usecases::load_setup(book.store(), book.store().size());
    usecases::open_person_details(book_path(arguments), book.store(), setup.programme,
                                  {with.books.clock().now(), act(arguments).actor, view, as_of});
}

usecases::TemplateSource Context::templates(const Arguments& arguments) const {
    return usecases::TemplateSource{arguments.one("templates", with.templates_from_environment)};
}

}  // namespace utfall::cli
