#include "app/usecases/backup.h"

#include "app/core/durable_file.h"
#include "app/core/error.h"
#include "app/core/error_texts.h"
#include "app/core/json.h"
#include "app/core/output_file.h"
#include "app/ledger/checkpoint.h"
#include "app/ledger/given_up.h"
#include "app/usecases/places.h"
#include "app/usecases/reason_check.h"
#include "app/usecases/recording.h"
#include "app/usecases/values.h"

#include <algorithm>
#include <cerrno>
#include <filesystem>
#include <fstream>
#include <iterator>

namespace utfall::usecases {
namespace {

namespace fs = std::filesystem;
using core::Error;
using core::ErrorKind;

/// A book that is being made beside the place it will have, and goes away unless it gets there.
class Unplaced {
  public:
    explicit Unplaced(const std::string& target) : target_(target), path_(target + ".new") {
        remove();
    }
    ~Unplaced() { remove(); }
    Unplaced(const Unplaced&) = delete;
    Unplaced& operator=(const Unplaced&) = delete;

    [[nodiscard]] const std::string& path() const { return path_; }
    void place() {
        if (const int fault = core::put_in_place(path_, target_))
            throw core::not_writable(target_, fault);
    }

  private:
    void remove() {
        std::error_code absent;
        for (const char* ending : {"", "-journal", ".lock"}) fs::remove(path_ + ending, absent);
    }

