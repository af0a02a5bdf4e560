#pragma once

#include "app/storage/connection.h"

#include <string>
#include <vector>

namespace utfall::storage {

/// Makes the tables, indexes and guards of `version` in an empty database, within the transaction
/// the caller has open, and marks the file as a book.
void create_schema(Connection& connection, std::int64_t version = book_version);

/// Adds what books have got since the version of this one, within the transaction the caller has
/// open: who gives it up, as a dry run does, leaves the book as it was, for programs of before too,
/// and the next one adds it again.
void migrate_schema(Connection& connection);

/// What the file says its version is.
std::int64_t version_of(const Connection& connection);
/// Throws Error(unreadable, "BOOK_NOT_A_BOOK" | "BOOK_NEWER_VERSION").
void check_header(const Connection& connection, const std::string& path);

struct SchemaObject {
    std::string type;
    std::string name;
    std::string table;
    std::string sql;  ///< Empty for the indexes SQLite makes by itself.
    /// What the four are stored as. SQLite reads a schema of BLOBs as if it were text, and who asks
    /// it for its tables is not told of them.
    std::string stored_as;
    auto operator<=>(const SchemaObject&) const = default;
};

/// Every row of sqlite_schema, sorted.
std::vector<SchemaObject> schema_of(const Connection& connection);
/// What schema_of() gives for an untouched book of `version`.
std::vector<SchemaObject> expected_schema(std::int64_t version = book_version);

}  // namespace utfall::storage
