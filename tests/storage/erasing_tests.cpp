#include "app/storage/connection.h"
#include "app/surveys/answer.h"
#include "tests/storage/forger.h"
#include "tests/storage/raw_book.h"
#include "tests/storage/sample_book.h"
#include "tests/support/program.h"

#include <boost/test/unit_test.hpp>
#include <filesystem>
#include <stdexcept>

using namespace utfall;
using namespace utfall::tests;
using ledger::TextRef;

namespace {

// A book with answers of a hundred people, each with words that nobody else has.
struct ErasingFixture : BookFixture {
    ErasingFixture() {
        fill_every_table();
        std::optional<ledger::Receipt> replayed;
        const auto append = store->begin(draft_of("surveys-imported", requests++), replayed);
        for (int person = 1; person <= people; ++person) {
            append->add(surveys::survey_line,
                        {"ENK", "TRIVSEL", "IN", "T1", "0483", pseudonym(person), answer(person),
                         ledger::Cell{}, ledger::Cell{}, ledger::Cell{}});
        }
        answers = append->commit().entry;
    }
    static std::string pseudonym(int person) { return "canary-p-" + std::to_string(1000 + person); }
    static std::string answer(int person) { return "canary-a-" + std::to_string(1000 + person); }
    std::vector<TextRef> texts_of(int person) const {
        const ledger::LineRef line{answers, static_cast<std::uint64_t>(person)};
        return {{line, "answer"}, {line, "respondent"}};
    }
    std::uint64_t erase(std::vector<TextRef> texts, const char* kind = "details-erased") {
        std::optional<ledger::Receipt> replayed;
        const auto append = store->begin(draft_of(kind, requests++), replayed);
        append->erase(std::move(texts));
        return append->commit().entry;
    }
    bool file_has(const std::string& words) const {
        return read_bytes(path).find(words) != std::string::npos;
    }
    std::string told_by_the_other() const {
        const auto ran =
            run_program("/usr/bin/python3", {UTFALL_SOURCE_ROOT "/tests/verify_book.py", path},
                        {{"PYTHONUTF8", "1"}, {"PYTHONDONTWRITEBYTECODE", "1"}});
        return ran.status == 0 ? "" : ran.out + ran.err;
    }