    std::string target_;
    std::string path_;
};

struct Hashed {
    std::string sha256;
    std::uint64_t bytes{0};
};

// Hashes a file of any size, and copies it on the way when there is somewhere to.
Hashed hash_file(const std::string& path, std::ofstream* copy) {
    std::ifstream in{path, std::ios::binary};
    if (!in) {
        throw Error{ErrorKind::unreadable,
                    "FILE_UNREADABLE",
                    {{"path", path}, {"cause", core::cause_of(errno)}}};
    }
    core::Sha256 sha;
    Hashed hashed;
    std::vector<char> buffer(1U << 20U);
    while (in) {
        in.read(buffer.data(), static_cast<std::streamsize>(buffer.size()));
        const auto got = static_cast<std::size_t>(in.gcount());
        sha.update({buffer.data(), got});
        hashed.bytes += got;
        if (copy != nullptr) copy->write(buffer.data(), static_cast<std::streamsize>(got));
    }
    hashed.sha256 = sha.finish().hex();
    return hashed;
}

core::Json manifest_json(const Backup& backup) {
    return core::JsonObject{{"format", 1},
                            {"file", fs::path{backup.path}.filename().string()},
                            {"sha256", backup.sha256},
                            {"bytes", backup.bytes},
                            {"ledger_id", backup.ledger_id},
                            {"size", backup.size},
                            {"root", backup.root.hex()},
                            {"made_at", backup.at.to_string()}};
}

std::string manifest_of(const std::string& backup) {
    return backup + ".manifest.json";
}

std::uint64_t whole_number(const core::Json& json, std::string_view name) {
    const core::Json* member = json.find(name);
    return member != nullptr && member->is_integer() && member->integer() >= 0
               ? static_cast<std::uint64_t>(member->integer())
               : 0;
}

Backup read_manifest(const std::string& path) {
    Backup backup;
    backup.path = path;
    backup.manifest_path = manifest_of(path);
    std::ifstream in{backup.manifest_path, std::ios::binary};
    if (!in) {
        throw Error{
            ErrorKind::not_found, "BACKUP_MANIFEST_MISSING", {{"path", backup.manifest_path}}};
    }
    core::Findings faults;
    const auto json =
        core::parse_json(std::string{std::istreambuf_iterator<char>{in}, {}}, {}, faults);
    const auto root = core::Digest::from_hex(json ? json->string_or("root") : std::string{});
    const auto at = core::Instant::parse(json ? json->string_or("made_at") : std::string{});
    if (!json || !root || !at || whole_number(*json, "format") != 1) {
        throw Error{
            ErrorKind::unreadable, "BACKUP_MANIFEST_MALFORMED", {{"path", backup.manifest_path}}};
    }
    backup.sha256 = json->string_or("sha256");
    backup.bytes = whole_number(*json, "bytes");
    backup.ledger_id = json->string_or("ledger_id");
    backup.size = whole_number(*json, "size");
    backup.root = *root;
    backup.at = *at;
    return backup;
}

void copy_checked(const Backup& backup, const std::string& to) {
    std::ofstream out{to, std::ios::binary | std::ios::trunc};
    const Hashed hashed = hash_file(backup.path, &out);
    out.close();
    if (!out) throw core::not_writable(to, errno);
    if (hashed.sha256 != backup.sha256 || hashed.bytes != backup.bytes)
        throw Error{ErrorKind::integrity, "BACKUP_ALTERED", {{"path", backup.path}}};
}

bool is_rollback(const ledger::VerifyFinding& finding) {
    return finding.code == "ROLLED_BACK" || finding.code == "FORKED";
}

// The checkpoints of this book that it does not hold: what is given up with it.
core::JsonArray given_up(const ledger::Store& store,
                         const std::vector<ledger::Evidence>& evidence) {
    core::JsonArray list;
    for (const ledger::Evidence& one : evidence) {
        for (const auto& note : ledger::read_notes(one.text)) {
            if (!note || note->checkpoint.ledger_id != store.info().ledger_id) continue;
            const ledger::Checkpoint& at = note->checkpoint;
            if (at.size <= store.size() && store.root_at(at.size) == at.root) continue;
            list.push_back(core::JsonObject{{"size", at.size}, {"root", at.root.hex()}});
        }
    }
    return list;
}

void check_reason(const Act& act, core::Findings& faults) {
    const auto& codes = reason_codes();
    if (act.reason_code.empty() || act.reason.empty())
        throw Error{ErrorKind::usage, "ROLLBACK_NEEDS_REASON"};
    if (std::find(codes.begin(), codes.end(), act.reason_code) == codes.end())
        faults.add("REASON_CODE_UNKNOWN", at_column("reason"), {{"code", act.reason_code}});
    check_given_words(act.reason, "note", faults);
}

void record_rollback(Books& books, const std::string& path, const Act& act,
                     const std::vector<ledger::Evidence>& evidence, Restored& restored) {
    const auto book = books.open(path, false);
    core::JsonArray list = given_up(book->store(), evidence);
    restored.given_up = list.size();
    ledger::EntryDraft draft{act.request_id,  act.actor, std::string{ledger::restored_kind}, {},
                             act.reason_code, act.reason};
    draft.body.set("backup", restored.backup.sha256).set("given_up", std::move(list));
    const auto receipt = record(book->store(), draft, [](ledger::Append&) {});
    restored.entry = receipt.entry;
    restored.size = receipt.size;
}

}  // namespace

Backup back_up(Books& books, Safekeeping& safekeeping, const std::string& book_path,
               const std::string& to, bool dry_run, const ProgressSink& progress) {
    if (fs::exists(to)) throw Error{ErrorKind::conflict, "BACKUP_EXISTS", {{"path", to}}};
    Unplaced copy{to};
    Backup backup;
    backup.path = to;
    backup.manifest_path = manifest_of(to);
    backup.at = books.clock().now();
    safekeeping.copy(book_path, copy.path(), progress);
    std::vector<ledger::Evidence> evidence;
    if (std::string kept = safekeeping.anchors(book_path); !kept.empty())
        evidence.push_back({"what was signed for " + book_path, std::move(kept)});
    const auto verified = books.verify(copy.path(), progress, evidence);
    backup.findings = verified.findings;
    backup.size = verified.size;
    backup.root = verified.root;
    if (!backup.findings.empty()) return backup;
    backup.ledger_id = books.open(copy.path(), true)->store().info().ledger_id;
    const Hashed hashed = hash_file(copy.path(), nullptr);
    backup.sha256 = hashed.sha256;
    backup.bytes = hashed.bytes;
    if (dry_run) return backup;
    copy.place();
    core::write_file(backup.manifest_path, core::pretty(manifest_json(backup)));
    return backup;
}

Restored restore_book(Books& books, Safekeeping& safekeeping, const RestoreRequest& request,
                      const Act& act, const ProgressSink& progress) {
    Restored restored;
    restored.backup = read_manifest(request.backup);
    if (fs::exists(request.book))
        throw Error{ErrorKind::conflict, "BOOK_EXISTS", {{"path", request.book}}};
    if (request.accept_rollback) check_reason(act, restored.faults);
    if (restored.faults.has_errors()) return restored;
    Unplaced copy{request.book};
    copy_checked(restored.backup, copy.path());
    std::vector<ledger::Evidence> evidence;
    if (std::string kept = safekeeping.anchors(request.book); !kept.empty())
        evidence.push_back({"what was signed for " + request.book, std::move(kept)});
    if (request.anchors) evidence.push_back(*request.anchors);
    const auto verified = books.verify(copy.path(), progress, evidence);
    if (verified.size != restored.backup.size || verified.root != restored.backup.root)
        throw Error{ErrorKind::integrity, "BACKUP_ALTERED", {{"path", request.backup}}};
    restored.size = verified.size;
    const auto rolled_back =
        std::count_if(verified.findings.begin(), verified.findings.end(), is_rollback);
    const bool nothing_else = rolled_back == static_cast<std::ptrdiff_t>(verified.findings.size());
    if (!nothing_else || (rolled_back > 0 && !request.accept_rollback)) {
        restored.findings = verified.findings;
        return restored;
    }
    if (rolled_back > 0) record_rollback(books, copy.path(), act, evidence, restored);
    if (!act.dry_run) copy.place();
    return restored;
}

}  // namespace utfall::usecases
