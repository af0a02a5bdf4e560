#include "app/ledger/common_lines.h"
#include "tests/storage/raw_book.h"
#include "tests/storage/sample_book.h"
#include "tests/support/counted.h"
#include "tests/support/long_form.h"
#include "tests/support/program.h"
#include "tests/support/sync_calls.h"

#include <boost/test/unit_test.hpp>
#include <filesystem>
#include <random>
#include <sstream>

using namespace utfall;
using namespace utfall::tests;

namespace {

struct Told {
    bool is_sound{false};
    std::string root;
    std::uint64_t size{0};
    std::string words;
};

/// Books made by chance, and what two programs say of them.
struct TwoVerifiers {
    std::size_t below(std::size_t end) { return random() % end; }
    template <typename List>
    const auto& one_of(const List& list) {
        return list[below(list.size())];
    }

    std::string any_text() {
        static const std::vector<std::string> texts{"",      "En anteckning", "\"citat\" och \\",
                                                    "å ä ö", "två\nrader",    "\xF0\x9F\x93\x97",
                                                    "0",     "null"};
        return one_of(texts);
    }
    ledger::Row any_value() {
        static const std::vector<std::map<std::string, std::string>> breakdowns{
            {}, {{"sex", "F"}}, {{"sex", "M"}, {"age", "13-15"}}};
        static const std::vector<std::string> values{"", "0", "12.5", "-3", "1000000"};
        static const std::vector<std::string> periods{"2025-01", "2025-02", "HT24"};
        return value_row(series_of("M-" + std::to_string(below(4)), "T" + std::to_string(below(3)),
                                   one_of(breakdowns)),
                         one_of(periods), one_of(values), any_text());
    }
    void append_any(BookFixture& book) {
        std::optional<ledger::Receipt> replayed;
        static const std::vector<std::string> kinds{"values-imported", "narratives-imported",
                                                    "setup-imported"};
        const std::size_t kind = below(3);
        ledger::EntryDraft draft = draft_of(kinds[kind], book.requests++);
        draft.reason = any_text();
        draft.body.set("text", any_text());
        const auto append = book.store->begin(draft, replayed);
        for (std::size_t line = below(6); line > 0; --line) {
            if (kind == 0) {
                append->add(indicators::value_line, any_value());
            } else if (kind == 1) {
                append->add(ledger::narrative_line,
                            {"results", "summary", "0483", "T1", ledger::Cell{}, "2025-01", "sv",
                             any_text(), ledger::Cell{}, ledger::Cell{std::int64_t{0}},
                             ledger::Cell{static_cast<std::int64_t>(line)}});
            } else {
                append->add(ledger::setup_line, {"measures", "[\"M\"," + std::to_string(line) + "]",
                                                 "new", "{}", any_text()});
            }
        }
        append->commit();
    }
    std::string make_book() {
        const NoSyncs in_haste;
        BookFixture book;
        for (std::size_t entries = below(9); entries > 0; --entries) append_any(book);
        book.store.reset();
        return keep(book.path);
    }
    std::string keep(const std::string& from) {
        const std::string name = folder.file("b" + std::to_string(books.size()));
        std::filesystem::copy_file(from, name);
        books.push_back(name);
        return name;
    }

    /// Another value, or one row less, in a table that the tree covers; false when SQLite refuses.
    bool alter(const std::string& book) {
        RawBook raw{book};
        static const std::vector<std::string> tables{"entry",      "value_line", "narrative_line",
                                                     "setup_line", "detached",   "tree_head"};
        const std::string& table = one_of(tables);
        const auto rows = std::stoul(raw.value("SELECT count(*) FROM " + table));
        if (rows == 0) return false;
        const std::string key = table == "detached"    ? "(seq, line, field)"
                                : table == "entry"     ? "seq"
                                : table == "tree_head" ? "size"
                                                       : "id";
        const std::string keys = table == "detached" ? "seq, line, field" : key;
        const std::string where = " WHERE " + key + " = (SELECT " + keys + " FROM " + table +
                                  " ORDER BY 1 LIMIT 1 OFFSET " + std::to_string(below(rows)) + ")";
        const std::string column = one_of(raw.columns(table));
        static const std::vector<std::string> others{" || 'x'", " + 1", " - 1"};
        const std::string other =
            below(4) == 0 ? "zeroblob(length(" + column + "))" : column + one_of(others);
        const std::string before = raw.dump();
        try {
            raw.tamper(below(6) == 0
                           ? "DELETE FROM " + table + where
                           : "UPDATE " + table + " SET " + column + " = " + other + where);
        } catch (const std::runtime_error&) {
            raw.attempt("ROLLBACK");
            return false;
        }
        return raw.dump() != before;
    }

    Told told_here(const std::string& book) const {
        const auto found = storage::verify_book(book);
        Told told{true, found.root.hex(), found.size, text_of(found)};
        told.is_sound = found.findings.empty();
        return told;
    }
    std::vector<Told> told_by_the_other() const {
        std::string list;
        for (const auto& book : books) list += book + "\n";
        write_bytes(folder.file("list"), list);
        const auto ran =
            run_program("/usr/bin/python3",
                        {UTFALL_SOURCE_ROOT "/tests/support/verify_many.py", folder.file("list")},
                        {{"PYTHONUTF8", "1"}});
        BOOST_TEST_REQUIRE(ran.status == 0, ran.err);
        std::vector<Told> all;
        std::istringstream lines{ran.out};
        for (std::string line; std::getline(lines, line);) {
            core::Findings findings;
            const auto answer = core::parse_json(line, "verify_many.py", findings);
            BOOST_TEST_REQUIRE(answer.has_value());
            all.push_back({answer->find("ok")->boolean(), answer->string_or("root"),
                           static_cast<std::uint64_t>(answer->find("size")->integer()), line});
        }
        return all;
    }

    TemporaryFolder folder;
    std::vector<std::string> books;
    std::mt19937 random{20250115};
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(second_verifier_tests, TwoVerifiers)

BOOST_AUTO_TEST_CASE(two_programs_say_the_same_of_random_books_sound_and_altered) {
    const std::size_t sound = long_form() ? 300 : 6;
    const std::size_t altered = long_form() ? 2'000 : 40;
    while (books.size() < sound) make_book();
    while (books.size() < sound + altered) {
        const std::string copied = folder.file("altered");
        std::filesystem::copy_file(books[below(sound)], copied,
                                   std::filesystem::copy_options::overwrite_existing);
        if (alter(copied)) keep(copied);
    }
    const auto theirs = told_by_the_other();
    BOOST_TEST_REQUIRE(theirs.size() == books.size());
    std::size_t agreed_sound = 0;
    std::size_t agreed_altered = 0;
    for (std::size_t at = 0; at < books.size(); ++at) {
        const Told ours = told_here(books[at]);
        const bool is_altered = at >= sound;
        const bool same =
            ours.is_sound == theirs[at].is_sound &&
            (is_altered || (ours.root == theirs[at].root && ours.size == theirs[at].size));
        BOOST_TEST(same, "one says " << ours.words << " the other " << theirs[at].words);
        BOOST_TEST(ours.is_sound == !is_altered, ours.words);
        (is_altered ? agreed_altered : agreed_sound) += same ? 1U : 0U;
    }
    tell_count("M6", agreed_sound, sound, "random books are sound with one root to both verifiers");
    tell_count("M6", agreed_altered, altered, "altered books are so to both verifiers");
}

BOOST_AUTO_TEST_SUITE_END()
