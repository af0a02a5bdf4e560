#include "app/core/finding_texts.h"
#include "tests/storage/raw_book.h"
#include "tests/storage/sample_book.h"
#include "tests/support/counted.h"
#include "tests/support/long_form.h"

#include <boost/test/unit_test.hpp>
#include <random>
#include <set>

using namespace utfall;
using namespace utfall::tests;

namespace {

struct VerifyFixture : BookFixture {
    VerifyFixture() {
        fill_every_table();
        store.reset();
        std::filesystem::copy_file(path, sound);
    }

    // What verify says about the sound book after `sql` was done to a copy of it, guards put back
    // in place.
    ledger::Verification verify_after(const std::string& sql) {
        std::filesystem::copy_file(sound, path, std::filesystem::copy_options::overwrite_existing);
        RawBook{path}.tamper(sql);
        return verify();
    }

    static bool has(const ledger::Verification& verification, const std::string& code) {
        return std::any_of(
            verification.findings.begin(), verification.findings.end(),
            [&](const ledger::VerifyFinding& finding) { return finding.code == code; });
    }

    // Found by the ledger's own means, and not only by SQLite's check or the schema's text.
    static bool found_by_ledger(const ledger::Verification& verification) {
        return std::any_of(verification.findings.begin(), verification.findings.end(),
                           [](const ledger::VerifyFinding& finding) {
                               return finding.step != "V1" && finding.step != "V2";
                           });
    }

    std::string sound{folder.file("sound.utfall")};
};

// Another value of the same storage class, as SQL.
std::vector<std::string> other_values(const std::string& type, const std::string& column) {
    if (type == "integer") {
        return {column + " + 1", column + " + 1000000", column + " - 1", "NULL"};
    }
    if (type == "text") {
        return {column + " || 'x'", "upper(" + column + ") || ' '", "NULL"};
    }
    if (type == "blob") {
        return {"zeroblob(length(" + column + "))",
                "CAST(substr(" + column + ", 2) || 'x' AS BLOB)", "NULL"};
    }
    return {"1", "'x'", "zeroblob(32)"};
}

}  // namespace

BOOST_FIXTURE_TEST_SUITE(verify_tests, VerifyFixture)

BOOST_AUTO_TEST_CASE(a_sound_book_has_no_findings) {
    std::uint64_t entries = 0;
    const ledger::Verification verification = verify();
    entries = verification.entries;
    BOOST_TEST(text_of(verification) == "");
    BOOST_TEST(entries == 9U);
    BOOST_TEST(verification.size == 9U);
    BOOST_TEST(verification.lines == 21U);
    BOOST_TEST(verification.root.hex() == open(storage::OpenMode::read_only)->info().root.hex());
}

// Reads all tables and columns from the schema and changes each stored value of each row in turn.
BOOST_AUTO_TEST_CASE(a_change_in_any_column_of_any_table_is_found) {
    RawBook schema{sound};
    std::size_t changes = 0;
    std::set<std::string> columns_changed;
    std::size_t columns = 0;
    for (const std::string& table : schema.tables()) {
        const auto names = schema.columns(table);
        columns += names.size();
        const bool rowid = table != "book" && table != "detached";
        const std::string key = rowid             ? "rowid"
                                : table == "book" ? "ledger_id"
                                                  : "(seq, line, field)";
        const auto rows = std::stoul(schema.value("SELECT count(*) FROM " + table));
        BOOST_REQUIRE(rows > 0U);
        for (std::size_t row = 0; row < rows; ++row) {
            const std::string where =
                " WHERE " + key + " = (SELECT " + (table == "detached" ? "seq, line, field" : key) +
                " FROM " + table + " ORDER BY 1, 2 LIMIT 1 OFFSET " + std::to_string(row) + ")";
            const std::string rowwise =
                table == "detached" ? where
                                    : " WHERE " + key + " = (SELECT " + key + " FROM " + table +
                                          " ORDER BY 1 LIMIT 1 OFFSET " + std::to_string(row) + ")";
            for (const std::string& column : names) {
                const std::string type =
                    schema.value("SELECT typeof(" + column + ") FROM " + table + rowwise);
                for (const std::string& value : other_values(type, column)) {
                    const std::string sql =
                        "UPDATE " + table + " SET " + column + " = " + value + rowwise;
                    ledger::Verification verification;
                    try {
                        verification = verify_after(sql);
                    } catch (const std::runtime_error&) {
                        continue;  // NOT NULL or a key: SQLite itself has no such row.
                    }
                    ++changes;
                    columns_changed.insert(table + "." + column);
                    BOOST_TEST_CONTEXT(sql << " on " << type << '\n' << text_of(verification)) {
                        BOOST_TEST(found_by_ledger(verification));
                    }
                }
            }
        }
    }
    tell_count("M3", columns_changed.size(), columns, "columns, each changed in each row");
    BOOST_TEST(columns_changed.size() == columns);
    BOOST_TEST(changes > 600U);
}

