#include "app/usecases/report_seal.h"

#include "app/core/error.h"
#include "app/core/signing.h"
#include "app/ledger/checkpoint.h"
#include "app/ledger/merkle.h"
#include "app/ledger/proof.h"
#include "app/usecases/reports_issued.h"

#include <algorithm>

namespace utfall::usecases {
namespace {

constexpr std::string_view seal_format = "utfall-seal-1";

[[noreturn]] void refuse() {
    throw core::Error{core::ErrorKind::unreadable, "SEAL_UNREADABLE"};
}

// Of the entry's record, as schemas/ledger.md numbers its columns.
constexpr std::size_t record_ledger = 1;
constexpr std::size_t record_seq = 2;
constexpr std::size_t record_kind = 8;
constexpr std::size_t record_subject = 9;
constexpr std::size_t record_body = 12;
constexpr std::size_t record_columns = 15;

core::Json read_json(std::string_view text) {
    core::Findings faults;
    auto json = core::parse_json(text, {}, faults);
    if (!json || faults.has_errors()) refuse();
    return *json;
}

bool names_the_file(const core::Json& body, std::string_view file) {
    const core::Json* files = body.find("files");
    if (files == nullptr || !files->is_array()) return false;
    const std::string digest = core::sha256(file).hex();
    return std::any_of(files->array().begin(), files->array().end(),
                       [&](const core::Json& one) { return one.string_or("sha256") == digest; });
}

std::vector<core::Digest> path_of(const core::Json& seal) {
    const core::Json* list = seal.find("path");
    if (list == nullptr || !list->is_array()) refuse();
    std::vector<core::Digest> path;
    for (const core::Json& one : list->array()) {
        const auto digest = one.is_string() ? core::Digest::from_hex(one.string()) : std::nullopt;
        if (!digest || digest->hex() != one.string()) refuse();
        path.push_back(*digest);
    }
    return path;
}

}  // namespace

std::optional<ReportFile> seal_file(Book& book, const std::string& number) {
    ledger::Notary* notary = book.notary();
    if (notary == nullptr) return std::nullopt;
    const IssuedReport issued = issued_report(book.store(), number);
    const std::uint64_t size = issued.entry + 1;
    const auto checkpoint = notary->signed_before(book.store(), size);
    if (!checkpoint) return std::nullopt;
    const ledger::InclusionProof proof = book.store().proof_of(issued.entry, size);
    core::JsonArray path;
    for (const core::Digest& digest : proof.path) path.emplace_back(digest.hex());
    const core::Json seal{core::JsonObject{{"format", seal_format},
                                           {"report", number},
                                           {"record", proof.record},
                                           {"path", std::move(path)},
                                           {"checkpoint", *checkpoint},
                                           {"key", notary->key()}}};
    ReportFile file;
    const std::string first = issued.body.find("files")->array().front().string_or("name");
    file.name = first.substr(0, first.rfind('.')) + ".seal";
    file.format = "seal";
    file.bytes = core::pretty(seal);
    file.sha256 = core::sha256(file.bytes).hex();
    file.content_sha256 = file.sha256;
    return file;
}

SealVerdict check_seal(std::string_view seal_text, std::string_view file) {
    const core::Json seal = read_json(seal_text);
    const auto note = ledger::read_note(seal.string_or("checkpoint"));
    if (seal.string_or("format") != seal_format || !note) refuse();
    const std::string record = seal.string_or("record");
    const core::Json columns = read_json(record);
    if (!columns.is_array() || columns.array().size() != record_columns) refuse();
    const auto& column = columns.array();
    if (!column[record_ledger].is_string() || !column[record_seq].is_integer() ||
        !column[record_kind].is_string() || !column[record_subject].is_string() ||
        !column[record_body].is_object()) {
        refuse();
    }
    SealVerdict verdict;
    verdict.report = column[record_subject].string();
    if (seal.string_or("report") != verdict.report) refuse();
    verdict.ledger_id = note->checkpoint.ledger_id;
    verdict.size = note->checkpoint.size;
    verdict.key = seal.string_or("key");
    const auto key = ledger::read_verifier_key(verdict.key);
    verdict.is_signed = key && ledger::is_signed_by(*note, *key);
    ledger::MerkleTree tree;
    const auto seq = static_cast<std::uint64_t>(column[record_seq].integer());
    verdict.is_recorded = column[record_ledger].string() == verdict.ledger_id &&
                          column[record_kind].string() == "report-issued" &&
                          ledger::root_by_path(tree.leaf_of(record), seq, verdict.size,
                                               path_of(seal)) == note->checkpoint.root;
    verdict.is_issued = names_the_file(column[record_body], file);
    return verdict;
}

}  // namespace utfall::usecases