    static constexpr int people = 100;
    std::uint64_t answers{0};
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(erasing_tests, ErasingFixture)

BOOST_AUTO_TEST_CASE(what_an_entry_erased_leaves_no_byte_and_is_no_fault) {
    std::vector<TextRef> texts;
    for (const int person : {7, 8, 60}) {
        for (const TextRef& text : texts_of(person)) texts.push_back(text);
    }
    const core::Digest root = store->root_at(answers + 1);
    const std::uint64_t entry = erase(texts);
    BOOST_TEST((store->root_at(answers + 1) == root));
    for (int person = 1; person <= people; ++person) {
        const bool is_erased = person == 7 || person == 8 || person == 60;
        BOOST_TEST(file_has(pseudonym(person)) == !is_erased, person);
        BOOST_TEST(file_has(answer(person)) == !is_erased, person);
    }
    BOOST_TEST(!std::filesystem::exists(path + "-journal"));
    const auto verified = verify();
    BOOST_TEST(verified.findings.empty(), text_of(verified));
    BOOST_TEST_REQUIRE(verified.erased.size() == 1U);
    BOOST_TEST(verified.erased[0].entry == entry);
    BOOST_TEST(verified.erased[0].texts == 6U);
    BOOST_TEST(told_by_the_other() == "");
    // What was known before shows a gap, and the checks of reports see none of it as a fault.
    std::size_t gaps = 0;
    store->for_each_line(surveys::survey_line, answers + 1, [&](const ledger::Line& line) {
        gaps += std::holds_alternative<ledger::Erased>(line.cells[5]) ? 1U : 0U;
    });
    BOOST_TEST(gaps == 3U);
    BOOST_TEST(store->verify(answers + 1).findings.empty());
    BOOST_TEST(store->verify(answers).findings.empty());
}

BOOST_AUTO_TEST_CASE(the_entry_names_what_it_erased_in_order_and_nobody) {
    auto texts = texts_of(9);
    std::swap(texts[0], texts[1]);
    const auto entry = store->entry(erase(texts));
    const std::string number = std::to_string(answers);
    BOOST_TEST(core::canonical(entry->body) == R"({"count":2,"erased":[[)" + number +
                                                   R"(,9,"answer"],[)" + number +
                                                   R"(,9,"respondent"]]})");
}

BOOST_AUTO_TEST_CASE(only_what_is_there_is_erased_and_else_nothing_is_recorded) {
    const std::uint64_t size = store->size();
    auto beside = texts_of(3);
    beside.push_back({{answers, 3}, "team"});
    BOOST_CHECK_THROW(erase(beside), std::invalid_argument);
    BOOST_CHECK_THROW(erase({{{size, 1}, "answer"}}), std::invalid_argument);
    BOOST_CHECK_THROW(erase({texts_of(3)[0], texts_of(3)[0]}), std::invalid_argument);
    BOOST_CHECK_THROW(erase(texts_of(3), "values-imported"), std::logic_error);
    BOOST_CHECK_THROW(erase({}), std::logic_error);
    BOOST_TEST(store->size() == size);
    BOOST_TEST(file_has(pseudonym(3)));
    BOOST_TEST(verify().findings.empty());
    erase(texts_of(3));
    BOOST_CHECK_THROW(erase(texts_of(3)), std::invalid_argument);
}

// Beside what the program erases nothing may be gone, and nothing that it erased may be back.
BOOST_AUTO_TEST_CASE(both_verifiers_accept_exactly_the_gaps_that_an_entry_names) {
    erase(texts_of(5));
    store.reset();
    const std::string number = std::to_string(answers);
    const std::string kept = path + ".kept";
    std::filesystem::copy_file(path, kept);
    const struct {
        const char* code;
        std::string sql;
        bool with_hashes_that_hold;
    } deeds[] = {
        {"DETAILS_MISSING",
         "DELETE FROM detached WHERE line = 6 AND field = 'answer' AND seq = " + number, false},
        {"DETAILS_MISSING",
         "UPDATE detached SET salt = NULL, content = NULL WHERE line = 6 AND field = 'answer' AND "
         "seq = " +
             number,
         false},
        {"DETAILS_NOT_ERASED",
         "INSERT INTO detached VALUES (" + number + ", 5, 'answer', zeroblob(32), 'x')", false},
        {"ENTRY_ALTERED",
         R"(UPDATE entry SET body = '{"count":1,"erased":[[)" + number +
             R"(,5,"answer"]]}' WHERE kind = 'details-erased')",
         false},
        {"DETAILS_MISSING",
         R"(UPDATE entry SET body = '{"count":1,"erased":[[)" + number +
             R"(,5,"answer"]]}' WHERE kind = 'details-erased')",
         true},
        {"ERASURE_MALFORMED",
         R"(UPDATE entry SET body = '{"count":2}' WHERE kind = 'details-erased')", true},
        {"ERASURE_UNFOUNDED",
         R"(UPDATE entry SET body = '{"count":3,"erased":[[)" + number + R"(,5,"answer"],[)" +
             number + R"(,5,"respondent"],[)" + number +
             R"(,5,"team"]]}' WHERE kind = 'details-erased')",
         true},
    };
    for (const auto& deed : deeds) {
        std::filesystem::copy_file(kept, path, std::filesystem::copy_options::overwrite_existing);
        if (deed.with_hashes_that_hold) {
            forge(path, deed.sql);
        } else {
            RawBook{path}.tamper(deed.sql);
        }
        const std::string told = text_of(verify());
        BOOST_TEST_CONTEXT(deed.sql) {
            BOOST_TEST((told.find(deed.code) != std::string::npos), told);
            BOOST_TEST(told_by_the_other() != "");
        }
    }
}

BOOST_AUTO_TEST_CASE(a_connection_deletes_texts_while_it_may_and_nothing_else_ever) {
    store.reset();
    storage::Connection connection{path, storage::Access::write};
    connection.forbid_changes();
    BOOST_CHECK_THROW(connection.execute("DELETE FROM detached"), core::Error);
    connection.allow_erasing(true);
    BOOST_CHECK_THROW(connection.execute("DELETE FROM entry"), core::Error);
    BOOST_CHECK_THROW(connection.execute("UPDATE detached SET content = 'x'"), core::Error);
    connection.execute("BEGIN; DELETE FROM detached WHERE field = 'answer'; ROLLBACK");
    connection.allow_erasing(false);
    BOOST_CHECK_THROW(connection.execute("DELETE FROM detached"), core::Error);
    BOOST_TEST(verify().findings.empty());
}

BOOST_AUTO_TEST_SUITE_END()