BOOST_AUTO_TEST_CASE(rows_that_are_removed_swapped_doubled_or_added_are_found) {
    struct Case {
        const char* sql;
        const char* code;
    };
    const Case cases[] = {
        {"DELETE FROM entry WHERE seq = 3", "ENTRY_GAP"},
        {"DELETE FROM entry WHERE seq = 8", "LINE_ORPHAN"},
        {"DELETE FROM entry WHERE seq = 8; DELETE FROM report_line; DELETE FROM template_line; "
         "DELETE FROM detached WHERE seq = 8",
         "TREE_HEAD_EXTRA"},
        {"DELETE FROM entry", "ENTRY_GAP"},
        {"UPDATE entry SET seq = -9 WHERE seq = 4; UPDATE entry SET seq = 4 WHERE seq = 5; "
         "UPDATE entry SET seq = 5 WHERE seq = -9",
         "ENTRY_ALTERED"},
        {"INSERT INTO entry SELECT 9, randomblob(16), recorded_at + 1, actor, 'declared', role, "
         "kind, subject, "
         "reason_code, NULL, body, 0, lines_root, leaf FROM entry WHERE seq = 8",
         "TREE_HEAD_MISSING"},
        {"UPDATE entry SET recorded_at = recorded_at - 100000000 WHERE seq = 4",
         "ENTRY_TIME_ORDER"},
        {"UPDATE entry SET kind = 'value-deleted' WHERE seq = 4", "ENTRY_KIND_UNKNOWN"},
        {"UPDATE entry SET body = replace(body, ':', ': ') WHERE seq = 4",
         "ENTRY_BODY_NOT_CANONICAL"},
        {"UPDATE entry SET identity = 'nobody' WHERE seq = 4", "ENTRY_COLUMN_INVALID"},
        {"UPDATE entry SET line_count = 7 WHERE seq = 4", "LINE_COUNT"},
        {"DELETE FROM value_line WHERE id = 2 << 32 | 2", "LINE_GAP"},
        {"DELETE FROM value_line WHERE id = 2 << 32 | 3", "LINE_COUNT"},
        {"DELETE FROM cost_line", "LINES_ALTERED"},
        {"UPDATE activity_line SET status = 'held' WHERE code = 'A2'", "LINES_ALTERED"},
        {"UPDATE survey_line SET team = NULL", "LINES_ALTERED"},
        {"UPDATE participation_line SET team = NULL", "LINES_ALTERED"},
        {"UPDATE hours_line SET month = '2024-10'", "LINES_ALTERED"},
        {"UPDATE scb_line SET starts = 4", "LINES_ALTERED"},
        {"UPDATE value_line SET id = 77 WHERE id = 2 << 32 | 1; UPDATE value_line SET id = 2 << 32 "
         "| 1 "
         "WHERE id = 2 << 32 | 2; UPDATE value_line SET id = 2 << 32 | 2 WHERE id = 77",
         "LINES_ALTERED"},
        {"INSERT INTO template_line(id, path, content) VALUES (8 << 32 | 3, 'a', 'b')",
         "LINE_COUNT"},
        {"INSERT INTO template_line(id, path, content) VALUES (8 << 32 | 1, 'a', 'b')", "LINE_GAP"},
        {"INSERT INTO template_line(id, path, content) VALUES (9 << 32 | 1, 'a', 'b')",
         "LINE_ORPHAN"},
        {"INSERT INTO template_line(id, path, content) VALUES (-5, 'a', 'b')", "LINE_ORPHAN"},
        {"UPDATE value_line SET value = '12.50' WHERE value = '12.5'", "LINE_NOT_CANONICAL"},
        {"UPDATE claim_line SET content = '{ }'", "LINE_NOT_CANONICAL"},
        {"DELETE FROM tree_head WHERE size = 4", "TREE_HEAD_MISSING"},
        {"DELETE FROM tree_head WHERE size = 9", "TREE_HEAD_MISSING"},
        {"UPDATE tree_head SET root = zeroblob(32) WHERE size = 4", "TREE_HEAD_WRONG"},
        {"INSERT INTO tree_head VALUES (10, zeroblob(32))", "TREE_HEAD_EXTRA"},
        {"DELETE FROM book", "BOOK_ROW_ALTERED"},
        {"INSERT INTO book VALUES (randomblob(16), 'UTC')", "BOOK_ROW_ALTERED"},
        {"UPDATE book SET time_zone = 'UTC'", "BOOK_ROW_ALTERED"},
        {"DELETE FROM series WHERE id = 2", "SERIES_GAP"},
        {"DELETE FROM series WHERE id = 3", "SERIES_UNKNOWN"},
        {"DELETE FROM series WHERE id = 3", "REFERENCE_BROKEN"},
        {"DROP INDEX series_by_content; INSERT INTO series SELECT 4, measure, organisation, unit, "
         "team, intervention, breakdown FROM series WHERE id = 1; CREATE INDEX series_by_content "
         "ON series(measure, organisation, unit, team, intervention, breakdown)",
         "SERIES_DUPLICATE"},
        {"INSERT INTO series SELECT 4, 'X', organisation, unit, team, intervention, breakdown FROM "
         "series "
         "WHERE id = 1",
         "SERIES_UNUSED"},
        {"UPDATE series SET breakdown = replace(breakdown, ',', ', ') WHERE id = 1",
         "SERIES_NOT_CANONICAL"},
        {"DELETE FROM detached WHERE field = 'comment' AND seq = 2", "DETAILS_MISSING"},
        {"UPDATE detached SET salt = NULL, content = NULL WHERE field = 'comment'",
         "DETAILS_MISSING"},
        {"UPDATE detached SET content = 'Annat' WHERE field = 'comment'", "DETAILS_ALTERED"},
        {"UPDATE detached SET salt = zeroblob(32) WHERE field = 'os_user' AND seq = 0",
         "DETAILS_ALTERED"},
        {"INSERT INTO detached VALUES (2, 1, 'comment', zeroblob(32), 'x')", "DETAILS_ORPHAN"},
        {"INSERT INTO detached VALUES (99, 1, 'comment', zeroblob(32), 'x')", "DETAILS_ORPHAN"},
        {"PRAGMA application_id = 1", "BOOK_HEADER_ALTERED"},
        {"PRAGMA user_version = 9", "BOOK_VERSION_UNKNOWN"},
    };
    for (const Case& c : cases) {
        BOOST_TEST_CONTEXT(c.sql) {
            const ledger::Verification verification = verify_after(c.sql);
            BOOST_TEST_CONTEXT(text_of(verification)) {
                BOOST_TEST(has(verification, c.code));
            }
        }
    }
}

