#include "app/storage/schema.h"

#include "app/core/embedded.h"

#include <algorithm>
#include <array>
#include <map>
#include <mutex>

namespace utfall::storage {

using core::Error;
using core::ErrorKind;

namespace {

// What each version added, the first version first.
constexpr std::array<std::string_view, book_version> steps{
    "schemas/store/0001_ledger.sql",
    "schemas/store/0002_value_cache.sql",
    "schemas/store/0003_read_values_from_the_cache.sql",
    "schemas/store/0004_benchmarks.sql",
    "schemas/store/0005_activities.sql",
    "schemas/store/0006_survey_answers.sql",
    "schemas/store/0007_participations.sql",
    "schemas/store/0008_scb.sql"};

void run_steps(Connection& connection, std::int64_t from, std::int64_t to) {
    for (std::int64_t step = from; step < to; ++step) {
        const auto sql = core::embedded_file(steps[static_cast<std::size_t>(step)]);
        if (!sql) {
            throw Error{ErrorKind::configuration, "STORE_SCHEMA_MISSING"};
        }
        connection.execute(std::string{*sql});
    }
    connection.execute("PRAGMA user_version=" + std::to_string(to));
}

}  // namespace

std::int64_t version_of(const Connection& connection) {
    Statement row = connection.prepare("PRAGMA user_version");
    row.step();
    return row.integer(0);
}

void create_schema(Connection& connection, std::int64_t version) {
    connection.execute("PRAGMA application_id=" + std::to_string(book_application_id));
    run_steps(connection, 0, version);
}

void migrate_schema(Connection& connection) {
    const std::int64_t version = version_of(connection);
    if (version < book_version) {
        connection.allow_changes();
        try {
            run_steps(connection, version, book_version);
        } catch (...) {
            connection.forbid_changes();
            throw;
        }
        connection.forbid_changes();
    }
}

void check_header(const Connection& connection, const std::string& path) {
    const std::int64_t version = version_of(connection);
    if (connection.pragma("application_id") != std::to_string(book_application_id) || version < 1) {
        throw Error{ErrorKind::unreadable, "BOOK_NOT_A_BOOK", {{"path", path}}};
    }
    if (version > book_version) {
        throw Error{ErrorKind::unreadable,
                    "BOOK_NEWER_VERSION",
                    {{"path", path},
                     {"version", std::to_string(version)},
                     {"known", std::to_string(book_version)}}};
    }
}

std::vector<SchemaObject> schema_of(const Connection& connection) {
    std::vector<SchemaObject> objects;
    Statement rows = connection.prepare(
        "SELECT type, name, tbl_name, sql, typeof(type) || ' ' || typeof(name) || ' ' || "
        "typeof(tbl_name) || ' ' || typeof(sql) FROM sqlite_schema");
    while (rows.step()) {
        objects.push_back({rows.text(0), rows.text(1), rows.text(2), rows.text(3), rows.text(4)});
    }
    std::sort(objects.begin(), objects.end());
    return objects;
}

std::vector<SchemaObject> expected_schema(std::int64_t version) {
    // What a version looks like is worked out once: whoever verifies many books pays for it once.
    static std::mutex guard;
    static std::map<std::int64_t, std::vector<SchemaObject>> known;
    const std::scoped_lock lock{guard};
    const auto [schema, is_new] = known.try_emplace(version);
    if (is_new) {
        Connection fresh;
        create_schema(fresh, version);
        schema->second = schema_of(fresh);
    }
    return schema->second;
}

}  // namespace utfall::storage
