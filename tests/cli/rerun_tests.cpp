#include "app/storage/sqlite_store.h"
#include "tests/cli/demo_book.h"
#include "tests/support/counted.h"
#include "tests/support/fixed_clock.h"
#include "tests/support/long_form.h"
#include "tests/support/seeded_entropy.h"
#include "tests/support/sync_calls.h"

#include <ctime>
#include <memory>

namespace {

using namespace utfall;
using tests::DemoBook;
using tests::list;

std::vector<std::string> reports_of(const DemoBook& book) {
    std::vector<std::string> numbers;
    for (const auto& report : list(book.ask({"report", "list"}), "reports"))
        numbers.push_back(report.string_or("report"));
    return numbers;
}

// Changes the book's file past every guard, as somebody with a database program could.
void tamper(const DemoBook& book, const std::string& sql) {
    const auto ran = tests::python("support/tamper.py", {book.path(), sql});
    BOOST_TEST_REQUIRE(ran.status == 0, ran.out << ran.err);
}

// Where and when somebody makes a report again.
struct Surroundings {
    const char* zone;
    const char* locale;
    const char* mask;
    const char* years;  // That the clock is wrong.
    bool in_root;       // The working folder.
};

Surroundings surroundings(std::size_t which) {
    static const char* const zones[] = {"UTC", "Asia/Tokyo", "America/St_Johns",
                                        "Pacific/Auckland"};
    static const char* const locales[] = {"C", "sv_SE.UTF-8", "de_DE.UTF-8"};
    static const char* const masks[] = {"022", "077", "002"};
    static const char* const offsets[] = {"-157680000", "0", "157680000"};
    return {zones[which % 4], locales[which % 3], masks[which / 3 % 3], offsets[which / 2 % 3],
            which % 2 == 0};
}

tests::Ran run_elsewhere(const Surroundings& where, const std::string& folder,
                         const std::vector<std::string>& command) {
    std::vector<std::string> words{
        "-c", std::string{"umask "} + where.mask + "; exec \"$0\" \"$@\"", UTFALL_BINARY};
    words.insert(words.end(), command.begin(), command.end());
    words.insert(words.end(), {"--json", "--lang", "en"});
    return tests::run_program("/bin/sh", words,
                              {{"TZ", where.zone},
                               {"LC_ALL", where.locale},
                               {"UTFALL_CLOCK_OFFSET", where.years},
                               {"LD_PRELOAD", UTFALL_OTHER_CLOCK},
                               {"ASAN_OPTIONS", "verify_asan_link_order=0"}},
                              where.in_root ? "/" : folder);
}

// Corrections of what the reports are made of, one entry each.
void go_on(const std::string& path, std::size_t entries) {
    const tests::NoSyncs in_haste;
    tests::FixedClock clock{{2'000'000'000'000'000}};
    tests::SeededEntropy entropy{path};
    const auto store =
        storage::SqliteStore::open(path, storage::OpenMode::read_write, clock, entropy);
    std::vector<ledger::Row> rows;
    store->for_each_line(indicators::value_line, store->size(), [&](const ledger::Line& line) {
        if (rows.size() < 500) rows.push_back(line.cells);
    });
    BOOST_TEST_REQUIRE(!rows.empty());
    for (std::size_t entry = 0; entry < entries; ++entry) {
        ledger::EntryDraft draft;
        entropy.fill(draft.request_id.data(), draft.request_id.size());
        draft.actor = {"evaluator-1", "evaluator", ledger::Identity::declared, "testuser"};
        draft.kind = "value-corrected";
        draft.reason_code = "typo";
        ledger::Row row = rows[entry % rows.size()];
        row[2] = std::string{"value"};
        row[3] = std::to_string(1 + entry % 50);
        for (const std::size_t detail : {4U, 5U, 6U, 7U, 8U}) row[detail] = ledger::Cell{};
        std::optional<ledger::Receipt> replayed;
        const auto append = store->begin(draft, replayed);
        append->add(indicators::value_line, row);
        append->commit();
    }
}

BOOST_AUTO_TEST_SUITE(rerun_tests)

BOOST_AUTO_TEST_CASE(the_clock_that_a_program_is_given_is_the_one_it_looks_at) {
    const tests::TemporaryFolder folder;
    const std::string book = folder.file("b.utfall");
    for (const std::string year : {"2021", "2031"}) {
        Surroundings where = surroundings(0);
        const std::string now = std::to_string(::time(nullptr));
        const std::string then = year == "2021" ? "1620000000" : "1935000000";
        const std::string offset = std::to_string(std::stoll(then) - std::stoll(now));
        where.years = offset.c_str();
        std::filesystem::remove_all(book + ".keys");
        std::filesystem::remove(book);
        BOOST_TEST_REQUIRE(run_elsewhere(where, {}, {"book", "create", "-b", book}).status == 0);
        const auto log = tests::utfall({"audit", "log", "-b", book}).data();
        BOOST_TEST(list(log, "entries").front().string_or("recorded_at").starts_with(year));
    }
}

BOOST_AUTO_TEST_CASE(
    law_2_an_issued_report_comes_out_the_same_after_later_entries_and_in_another_place) {
    struct Issued {
        std::string book;
        std::string restored;  // The same out of its backup.
        std::string number;
    };
    std::vector<std::unique_ptr<DemoBook>> books;
    std::vector<Issued> reports;
    for (const auto& name : tests::demo_books()) {
        if (!books.empty() && !tests::long_form()) break;
        const auto& book = *books.emplace_back(std::make_unique<DemoBook>(name));
        const auto numbers = reports_of(book);
        go_on(book.path(), tests::long_form() ? 10'000 : 100);
        const std::string restored = book.file("restored.utfall");
        book.ask({"book", "backup", "-o", book.file("backup.utfall")});
        const auto back =
            tests::utfall({"book", "restore", book.file("backup.utfall"), "-b", restored});
        BOOST_TEST_REQUIRE(back.status == 0, back.out << back.err);
        for (const auto& number : numbers) reports.push_back({book.path(), restored, number});
    }
    BOOST_TEST_REQUIRE(reports.size() >= 6U);
    const std::size_t rounds = tests::long_form() ? 200 : reports.size();
    std::size_t held = 0;
    std::size_t compared = 0;
    for (std::size_t round = 0; round < rounds; ++round) {
        const auto& [original, restored, number] = reports[round % reports.size()];
        const std::string& book = round / 2 % 2 == 0 ? original : restored;
        const Surroundings where = surroundings(round);
        const tests::TemporaryFolder elsewhere;
        const std::string out = elsewhere.file("out");
        BOOST_TEST_CONTEXT(number << " in " << where.zone << ", " << where.locale) {
            const auto ran = run_elsewhere(where, elsewhere.path().string(),
                                           {"report", "rerun", number, "-b", book, "-o", out});
            BOOST_TEST_REQUIRE(ran.status == 0, ran.out << ran.err);
            const auto answer = ran.data();
            BOOST_TEST(answer.string_or("bytes") == "equal");
            BOOST_TEST(answer.string_or("figures") == "equal");
            BOOST_TEST(list(answer, "differences").empty());
            const auto files = list(answer, "files");
            BOOST_TEST(files.size() >= 2U);
            bool equal = true;
            for (const auto& file : files) {
                const auto name = file.string_or("name");
                const bool same = tests::read_bytes(out + "/" + name) ==
                                  tests::read_bytes((tests::demo_folder() / name).string());
                BOOST_TEST(same, "other bytes: " << name);
                equal = equal && same;
                ++compared;
            }
            held += equal ? 1U : 0U;
        }
    }
    tests::tell_count("R1", held, rounds,
                      "reports made again have the bytes that were issued, in " +
                          std::to_string(compared) + " files");
}

struct Change {
    const char* sql;
    const char* bytes;
};

BOOST_AUTO_TEST_CASE(the_two_verdicts_tell_a_changed_source_from_a_changed_report) {
    const Change changes[] = {
        {"UPDATE value_line SET value = '99' WHERE id = (SELECT min(l.id) FROM value_line l JOIN "
         "series s ON s.id = l.series WHERE s.measure = 'M-UTBT' AND l.state = 'value' AND "
         "l.period LIKE '2025-1%')",
         "equal"},
        {"UPDATE report_line SET content = replace(content, '\"n\":\"57\"', '\"n\":\"75\"') "
         "WHERE content LIKE '%\"n\":\"57\"%'",
         "differs"},
    };
    for (const Change& change : changes) {
        BOOST_TEST_CONTEXT(change.sql) {
            const DemoBook book;
            tamper(book, change.sql);
            const auto ran = book.run({"report", "rerun", "R-2026-001", "--json"});
            BOOST_TEST(ran.status == 4);
            const auto answer = *tests::parsed(ran.out).find("data");
            BOOST_TEST(answer.string_or("bytes") == change.bytes);
            BOOST_TEST(answer.string_or("figures") == "differs");
            const auto differences = list(answer, "differences");
            BOOST_TEST_REQUIRE(!differences.empty());
            for (const auto& difference : differences) {
                BOOST_TEST(difference.string_or("ref").starts_with("T"));
                BOOST_TEST(difference.string_or("issued") != difference.string_or("recalculated"));
            }
        }
    }
}

BOOST_AUTO_TEST_CASE(reports_about_different_periods_are_not_compared) {
    const DemoBook book;
    const auto ran = book.run({"report", "diff", "R-2025-001", "R-2026-001", "--json"});
    BOOST_TEST(ran.status == 2);
    BOOST_TEST(tests::parsed(ran.out).find("error")->string_or("code") == "REPORTS_NOT_COMPARABLE");
}

BOOST_AUTO_TEST_CASE(a_number_that_no_report_has_is_not_found) {
    const DemoBook book;
    const auto ran = book.run({"report", "rerun", "R-2099-001", "--json"});
    BOOST_TEST(ran.status == 5);
    BOOST_TEST(tests::parsed(ran.out).find("error")->string_or("code") == "REPORT_UNKNOWN");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
