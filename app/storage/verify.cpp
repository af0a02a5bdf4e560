#include "app/storage/schema.h"
#include "app/storage/verify_steps.h"

#include <sys/stat.h>
#include <algorithm>
#include <future>
#include <iterator>
#include <map>
#include <memory>
#include <utility>

namespace utfall::storage {

namespace {

constexpr std::string_view unreadable_code = "BOOK_UNREADABLE";

// A step that SQLite cannot finish is a finding, and the next one is tried all the same.
template <typename Step>
void attempt(VerifyReport& report, Step step) {
    try {
        step();
    } catch (const core::Error& error) {
        report.add("V1", unreadable_code, std::nullopt, error.what());
    }
}

std::optional<std::int64_t> known_version(const Connection& connection) {
    const std::int64_t version = version_of(connection);
    if (version < 1 || version > book_version) return std::nullopt;
    return version;
}

}  // namespace

bool verify_file(const Connection& connection, VerifyReport& report) {
    if (connection.pragma("application_id") != std::to_string(book_application_id)) {
        report.add("V1", "BOOK_HEADER_ALTERED", std::nullopt,
                   "application_id is " + connection.pragma("application_id"));
    }
    const std::string version = connection.pragma("user_version");
    if (!known_version(connection)) {
        report.add(
            "V1", "BOOK_VERSION_UNKNOWN", std::nullopt,
            "user_version is " + version + "; this program knows " + std::to_string(book_version));
    }
    Statement tables = connection.prepare(
        "SELECT count(*) FROM sqlite_schema WHERE type = 'table' AND name IN ('book', 'entry')");
    tables.step();
    if (tables.integer(0) != 2) {
        report.add("V1", "BOOK_HEADER_ALTERED", std::nullopt, "the file holds no ledger");
        return false;
    }
    return true;
}

void verify_schema(const Connection& connection, VerifyReport& report) {
    using Name = std::pair<std::string, std::string>;
    std::map<Name, SchemaObject> found;
    for (SchemaObject& object : schema_of(connection)) {
        Name name{object.type, object.name};
        found.emplace(std::move(name), std::move(object));
    }
    const std::int64_t version = known_version(connection).value_or(book_version);
    for (const SchemaObject& wanted : expected_schema(version)) {
        const auto same = found.find({wanted.type, wanted.name});
        if (same == found.end()) {
            report.add("V2", "SCHEMA_OBJECT_MISSING", std::nullopt,
                       "the " + wanted.type + " " + wanted.name + " is gone");
            continue;
        }
        if (same->second != wanted) {
            report.add("V2", "SCHEMA_OBJECT_CHANGED", std::nullopt,
                       "the " + wanted.type + " " + wanted.name + " is not the one it should be");
        }
        found.erase(same);
    }
    for (const auto& [name, object] : found) {
        report.add("V2", "SCHEMA_OBJECT_ADDED", std::nullopt,
                   "the " + object.type + " " + object.name + " does not belong here");
    }
}

namespace {

// What SQLite knows about its own pages and references.
void verify_pages(const Connection& connection, VerifyReport& report) {
    attempt(report, [&] {
        Statement rows = connection.prepare("PRAGMA integrity_check");
        while (rows.step()) {
            if (rows.bytes(0) != "ok") {
                report.add("V1", "FILE_DAMAGED", std::nullopt, rows.text(0));
            }
        }
    });
    attempt(report, [&] {
        Statement rows = connection.prepare("PRAGMA foreign_key_check");
        while (rows.step()) {
            report.add(
                "V1", "REFERENCE_BROKEN", std::nullopt,
                rows.text(0) + " row " + rows.text(1) + " refers to nothing in " + rows.text(2));
        }
    });
}

// What can be checked beside the ledger, through a connection of its own.
ledger::Verification verify_beside(const std::string& path) {
    ledger::Verification result;
    VerifyReport report{result};
    attempt(report, [&] {
        Connection connection{path, Access::read};
        connection.forbid_changes();
        connection.execute("BEGIN");
        verify_pages(connection, report);
        attempt(report, [&] { verify_dictionary(connection, report); });
        attempt(report, [&] { verify_cache(connection, report); });
    });
    report.finish();
    return result;
}

}  // namespace

ledger::Verification verify_book(const std::string& path,
                                 const std::function<void(Progress)>& progress,
                                 const std::vector<ledger::Evidence>& evidence) {
    struct stat status {};
    if (::stat(path.c_str(), &status) != 0) {
        throw core::Error{core::ErrorKind::not_found, "BOOK_NOT_FOUND", {{"path", path}}};
    }
    ledger::Verification result;
    VerifyReport report{result};
    std::future<ledger::Verification> beside;
    attempt(report, [&] {
        Connection connection{path, Access::read};
        connection.forbid_changes();
        if (!verify_file(connection, report)) {
            return;
        }
        // About half of the work needs nothing of the other half.
        beside = std::async(std::launch::async, verify_beside, path);
        // One snapshot for all steps, so that entries added meanwhile are no fault.
        connection.execute("BEGIN");
        attempt(report, [&] { verify_schema(connection, report); });
        attempt(report, [&] { verify_ledger(connection, report, progress); });
        attempt(report, [&] { verify_checkpoints(connection, path, evidence, report); });
    });
    report.finish();
    if (beside.valid()) {
        auto found = beside.get().findings;
        std::move(found.begin(), found.end(), std::back_inserter(result.findings));
    }
    std::stable_sort(result.findings.begin(), result.findings.end(),
                     [](const auto& a, const auto& b) { return a.step < b.step; });
    return result;
}

}  // namespace utfall::storage
