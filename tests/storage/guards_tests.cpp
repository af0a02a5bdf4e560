#include "app/storage/connection.h"
#include "app/storage/line_tables.h"
#include "app/storage/schema.h"
#include "tests/storage/raw_book.h"
#include "tests/storage/sample_book.h"

#include <boost/test/unit_test.hpp>

using namespace utfall;
using namespace utfall::tests;

namespace {

std::string joined(const std::vector<std::string>& names) {
    std::string list;
    for (const std::string& name : names) {
        list += (list.empty() ? "" : ", ") + name;
    }
    return list;
}

}  // namespace

BOOST_FIXTURE_TEST_SUITE(guards_tests, BookFixture)

// The attacks somebody with any SQLite tool can make, on every table, with recursive_triggers on
// and off: with it off, no delete trigger sees what INSERT OR REPLACE removes.
BOOST_AUTO_TEST_CASE(law_1_no_statement_changes_or_removes_a_row_of_any_table) {
    fill_every_table();
    store.reset();
    RawBook raw{path};
    const std::string before = raw.dump();
    BOOST_REQUIRE(raw.tables().size() == 22U);
    for (const char* recursive : {"OFF", "ON"}) {
        raw.execute("PRAGMA recursive_triggers = " + std::string{recursive});
        for (const std::string& table : raw.tables()) {
            if (table.starts_with("value_cache")) continue;  // Not of the ledger: may be emptied.
            const auto columns = raw.columns(table);
            const std::string list = joined(columns);
            const std::string& first = columns.front();
            const std::string& last = columns.back();
            const std::string attacks[] = {
                "UPDATE " + table + " SET " + last + " = " + last,
                "UPDATE OR REPLACE " + table + " SET " + first + " = " + first,
                "DELETE FROM " + table,
                "INSERT OR REPLACE INTO " + table + "(" + list + ") SELECT " + list + " FROM " +
                    table,
                "REPLACE INTO " + table + "(" + list + ") SELECT " + list + " FROM " + table +
                    " LIMIT 1",
                "INSERT INTO " + table + "(" + list + ") SELECT " + list + " FROM " + table +
                    " WHERE true ON CONFLICT DO UPDATE SET " + last + " = excluded." + last,
            };
            for (const std::string& attack : attacks) {
                BOOST_TEST_CONTEXT(attack << " with recursive_triggers " << recursive) {
                    BOOST_TEST(!raw.attempt(attack));
                    BOOST_TEST(raw.message() == "the ledger is append-only");
                }
            }
        }
    }
    BOOST_TEST(raw.dump() == before);
}

BOOST_AUTO_TEST_CASE(a_unique_key_is_no_way_to_replace_a_row_either) {
    fill_every_table();
    store.reset();
    RawBook raw{path};
    raw.execute("PRAGMA recursive_triggers = OFF");
    const std::string before = raw.dump();
    const std::string next = "(SELECT max(seq) + 1 FROM entry)";
    const std::string attacks[] = {
        "INSERT OR REPLACE INTO entry(seq, request_id, recorded_at, actor, identity, kind, body, "
        "line_count, "
        "lines_root, leaf) SELECT " +
            next +
            ", request_id, 9e15 / 1, actor, identity, kind, body, 0, lines_root, "
            "leaf FROM entry WHERE seq = 1",
        "INSERT OR REPLACE INTO series SELECT (SELECT max(id) + 1 FROM series), measure, "
        "organisation, unit, team, "
        "intervention, breakdown FROM series WHERE id = 1",
    };
    for (const std::string& attack : attacks) {
        BOOST_TEST_CONTEXT(attack) {
            BOOST_TEST(!raw.attempt(attack));
        }
    }
    BOOST_TEST(raw.dump() == before);
}

BOOST_AUTO_TEST_CASE(lines_are_added_only_to_the_entry_that_is_being_written) {
    fill_every_table();
    store.reset();
    RawBook raw{path};
    const auto add = [&](const std::string& id) {
        return raw.attempt("INSERT INTO template_line(id, path, content) VALUES (" + id +
                           ", 'a', 'b')");
    };
    const std::string next = "((SELECT max(seq) + 1 FROM entry) << 32)";
    BOOST_TEST(!add("(0 << 32) + 1"));
    BOOST_TEST(!add("((SELECT max(seq) FROM entry) << 32) + 9"));
    BOOST_TEST(!add(next));
    BOOST_TEST(!add("((SELECT max(seq) + 2 FROM entry) << 32) + 1"));
    BOOST_TEST(!add("NULL"));
    BOOST_TEST(!add("-1"));
    BOOST_TEST(add(next + " + 2"));
    BOOST_TEST(!add(next + " + 1"));
}

BOOST_AUTO_TEST_CASE(the_settings_are_read_back_at_every_open) {
    for (const auto access : {storage::Access::write, storage::Access::read}) {
        const storage::Connection connection{path, access};
        for (const storage::Pragma& pragma : storage::Connection::pragmas(access)) {
            BOOST_TEST_CONTEXT(pragma.name) {
                BOOST_TEST(connection.pragma(pragma.name) == pragma.expected);
            }
        }
        BOOST_TEST(connection.pragma("journal_mode") == "delete");
        BOOST_TEST(connection.pragma("synchronous") == "3");
        BOOST_TEST(connection.pragma("recursive_triggers") == "1");
        BOOST_TEST(connection.pragma("application_id") == std::to_string(0x5554464C));
        BOOST_TEST(connection.pragma("user_version") == "8");
    }
}