BOOST_AUTO_TEST_CASE(all_faults_are_told_and_not_only_the_first) {
    const auto verification = verify_after(
        "UPDATE entry SET actor = 'x' WHERE seq = 2; UPDATE cost_line SET amount = 1; "
        "UPDATE detached SET content = 'x' WHERE seq = 7 AND line = 1; DELETE FROM tree_head WHERE "
        "size = 1");
    std::set<std::string> told;
    for (const ledger::VerifyFinding& finding : verification.findings) {
        told.insert(finding.code + " " + std::to_string(finding.entry.value_or(99)));
    }
    for (const char* expected :
         {"ENTRY_ALTERED 2", "LINES_ALTERED 4", "DETAILS_ALTERED 7", "TREE_HEAD_MISSING 0"}) {
        BOOST_TEST_CONTEXT(text_of(verification)) {
            BOOST_TEST(told.count(expected) == 1U);
        }
    }
    BOOST_TEST(told.count("ENTRY_ALTERED 4") == 0U);
}

BOOST_AUTO_TEST_CASE(what_an_earlier_size_covers_is_verified_without_what_came_later) {
    const auto at = [&](std::uint64_t as_of, const std::string& sql) {
        std::filesystem::copy_file(sound, path, std::filesystem::copy_options::overwrite_existing);
        RawBook{path}.tamper(sql);
        const auto book =
            storage::SqliteStore::open(path, storage::OpenMode::read_only, clock, entropy);
        return book->verify(as_of);
    };
    const std::string at_four = "UPDATE cost_line SET amount = 1";
    const std::uint64_t size = verify().size;
    BOOST_TEST(at(size, "SELECT 1").findings.empty());
    for (std::uint64_t as_of = 0; as_of < 5; ++as_of) {
        const auto before = at(as_of, at_four);
        BOOST_TEST(before.findings.size() == (as_of == 0 ? 1U : 0U), text_of(before));
        BOOST_TEST(before.entries == as_of);
    }
    const auto after = at(5, at_four);
    BOOST_TEST(has(after, "LINES_ALTERED"));
    BOOST_TEST(has(at(size, "DELETE FROM tree_head WHERE size = 1"), "TREE_HEAD_MISSING"));
    // The root of a size is the one that the book recorded for it.
    BOOST_TEST((at(3, "SELECT 1").root ==
                storage::SqliteStore::open(path, storage::OpenMode::read_only, clock, entropy)
                    ->root_at(3)));
}

