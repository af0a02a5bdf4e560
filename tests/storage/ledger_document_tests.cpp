#include "app/ledger/detached.h"
#include "app/ledger/merkle.h"
#include "app/ledger/record.h"
#include "app/storage/line_tables.h"
#include "tests/storage/raw_book.h"
#include "tests/storage/sample_book.h"

#include <array>
#include <boost/test/unit_test.hpp>
#include <cstdio>
#include <cstdlib>
#include <map>

using namespace utfall;
using namespace utfall::tests;

namespace {

const std::string source_root = UTFALL_SOURCE_ROOT;
const std::string document_path = source_root + "/schemas/ledger.md";
const std::string fence = "```worked\n";

std::string worked_block(const std::string& document) {
    const std::size_t from = document.find(fence) + fence.size();
    return document.substr(from, document.find("```", from) - from);
}

std::string hex(const std::string& raw) {
    return core::to_hex(raw);
}

// The worked entry as a book makes it: every record is rebuilt from the raw tables, as the document
// tells.
std::string make_worked_block(BookFixture& book) {
    std::optional<ledger::Receipt> replayed;
    ledger::EntryDraft draft = draft_of("values-imported", 1);
    draft.body = core::Json{core::JsonObject{}};
    draft.body.set("sources", core::JsonArray{});
    const auto append = book.store->begin(draft, replayed);
    append->add(indicators::value_line, value_row(series_of("M-PRES", "T1", {{"sex", "F"}}),
                                                  "2025-01", "12.5", "Räknat \"två\" gånger"));
    append->add(indicators::value_line,
                value_row(series_of("M-PRES", "T1", {{"sex", "M"}}), "2025-01", ""));
    append->commit();
    RawBook raw{book.path};
    const std::string ledger_id = hex(raw.value("SELECT ledger_id FROM book"));
    const auto entry =
        raw.rows(
               "SELECT request_id, recorded_at, actor, identity, role, kind, subject, reason_code, "
               "reason, body, lines_root, leaf FROM entry WHERE seq = 1")
            .at(0);
    const auto lines = raw.rows("SELECT period, state, value, comment FROM value_line ORDER BY id");
    const auto comment =
        raw.rows("SELECT salt, content FROM detached WHERE field = 'comment'").at(0);
    ledger::MerkleTree tree;
    std::string text = "comment salt    " + hex(comment[0]) + "\ncomment content " + comment[1] +
                       "\ncommitment      " + hex(lines[0][3]) + '\n';
    const std::string records[] = {
        R"(["value_line-1",1,1,["M-PRES","0483",null,"T1",null,[["sex","F"]]],")" + lines[0][0] +
            R"(",")" + lines[0][1] + R"(",")" + lines[0][2] + R"(",null,null,null,")" +
            hex(lines[0][3]) + R"(",null])",
        R"(["value_line-1",1,2,["M-PRES","0483",null,"T1",null,[["sex","M"]]],")" + lines[1][0] +
            R"(",")" + lines[1][1] + R"(",null,null,null,null,null,null])"};
    for (const std::string& record : records) {
        text +=
            "line record     " + record + "\nline hash       " + tree.leaf_of(record).hex() + '\n';
    }
    text += "lines_root      " + hex(entry[10]) + "\nentry record    [\"utfall-entry-1\",\"" +
            ledger_id + "\",1,\"" + hex(entry[0]) + "\"," + entry[1] + ",\"" + entry[2] + "\",\"" +
            entry[3] + "\",\"" + entry[4] + "\",\"" + entry[5] + "\",\"" + entry[6] + "\",\"" +
            entry[7] + "\",\"" + hex(entry[8]) + "\"," + entry[9] + ",2,\"" + hex(entry[10]) +
            "\"]\nentry leaf      " + hex(entry[11]) + "\nleaf of entry 0 " +
            hex(raw.value("SELECT leaf FROM entry WHERE seq = 0")) + "\nroot of size 2  " +
            hex(raw.value("SELECT root FROM tree_head WHERE size = 2")) + '\n';
    return text;
}

