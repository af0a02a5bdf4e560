#include "app/usecases/person_reads.h"

#include "app/core/digest.h"
#include "app/core/durable_file.h"
#include "app/core/error.h"
#include "app/core/error_texts.h"
#include "app/core/text.h"

#include <array>
#include <cerrno>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <optional>
#include <utility>

namespace utfall::usecases {
namespace {

constexpr std::int64_t kept_micros = 2LL * 366 * 24 * 60 * 60 * 1'000'000;

constexpr std::array<std::pair<PersonView, std::string_view>, 3> views{
    {{PersonView::participations, "participations"},
     {PersonView::answers, "answers"},
     {PersonView::scb_month, "scb-month"}}};

std::string reads_path(const std::string& book_path) {
    return book_path + ".reads";
}

std::vector<std::string> whole_lines(std::string_view text) {
    auto lines = core::split(text.substr(0, core::end_of_whole_lines(text)), '\n');
    lines.pop_back();  // Behind the last line's end.
    return lines;
}

std::string line_of(const PersonRead& read, const std::string& previous) {
    return core::canonical(core::JsonObject{{"actor", read.actor.code},
                                            {"as_of", read.as_of},
                                            {"at", read.at.to_string()},
                                            {"identity", ledger::to_word(read.actor.identity)},
                                            {"os_user", read.actor.os_user},
                                            {"previous", previous},
                                            {"role", read.actor.role},
                                            {"view", to_word(read.view)}});
}

std::string digest_of(const std::string& line) {
    return core::sha256(line).hex();
}

ledger::Identity identity_named(const std::string& word) {
    for (const auto identity : {ledger::Identity::account, ledger::Identity::declared}) {
        if (ledger::to_word(identity) == word) return identity;
    }
    return ledger::Identity::os_user;
}

/// Empty for a line that says nothing of the kind.
std::optional<PersonRead> read_of(const std::string& line, std::string& previous) {
    core::Findings faults;
    const auto row = core::parse_json(line, "reads", faults);
    if (!row) return {};
    const auto at = core::Instant::parse(row->string_or("at"));
    const core::Json* as_of = row->find("as_of");
    if (!at || as_of == nullptr || !as_of->is_integer()) return {};
    previous = row->string_or("previous");
    PersonRead read{*at, {}, {}, static_cast<std::uint64_t>(as_of->integer())};
    read.actor.code = row->string_or("actor");
    read.actor.role = row->string_or("role");
    read.actor.os_user = row->string_or("os_user");
    read.actor.identity = identity_named(row->string_or("identity"));
    for (const auto& [view, word] : views) {
        if (row->string_or("view") == word) read.view = view;
    }
    return read;
}

[[noreturn]] void refuse_unwritten(const std::string& path, int fault) {
    throw core::Error{core::ErrorKind::unavailable,
                      "READS_UNWRITABLE",
                      {{"path", path}, {"cause", core::cause_of(fault)}}};
}

/// Those of the last two years, when others are before them.
std::optional<std::string> without_old(const std::vector<std::string>& lines, core::Instant now) {
    std::size_t first = 0;
    std::string previous;
    while (first < lines.size()) {
        const auto read = read_of(lines[first], previous);
        if (!read || now.micros - read->at.micros <= kept_micros) break;
        ++first;
    }
    if (first == 0) return {};
    std::string kept;
    for (std::size_t i = first; i < lines.size(); ++i) kept += lines[i] + "\n";
    return kept;
}

}  // namespace

std::string_view to_word(PersonView view) {
    for (const auto& [one, word] : views) {
        if (one == view) return word;
    }
    return {};
}

void note_person_read(const std::string& book_path, const PersonRead& read) {
    const std::string path = reads_path(book_path);
    core::GrowingFile file{path};
    if (file.fault() != 0) refuse_unwritten(path, file.fault());
    const auto lines = whole_lines(file.text());
    const std::string line = line_of(read, lines.empty() ? std::string{} : digest_of(lines.back()));
    int fault = 0;
    if (const auto kept = without_old(lines, read.at)) {
        fault = core::replace_file(path, *kept + line + "\n", 0600);
    } else {
        fault = file.add(core::end_of_whole_lines(file.text()), line + "\n");
    }
    if (fault != 0) refuse_unwritten(path, fault);
}

PersonReads person_reads(const std::string& book_path) {
    const std::string path = reads_path(book_path);
    PersonReads reads;
    std::ifstream in{path, std::ios::binary};
    if (!in && !std::filesystem::exists(path)) return reads;
    if (!in)
        throw core::Error{core::ErrorKind::unreadable,
                          "FILE_UNREADABLE",
                          {{"path", path}, {"cause", core::cause_of(errno)}}};
    const auto lines = whole_lines(std::string{std::istreambuf_iterator<char>{in}, {}});
    for (std::size_t i = 0; i < lines.size(); ++i) {
        std::string previous;
        auto read = read_of(lines[i], previous);
        // Of the first nobody can tell what stood before it: lines go when they are old.
        const bool follows = i == 0 || previous == digest_of(lines[i - 1]);
        if (!read || !follows) reads.altered.push_back(i + 1);
        if (read) reads.list.push_back(*std::move(read));
    }
    return reads;
}

core::Json person_reads_json(const PersonReads& reads) {
    core::JsonArray list;
    for (const PersonRead& read : reads.list) {
        list.push_back(core::JsonObject{{"at", read.at.to_string()},
                                        {"actor", read.actor.code},
                                        {"identity", ledger::to_word(read.actor.identity)},
                                        {"role", read.actor.role},
                                        {"view", to_word(read.view)},
                                        {"as_of", read.as_of}});
    }
    core::JsonArray altered;
    for (const std::uint64_t line : reads.altered) altered.emplace_back(line);
    return core::JsonObject{{"reads", std::move(list)}, {"altered", std::move(altered)}};
}

}  // namespace utfall::usecases
