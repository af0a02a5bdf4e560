#include "app/storage/notary_files.h"
#include "app/workflow/period_record.h"
#include "tests/storage/forger.h"
#include "tests/storage/raw_book.h"
#include "tests/storage/sample_book.h"
#include "tests/support/counted.h"

#include <boost/test/unit_test.hpp>
#include <filesystem>
#include <functional>
#include <set>

using namespace utfall;
using namespace utfall::tests;

namespace {

struct StepFixture : BookFixture {
    StepFixture() {
        fill_every_table();
        store.reset();
        keep("sound");
    }
    void keep(const std::string& name) const { copy(path, folder.file(name)); }
    void put_back(const std::string& name) const { copy(folder.file(name), path); }
    static void copy(const std::string& from, const std::string& to) {
        std::filesystem::copy_file(from, to, std::filesystem::copy_options::overwrite_existing);
    }
    // What the owner signed for the book as it stands.
    void sign() {
        const auto signer = open(storage::OpenMode::read_only);
        storage::open_notary(path, signer->info().ledger_id)->sign(*signer, signer->size());
    }
    // An entry by somebody who has the store and not the program's rules.
    void append(const std::string& kind, core::Json body) {
        ledger::EntryDraft draft = draft_of(kind, 77);
        draft.body = std::move(body);
        draft.subject = "2025-01";
        draft.actor.role = "process_owner";
        std::optional<ledger::Receipt> replayed;
        open()->begin(draft, replayed)->commit();
    }
    // Bytes of the file itself.
    void write_at(std::size_t at, const std::string& bytes) const {
        std::string file = read_bytes(path);
        file.replace(at, bytes.size(), bytes);
        write_bytes(path, file);
    }
};

/// What somebody did to the book, and the one step that tells of it.
struct Deed {
    const char* step;
    const char* code;
    const char* what;
    std::function<void(StepFixture&)> done;
};

std::function<void(StepFixture&)> tampered(const std::string& sql) {
    return [sql](StepFixture& book) { RawBook{book.path}.tamper(sql); };
}
std::function<void(StepFixture&)> altered(const std::string& sql) {
    return [sql](StepFixture& book) { RawBook{book.path}.execute(sql); };
}
std::function<void(StepFixture&)> forged(const std::string& sql) {
    return [sql](StepFixture& book) { forge(book.path, sql); };
}

void roll_back(StepFixture& book) {
    book.append("book-set", core::Json{core::JsonObject{}});
    book.sign();
    book.put_back("sound");
}

void sign_and_rewrite(StepFixture& book) {
    book.sign();
    forge(book.path, "UPDATE entry SET actor = 'someone-else' WHERE seq = 3");
}

void lock_what_nobody_approved(StepFixture& book) {
    const workflow::Reporter reporter{workflow::Reporter::Level::organisation, "0483"};
    book.append("period-locked",
                workflow::body_of("2025-01", {{reporter, core::sha256("values"), 1}}));
}

const std::vector<Deed>& deeds() {
    static const std::vector<Deed> all{
        {"V1", "BOOK_HEADER_ALTERED", "another program's mark",
         altered("PRAGMA application_id = 1")},
        {"V1", "FILE_DAMAGED", "a list of free pages that is none",
         [](StepFixture& book) {
             book.write_at(36, std::string{"\0\0\0\5", 4});
         }},
        {"V2", "SCHEMA_OBJECT_MISSING", "a guard taken away",
         altered("DROP TRIGGER entry_is_never_updated")},
        {"V2", "SCHEMA_OBJECT_ADDED", "a table beside", altered("CREATE TABLE extra(a)")},
        {"V3", "ENTRY_TIME_ORDER", "an entry dated back, with hashes that hold",
         forged("UPDATE entry SET recorded_at = recorded_at - 100000000 WHERE seq = 4")},
        {"V3", "LINE_GAP", "a line with another number, with hashes that hold",
         forged("UPDATE value_line SET id = 2 << 32 | 9 WHERE id = 2 << 32 | 3")},
        {"V3", "LINE_ORPHAN", "a line of no entry",
         tampered("INSERT INTO template_line(id, path, content) VALUES (-5, 'a', 'b')")},
        {"V4", "ENTRY_ALTERED", "an entry with another leaf",
         tampered("UPDATE entry SET leaf = zeroblob(32) WHERE seq = 3")},
        {"V4", "ENTRY_KIND_UNKNOWN", "a kind there is none of, with hashes that hold",
         forged("UPDATE entry SET kind = 'value-deleted' WHERE seq = 4")},
        {"V4", "ENTRY_BODY_NOT_CANONICAL", "a body written otherwise, with hashes that hold",
         forged("UPDATE entry SET body = replace(body, ':', ': ') WHERE seq = 4")},
        {"V4", "LINE_NOT_CANONICAL", "a number written otherwise, with hashes that hold",
         forged("UPDATE claim_line SET content = '{ }'")},
        {"V5", "TREE_HEAD_WRONG", "another root",
         tampered("UPDATE tree_head SET root = zeroblob(32) WHERE size = 4")},
        {"V5", "TREE_HEAD_EXTRA", "a root of more entries than there are",
         tampered("INSERT INTO tree_head VALUES (10, zeroblob(32))")},
        {"V6", "ROLLED_BACK", "an older copy put in its place", roll_back},
        {"V6", "FORKED", "a past rewritten after it was signed", sign_and_rewrite},
        {"V7", "SERIES_UNUSED", "a series of no value",
         tampered("INSERT INTO series SELECT 4, 'X', organisation, unit, team, intervention, "
                  "breakdown FROM series WHERE id = 1")},
        {"V7", "VALUE_CACHE_DIFFERS", "a cache without a value",
         tampered("DELETE FROM value_cache WHERE measure = 'M-PRES'")},
        {"V8", "WORKFLOW_STEP", "a lock of what nobody approved", lock_what_nobody_approved},
        {"V9", "DETAILS_ALTERED", "a note with another text",
         tampered("UPDATE detached SET content = 'Annat' WHERE field = 'comment'")},
        {"V9", "DETAILS_MISSING", "a note that is gone and was never erased",
         tampered("UPDATE detached SET salt = NULL, content = NULL WHERE field = 'comment'")},
        {"V9", "DETAILS_ORPHAN", "a note of nothing",
         tampered("INSERT INTO detached VALUES (99, 1, 'comment', zeroblob(32), 'x')")},
    };
    return all;
}

}  // namespace

BOOST_FIXTURE_TEST_SUITE(verify_steps_tests, StepFixture)

// Whatever step is left out, something of this list is no longer found.
BOOST_AUTO_TEST_CASE(each_step_finds_what_no_other_step_finds) {
    std::set<std::string> steps;
    std::size_t told = 0;
    for (const Deed& deed : deeds()) {
        put_back("sound");
        std::filesystem::remove(storage::anchors_path(path));
        deed.done(*this);
        const auto found = verify();
        BOOST_TEST_CONTEXT(deed.step << ": " << deed.what << '\n' << text_of(found)) {
            BOOST_TEST(!found.findings.empty());
            bool alone = !found.findings.empty();
            for (const auto& finding : found.findings) {
                BOOST_TEST(finding.step == deed.step);
                BOOST_TEST(finding.code == deed.code);
                alone = alone && finding.step == deed.step && finding.code == deed.code;
            }
            told += alone ? 1U : 0U;
        }
        steps.insert(deed.step);
    }
    tell_count("M9", told, deeds().size(), "deeds are told by one step alone");
    const std::set<std::string> all{"V1", "V2", "V3", "V4", "V5", "V6", "V7", "V8", "V9"};
    BOOST_TEST(steps == all, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_SUITE_END()