BOOST_AUTO_TEST_CASE(every_missing_or_changed_part_of_the_schema_is_found) {
    const auto after = [&](const std::string& sql) {
        std::filesystem::copy_file(sound, path, std::filesystem::copy_options::overwrite_existing);
        RawBook{path}.execute(sql);
        return verify();
    };
    std::size_t triggers = 0;
    for (const auto& row :
         RawBook{sound}.rows("SELECT name FROM sqlite_schema WHERE type = 'trigger'")) {
        ++triggers;
        BOOST_TEST_CONTEXT(row[0]) {
            BOOST_TEST(has(after("DROP TRIGGER " + row[0]), "SCHEMA_OBJECT_MISSING"));
        }
    }
    BOOST_TEST(triggers == 60U);
    BOOST_TEST(has(after("DROP INDEX entry_by_request"), "SCHEMA_OBJECT_MISSING"));
    BOOST_TEST(has(after("DROP TRIGGER book_is_never_updated; CREATE TRIGGER book_is_never_updated "
                         "BEFORE UPDATE ON "
                         "book BEGIN SELECT 1; END"),
                   "SCHEMA_OBJECT_CHANGED"));
    BOOST_TEST(has(after("ALTER TABLE claim_line ADD COLUMN extra TEXT"), "SCHEMA_OBJECT_CHANGED"));
    BOOST_TEST(has(after("CREATE TABLE extra(a)"), "SCHEMA_OBJECT_ADDED"));
    for (const char* column : {"type", "name", "tbl_name", "sql"}) {
        const std::string name{column};
        BOOST_TEST(has(after("PRAGMA writable_schema=ON; UPDATE sqlite_schema SET " + name +
                             " = CAST(" + name + " AS BLOB) WHERE name = 'claim_line'"),
                       "SCHEMA_OBJECT_CHANGED"),
                   name);
    }
    BOOST_TEST(has(after("CREATE TRIGGER extra AFTER INSERT ON entry BEGIN SELECT 1; END"),
                   "SCHEMA_OBJECT_ADDED"));
}

