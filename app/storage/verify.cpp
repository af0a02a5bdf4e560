#include "app/storage/schema.h"
#include "app/storage/verify_steps.h"

#include <sys/stat.h>
#include <map>
#include <memory>
#include <utility>

namespace utfall::storage {

namespace {

constexpr std::string_view unreadable = "BOOK_UNREADABLE";

// A step that SQLite cannot finish is a finding, and the next one is tried all the same.
template <typename Step>
void attempt(VerifyReport& report, Step step) {
    try {
        step();
    } catch (const core::Error& error) {
        report.add("V1", unreadable, std::nullopt, error.what());
    }
}

}  // namespace

bool verify_file(const Connection& connection, VerifyReport& report) {
    if (connection.pragma("application_id") != std::to_string(book_application_id)) {
        report.add("V1", "BOOK_HEADER_ALTERED", std::nullopt,
                   "application_id is " + connection.pragma("application_id"));
    }
    const std::string version = connection.pragma("user_version");
    if (version != std::to_string(book_version)) {
        report.add(
            "V1", "BOOK_VERSION_UNKNOWN", std::nullopt,
            "user_version is " + version + "; this program knows " + std::to_string(book_version));
    }
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
    for (const SchemaObject& wanted : expected_schema()) {
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

ledger::Verification verify_book(const std::string& path,
                                 const std::function<void(Progress)>& progress) {
    struct stat status {};
    if (::stat(path.c_str(), &status) != 0) {
        throw core::Error{core::ErrorKind::not_found, "BOOK_NOT_FOUND", {{"path", path}}};
    }
    ledger::Verification result;
    VerifyReport report{result};
    attempt(report, [&] {
        Connection connection{path, Access::read};
        connection.forbid_changes();
        if (!verify_file(connection, report)) {
            return;
        }
        // One snapshot for all steps, so that entries added meanwhile are no fault.
        connection.execute("BEGIN");
        attempt(report, [&] { verify_schema(connection, report); });
        attempt(report, [&] { verify_ledger(connection, report, progress); });
        attempt(report, [&] { verify_dictionary(connection, report); });
    });
    report.finish();
    return result;
}

}  // namespace utfall::storage