BOOST_AUTO_TEST_CASE(a_book_in_another_journal_mode_is_not_read_as_it_is) {
    store.reset();
    RawBook{path}.execute("PRAGMA journal_mode = WAL");
    BOOST_TEST(fails_with(core::ErrorKind::unavailable, "STORE_PRAGMA_REFUSED",
                          [&] { open(storage::OpenMode::read_only); }));
    BOOST_TEST(open()->size() == 1U);
    BOOST_TEST(open(storage::OpenMode::read_only)->size() == 1U);
}

BOOST_AUTO_TEST_CASE(the_program_itself_is_refused_everything_but_adding) {
    storage::Connection connection{path, storage::Access::write};
    connection.forbid_changes();
    for (const char* sql : {"UPDATE entry SET actor = 'x'", "DELETE FROM detached",
                            "DROP TRIGGER entry_is_never_updated", "DROP TABLE entry",
                            "ALTER TABLE entry ADD COLUMN x", "CREATE TABLE x(a)",
                            "CREATE TEMP TABLE x(a)", "ATTACH ':memory:' AS other",
                            "PRAGMA writable_schema = ON", "PRAGMA recursive_triggers = OFF",
                            "INSERT INTO sqlite_schema VALUES ('table', 'x', 'x', 0, '')",
                            "SELECT load_extension('x')", "VACUUM"}) {
        BOOST_TEST_CONTEXT(sql) {
            BOOST_CHECK_THROW(connection.execute(sql), storage::StoreError);
        }
    }
    BOOST_CHECK_NO_THROW(connection.execute("SELECT count(*) FROM entry"));

    storage::Connection reader{path, storage::Access::read};
    reader.forbid_changes();
    BOOST_CHECK_THROW(reader.execute("INSERT INTO tree_head VALUES (2, zeroblob(32))"),
                      storage::StoreError);
}

// Many lines are written without their triggers: what those ask is asked once for the entry.
BOOST_AUTO_TEST_CASE(an_entry_is_refused_whose_place_a_planted_line_has_taken) {
    append_values({value_row(series_of("M0"), "2025-01", "1")});
    {
        RawBook raw{path};
        raw.execute(
            "INSERT INTO value_line(id, series, period, state, value) VALUES (2 << 32 | 77, 1, "
            "'2025-02', 'value', '9')");
    }
    std::vector<ledger::Row> rows;
    for (int at = 0; at < 64; ++at) {  // One statement, and none is left for the trigger to see.
        rows.push_back(value_row(series_of("M" + std::to_string(at)), "2025-03", "1"));
    }
    BOOST_TEST(fails_with(core::ErrorKind::integrity, "STORE_GUARD_REFUSED",
                          [&] { append_values(rows); }));
    BOOST_TEST(store->size() == 2U);
}

BOOST_AUTO_TEST_CASE(defensive_mode_keeps_the_schema_from_being_written_to) {
    storage::Connection connection{path, storage::Access::write};
    connection.execute("PRAGMA writable_schema = ON");
    BOOST_CHECK_THROW(connection.execute("DELETE FROM sqlite_schema WHERE type = 'trigger'"),
                      storage::StoreError);
}

// The descriptors and the SQL are two lists of the same columns.
BOOST_AUTO_TEST_CASE(every_line_table_has_exactly_its_declared_columns) {
    RawBook raw{path};
    std::size_t line_tables = 0;
    for (const std::string& table : raw.tables()) {
        line_tables += table.ends_with("_line") ? 1U : 0U;
    }
    BOOST_TEST(line_tables == storage::line_tables().size());
    for (const ledger::LineTable* table : storage::line_tables()) {
        BOOST_TEST_CONTEXT(table->name) {
            const auto rows = raw.rows("SELECT name, type, \"notnull\" FROM pragma_table_xinfo('" +
                                       std::string{table->name} +
                                       "') WHERE hidden = 0 AND name <> 'id' ORDER BY cid");
            BOOST_REQUIRE(rows.size() == table->columns.size());
            for (std::size_t at = 0; at < rows.size(); ++at) {
                const ledger::Column& column = table->columns[at];
                BOOST_TEST_CONTEXT(column.name) {
                    BOOST_TEST(rows[at][0] == column.name);
                    BOOST_TEST((rows[at][2] == "0") == column.nullable);
                    const bool blob = column.kind == ledger::ColumnKind::detached;
                    const bool integer = column.kind == ledger::ColumnKind::integer ||
                                         column.kind == ledger::ColumnKind::series ||
                                         column.kind == ledger::ColumnKind::line_ref;
                    BOOST_TEST(rows[at][1] == (blob ? "BLOB" : integer ? "INTEGER" : "TEXT"));
                }
            }
        }
    }
}

BOOST_AUTO_TEST_SUITE_END()
