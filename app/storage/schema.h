#pragma once

#include "app/storage/connection.h"

#include <string>
#include <vector>

namespace utfall::storage {

/// Makes the tables, indexes and guards of `book_version` in an empty database, within the
/// transaction the caller has open, and marks the file as a book.
void create_schema(Connection& connection);

/// Throws Error(unreadable, "BOOK_NOT_A_BOOK" | "BOOK_NEWER_VERSION").
void check_header(const Connection& connection, const std::string& path);

struct SchemaObject {
    std::string type;
    std::string name;
    std::string table;
    std::string sql;  ///< Empty for the indexes SQLite makes by itself.
    auto operator<=>(const SchemaObject&) const = default;
};

/// Every row of sqlite_schema, sorted.
std::vector<SchemaObject> schema_of(const Connection& connection);
/// What schema_of() gives for an untouched book of `book_version`.
std::vector<SchemaObject> expected_schema();

}  // namespace utfall::storage