// The document's lines by their label, each label's values in order.
std::map<std::string, std::vector<std::string>> parsed(const std::string& block) {
    constexpr std::size_t label_width = 16;
    std::map<std::string, std::vector<std::string>> values;
    std::size_t from = 0;
    while (from < block.size()) {
        const std::size_t end = block.find('\n', from);
        const std::string line = block.substr(from, end - from);
        std::string label = line.substr(0, label_width);
        label.erase(label.find_last_not_of(' ') + 1);
        values[label].push_back(line.substr(label_width));
        from = end + 1;
    }
    return values;
}

std::string run(const std::string& command, int& exit_status) {
    std::string output;
    FILE* pipe = ::popen(command.c_str(), "r");
    std::array<char, 4096> buffer{};
    while (const std::size_t got = std::fread(buffer.data(), 1, buffer.size(), pipe)) {
        output.append(buffer.data(), got);
    }
    const int status = ::pclose(pipe);
    exit_status = WEXITSTATUS(status);
    return output;
}

core::Json verify_in_python(const std::string& path, int& exit_status) {
    const std::string output =
        run("python3 '" + source_root + "/tests/verify_book.py' '" + path + "'", exit_status);
    return core::parse_own_json(output.substr(0, output.find('\n')));
}

}  // namespace

BOOST_FIXTURE_TEST_SUITE(ledger_document_tests, BookFixture)

BOOST_AUTO_TEST_CASE(the_worked_entry_is_what_a_book_makes) {
    const std::string made = make_worked_block(*this);
    std::string document = read_bytes(document_path);
    if (std::getenv("UTFALL_UPDATE_GOLDEN") != nullptr) {
        const std::size_t from = document.find(fence) + fence.size();
        document.replace(from, worked_block(document).size(), made);
        write_bytes(document_path, document);
    }
    BOOST_TEST(worked_block(document) == made);
}

BOOST_AUTO_TEST_CASE(the_hashes_of_the_worked_entry_follow_from_its_records) {
    const auto values = parsed(worked_block(read_bytes(document_path)));
    const auto one = [&](const std::string& label) { return values.at(label).at(0); };
    ledger::MerkleTree lines;
    BOOST_REQUIRE(values.at("line record").size() == 2U);
    for (std::size_t at = 0; at < 2; ++at) {
        const std::string& record = values.at("line record")[at];
        BOOST_TEST(core::canonical(core::parse_own_json(record)) == record);
        BOOST_TEST(core::sha256(std::string(1, '\0') + record).hex() ==
                   values.at("line hash").at(at));
        lines.add_record(record);
    }
    core::Sha256 hash;
    const auto salt = core::bytes_from_hex(one("comment salt")).value();
    BOOST_TEST(ledger::commitment_to(hash, salt, one("comment content")).hex() ==
               one("commitment"));
    BOOST_TEST(one("line record").find(one("commitment")) != std::string::npos);
    BOOST_TEST(lines.root().hex() == one("lines_root"));
    BOOST_TEST(one("entry record").ends_with(",2,\"" + one("lines_root") + "\"]"));
    BOOST_TEST(core::sha256(std::string(1, '\0') + one("entry record")).hex() == one("entry leaf"));
    BOOST_TEST(core::sha256("\1" + core::bytes_from_hex(one("leaf of entry 0")).value() +
                            core::bytes_from_hex(one("entry leaf")).value())
                   .hex() == one("root of size 2"));
}

