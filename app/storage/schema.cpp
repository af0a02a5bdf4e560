#include "app/storage/schema.h"

#include "app/core/embedded.h"

#include <algorithm>

namespace utfall::storage {

using core::Error;
using core::ErrorKind;

void create_schema(Connection& connection) {
    const auto sql = core::embedded_file("schemas/store/0001_ledger.sql");
    if (!sql) {
        throw Error{ErrorKind::configuration, "STORE_SCHEMA_MISSING"};
    }
    connection.execute(std::string{*sql});
    connection.execute("PRAGMA application_id=" + std::to_string(book_application_id));
    connection.execute("PRAGMA user_version=" + std::to_string(book_version));
}

void check_header(const Connection& connection, const std::string& path) {
    const std::string version = connection.pragma("user_version");
    if (connection.pragma("application_id") != std::to_string(book_application_id) ||
        version == "0" || version.starts_with('-')) {
        throw Error{ErrorKind::unreadable, "BOOK_NOT_A_BOOK", {{"path", path}}};
    }
    if (version != std::to_string(book_version)) {
        throw Error{
            ErrorKind::unreadable,
            "BOOK_NEWER_VERSION",
            {{"path", path}, {"version", version}, {"known", std::to_string(book_version)}}};
    }
}

std::vector<SchemaObject> schema_of(const Connection& connection) {
    std::vector<SchemaObject> objects;
    Statement rows = connection.prepare("SELECT type, name, tbl_name, sql FROM sqlite_schema");
    while (rows.step()) {
        objects.push_back({rows.text(0), rows.text(1), rows.text(2), rows.text(3)});
    }
    std::sort(objects.begin(), objects.end());
    return objects;
}

std::vector<SchemaObject> expected_schema() {
    Connection fresh;
    create_schema(fresh);
    return schema_of(fresh);
}

}  // namespace utfall::storage