// What was altered in the file is found, or it lies where nothing is stored: then every row reads
// as before.
BOOST_AUTO_TEST_CASE(a_flipped_bit_is_found_wherever_something_is_stored) {
    const std::string bytes = read_bytes(sound);
    const std::string before = RawBook{sound}.dump();
    std::mt19937 random{20250115};
    std::size_t found = 0;
    const auto is_told = [&](const std::string& altered) {
        write_bytes(path, altered);
        ledger::Verification verification;
        BOOST_REQUIRE_NO_THROW(verification = verify());
        if (!verification.findings.empty()) {
            ++found;
            return true;
        }
        std::string after;
        BOOST_REQUIRE_NO_THROW(after = RawBook{path}.dump());
        return after == before;
    };
    const auto flip = [&](std::size_t at) {
        std::string flipped = bytes;
        const auto bit = static_cast<unsigned char>(1U << random() % 8U);
        flipped[at] = static_cast<char>(static_cast<unsigned char>(flipped[at]) ^ bit);
        return flipped;
    };
    const auto count = [&](const char* what, std::size_t rounds, const auto& alter) {
        std::size_t held = 0;
        for (std::size_t round = 0; round < rounds; ++round) {
            const std::size_t at = random() % bytes.size();
            const bool told = is_told(alter(round, at));
            BOOST_TEST(told, what << ", round " << round << ", byte " << at);
            held += told ? 1U : 0U;
        }
        tell_count("M5", held, rounds, what);
    };
    count("flipped bits are found or change nothing", long_form() ? 100'000 : 250,
          [&](std::size_t, std::size_t at) { return flip(at); });
    BOOST_TEST(found > 50U);
    constexpr std::size_t page = 4096;
    count("flipped bits in the heads of pages are found or change nothing",
          long_form() ? 10'000 : 60,
          [&](std::size_t, std::size_t at) { return flip(at / page * page + at % 100); });
    count("overwritten runs of 64 bytes are found or change nothing", long_form() ? 1'000 : 30,
          [&](std::size_t, std::size_t at) {
              std::string overwritten = bytes;
              for (std::size_t next = at; next < std::min(at + 64, bytes.size()); ++next)
                  overwritten[next] = static_cast<char>(random() % 256);
              return overwritten;
          });
    const std::size_t step = long_form() ? 512 : 512 * 9;
    count("cut files are found", bytes.size() / step,
          [&](std::size_t round, std::size_t) { return bytes.substr(0, round * step); });
}

BOOST_AUTO_TEST_CASE(a_file_that_is_no_book_is_a_finding_and_no_exception) {
    const std::string bytes = read_bytes(sound);
    const std::pair<const char*, std::string> files[] = {
        {"empty", ""},
        {"text", std::string(5000, 'x')},
        {"header only", bytes.substr(0, 100)},
        {"first page", bytes.substr(0, 4096)},
        {"half", bytes.substr(0, bytes.size() / 2)},
        {"without its last page", bytes.substr(0, bytes.size() - 4096)},
        {"last page blank", bytes.substr(0, bytes.size() - 4096) + std::string(4096, '\0')},
    };
    for (const auto& [name, content] : files) {
        BOOST_TEST_CONTEXT(name) {
            write_bytes(path, content);
            ledger::Verification verification;
            BOOST_REQUIRE_NO_THROW(verification = verify());
            BOOST_TEST(!verification.findings.empty());
        }
    }
    BOOST_TEST(fails_with(core::ErrorKind::not_found, "BOOK_NOT_FOUND",
                          [&] { storage::verify_book(folder.file("none.utfall")); }));
}

BOOST_AUTO_TEST_CASE(verifying_changes_no_byte) {
    verify();
    BOOST_TEST((read_bytes(path) == read_bytes(sound)));
}

BOOST_AUTO_TEST_CASE(progress_reaches_the_number_of_lines) {
    auto writer = open();
    std::optional<ledger::Receipt> replayed;
    const auto append = writer->begin(draft_of("values-imported", 70), replayed);
    for (int at = 0; at < 70'000; ++at) {
        // Few periods a series, as there are in a book.
        append->add(indicators::value_line, value_row(series_of("M-" + std::to_string(at / 50)),
                                                      std::to_string(at % 50), "1"));
    }
    append->commit();
    std::vector<storage::Progress> seen;
    const auto verification =
        storage::verify_book(path, [&](storage::Progress progress) { seen.push_back(progress); });
    BOOST_TEST(text_of(verification) == "");
    BOOST_REQUIRE(seen.size() == 1U);
    BOOST_TEST(seen[0].done == 65'536U);
    BOOST_TEST(seen[0].total == 70'021U);
}

BOOST_AUTO_TEST_CASE(every_code_has_its_words) {
    const auto documented = core::documented_finding_codes();
    for (const char* code :
         {"BOOK_UNREADABLE", "ENTRY_ALTERED", "DETAILS_ORPHAN", "SERIES_UNUSED"}) {
        BOOST_TEST_CONTEXT(code) {
            BOOST_TEST((std::find(documented.begin(), documented.end(), code) != documented.end()));
        }
    }
}

BOOST_AUTO_TEST_SUITE_END()