BOOST_AUTO_TEST_CASE(the_document_lists_every_column_of_every_table_in_order) {
    const std::string document = read_bytes(document_path);
    for (const ledger::LineTable* table : storage::line_tables()) {
        BOOST_TEST_CONTEXT(table->name) {
            std::size_t from = document.find("### `" + std::string{table->name} + "`\n");
            BOOST_REQUIRE(from != std::string::npos);
            const std::size_t end = document.find("\n#", from + 1);
            std::size_t rows = 0;
            for (std::size_t at = document.find("\n| `", from); at < end;
                 at = document.find("\n| `", at + 1)) {
                ++rows;
            }
            BOOST_TEST(rows == table->columns.size());
            for (const ledger::Column& column : table->columns) {
                const std::size_t row =
                    document.find("| `" + std::string{column.name} + "` | ", from);
                BOOST_TEST_CONTEXT(column.name) {
                    BOOST_TEST((row != std::string::npos && row < end));
                }
                from = std::min(row, end);
            }
        }
    }
    RawBook raw{path};
    for (const char* table : {"book", "entry", "tree_head", "detached", "series"}) {
        for (const std::string& column : raw.columns(table)) {
            BOOST_TEST_CONTEXT(table << '.' << column) {
                BOOST_TEST(document.find("| `" + column + "` | ") != std::string::npos);
            }
        }
    }
    for (const std::string& kind : ledger::entry_kinds()) {
        BOOST_TEST_CONTEXT(kind) {
            BOOST_TEST(document.find("`" + kind + "`") != std::string::npos);
        }
    }
}

BOOST_AUTO_TEST_CASE(the_stand_alone_verifier_reaches_the_same_root) {
    fill_every_table();
    int status = -1;
    const core::Json result = verify_in_python(path, status);
    const ledger::Verification verification = verify();
    BOOST_TEST(status == 0);
    BOOST_TEST(core::canonical(*result.find("faults")) == "[]");
    BOOST_TEST(result.find("ok")->boolean());
    BOOST_TEST(result.string_or("root") == verification.root.hex());
    BOOST_TEST(result.find("size")->integer() == static_cast<std::int64_t>(verification.size));
    BOOST_TEST(result.find("lines")->integer() == static_cast<std::int64_t>(verification.lines));
}

BOOST_AUTO_TEST_CASE(the_stand_alone_verifier_reads_a_book_from_before_the_newest_tables) {
    store.reset();
    for (const char* older :
         {"DROP TABLE scb_line; PRAGMA user_version = 7",
          "DROP TABLE hours_line; DROP TABLE outcome_line; DROP TABLE participation_line; "
          "PRAGMA user_version = 6",
          "DROP TABLE survey_line; PRAGMA user_version = 5",
          "DROP TABLE activity_line; PRAGMA user_version = 4",
          "DROP TABLE benchmark_line; PRAGMA user_version = 3"}) {
        RawBook{path}.execute(older);
        int status = -1;
        const core::Json result = verify_in_python(path, status);
        BOOST_TEST(status == 0, older << core::canonical(*result.find("faults")));
    }
}

BOOST_AUTO_TEST_CASE(the_stand_alone_verifier_finds_changes_too) {
    fill_every_table();
    store.reset();
    const std::string sound = folder.file("sound.utfall");
    std::filesystem::copy_file(path, sound);
    for (const char* sql :
         {"UPDATE value_line SET value = '99' WHERE value = '12.5'",
          "UPDATE activity_line SET participants = 32 WHERE code = 'A1'",
          "UPDATE survey_line SET wave = 'UT'", "UPDATE hours_line SET month = '2024-10'",
          "UPDATE series SET measure = 'X' WHERE id = 1",
          "UPDATE entry SET actor = 'x' WHERE seq = 3",
          "UPDATE detached SET content = 'x' WHERE field = 'comment'", "DELETE FROM claim_line",
          "DELETE FROM tree_head WHERE size = 2", "UPDATE book SET ledger_id = zeroblob(16)",
          "INSERT INTO detached VALUES (3, 1, 'planted', zeroblob(32), 'x')",
          "INSERT INTO detached VALUES (99, 1, 'comment', zeroblob(32), 'x')",
          "INSERT INTO claim_line SELECT (99 << 32) + 1, claim, part, item, content FROM "
          "claim_line"}) {
        BOOST_TEST_CONTEXT(sql) {
            std::filesystem::copy_file(sound, path,
                                       std::filesystem::copy_options::overwrite_existing);
            RawBook{path}.tamper(sql);
            int status = -1;
            const core::Json result = verify_in_python(path, status);
            BOOST_TEST(status == 4);
            BOOST_TEST(!result.find("ok")->boolean());
        }
    }
}

BOOST_AUTO_TEST_SUITE_END()
