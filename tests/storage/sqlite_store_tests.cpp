#include "app/storage/sqlite_store.h"

#include "app/activities/activity.h"
#include "app/indicators/benchmark.h"
#include "app/ledger/common_lines.h"
#include "app/ledger/merkle.h"
#include "app/ledger/record.h"
#include "app/participants/hours.h"
#include "app/participants/outcome.h"
#include "app/participants/participation.h"
#include "app/participants/scb_figures.h"
#include "app/surveys/answer.h"
#include "tests/storage/raw_book.h"
#include "tests/storage/sample_book.h"

#include <sys/wait.h>
#include <unistd.h>
#include <boost/test/unit_test.hpp>

using namespace utfall;
using namespace utfall::tests;
using core::ErrorKind;
using storage::OpenMode;
using storage::SqliteStore;

namespace {

std::vector<ledger::Line> lines_of(const ledger::Store& store, const ledger::LineTable& table,
                                   std::uint64_t as_of) {
    std::vector<ledger::Line> lines;
    store.for_each_line(table, as_of, [&](const ledger::Line& line) { lines.push_back(line); });
    return lines;
}

}  // namespace

BOOST_FIXTURE_TEST_SUITE(sqlite_store_tests, BookFixture)

BOOST_AUTO_TEST_CASE(a_new_book_holds_one_entry_that_names_its_time_zone) {
    const ledger::BookInfo info = store->info();
    BOOST_TEST(info.size == 1U);
    BOOST_TEST(info.time_zone == "Europe/Stockholm");
    BOOST_TEST(info.ledger_id.size() == 32U);
    BOOST_TEST(info.file_bytes > 0U);
    const auto first = store->entry(0);
    BOOST_REQUIRE(first.has_value());
    BOOST_TEST(first->kind == "book-created");
    BOOST_TEST(first->body.string_or("time_zone") == "Europe/Stockholm");
    BOOST_TEST(first->reason.value_or("") == "Exempel på ett skäl, nummer 0");
    BOOST_TEST(first->os_user.value_or("") == "testuser");
    BOOST_TEST(text_of(verify()) == "");
}

BOOST_AUTO_TEST_CASE(a_book_is_never_overwritten) {
    const std::string before = read_bytes(path);
    BOOST_TEST(fails_with(ErrorKind::conflict, "BOOK_EXISTS", [&] {
        SqliteStore::create(path, "Europe/Stockholm", draft_of("book-created", 9), clock, entropy);
    }));
    BOOST_TEST(read_bytes(path) == before);
}

BOOST_AUTO_TEST_CASE(what_is_recorded_is_read_back_also_after_opening_again) {
    fill_every_table();
    const auto check = [&](const SqliteStore& opened) {
        const auto rows = lines_of(opened, indicators::value_line, opened.size());
        BOOST_REQUIRE(rows.size() == 4U);
        BOOST_TEST((rows[0].ref == ledger::LineRef{2, 1}));
        const auto& key = std::get<ledger::SeriesKey>(rows[0].cells[0]);
        BOOST_TEST(key.measure == "M-PRES");
        BOOST_TEST(key.breakdown.at("age") == "13-15");
        BOOST_TEST(ledger::text_of(rows[0].cells[3]) == "12.5");
        BOOST_TEST(ledger::is_missing(rows[0].cells[7]));
        BOOST_TEST(ledger::text_of(rows[1].cells[7]) == "En uppskattning");
        BOOST_TEST(ledger::is_missing(rows[2].cells[3]));
        BOOST_TEST((std::get<ledger::LineRef>(rows[3].cells[4]) == ledger::LineRef{2, 1}));
    };
    check(*store);
    store.reset();
    check(*open());
}

BOOST_AUTO_TEST_CASE(an_as_of_shows_nothing_recorded_later) {
    fill_every_table();
    BOOST_TEST(lines_of(*store, indicators::value_line, 2).empty());
    BOOST_TEST(lines_of(*store, indicators::value_line, 3).size() == 3U);
    BOOST_TEST(lines_of(*store, indicators::value_line, 4).size() == 4U);
    std::uint64_t entries = 0;
    store->for_each_entry(3,
                          [&](const ledger::Entry& entry) { BOOST_TEST(entry.seq == entries++); });
    BOOST_TEST(entries == 3U);
    BOOST_TEST(fails_with(ErrorKind::not_found, "AS_OF_BEYOND_LEDGER",
                          [&] { lines_of(*store, indicators::value_line, store->size() + 1); }));
}

BOOST_AUTO_TEST_CASE(entries_of_some_kinds_are_read_alone_and_no_later_than_asked) {
    fill_every_table();
    const auto kinds_read = [&](const std::vector<std::string>& kinds, std::uint64_t as_of) {
        std::string read;
        store->for_each_entry_of(kinds, as_of,
                                 [&](const ledger::Entry& entry) { read += entry.kind + " "; });
        return read;
    };
    const auto size = store->size();
    BOOST_TEST(kinds_read({"report-issued", "claim-made"}, size) == "claim-made report-issued ");
    BOOST_TEST(kinds_read({"report-issued", "claim-made"}, size - 1) == "claim-made ");
    BOOST_TEST(kinds_read({}, size) == "");
    BOOST_TEST(kinds_read({"period-locked"}, size) == "");
}

BOOST_AUTO_TEST_CASE(the_lines_of_one_entry_are_its_own) {
    fill_every_table();
    std::vector<ledger::LineRef> refs;
    store->for_each_line_of(indicators::value_line, 3,
                            [&](const ledger::Line& line) { refs.push_back(line.ref); });
    BOOST_REQUIRE(refs.size() == 1U);
    BOOST_TEST((refs[0] == ledger::LineRef{3, 1}));
}

BOOST_AUTO_TEST_CASE(an_append_that_is_not_committed_leaves_nothing) {
    const std::string before = RawBook{path}.dump();
    std::optional<ledger::Receipt> replayed;
    {
        const auto append = store->begin(draft_of("values-imported", 1), replayed);
        append->add(indicators::value_line,
                    value_row(series_of("NEW"), "2025-01", "1", "kommentar"));
    }
    BOOST_TEST(RawBook{path}.dump() == before);
    // The series number given in the abandoned entry is void and given again.
    const auto append = store->begin(draft_of("values-imported", 1), replayed);
    append->add(indicators::value_line, value_row(series_of("NEW"), "2025-01", "2"));
    BOOST_TEST(append->commit().size == 2U);
    BOOST_TEST(text_of(verify()) == "");
}

BOOST_AUTO_TEST_CASE(a_faulty_row_ends_the_append_and_leaves_nothing) {
    using ledger::Cell;
    const ledger::Row good = value_row(series_of("M"), "2025-01", "1");
    const auto with = [&](std::size_t at, Cell cell) {
        ledger::Row row = good;
        row[at] = std::move(cell);
        return row;
    };
    const std::pair<const char*, ledger::Row> faulty[] = {
        {"too few cells", {std::string{"x"}}},
        {"no series", with(0, Cell{})},
        {"text for series", with(0, std::string{"M"})},
        {"no state", with(2, Cell{})},
        {"decimal with a closing zero", with(3, std::string{"1.50"})},
        {"decimal with a comma", with(3, std::string{"1,5"})},
        {"text for integer", with(5, std::string{"1"})},
        {"integer for text", with(1, Cell{std::int64_t{2025}})},
    };
    const std::string before = RawBook{path}.dump();
    for (const auto& [name, row] : faulty) {
        BOOST_TEST_CONTEXT(name) {
            std::optional<ledger::Receipt> replayed;
            const auto append = store->begin(draft_of("values-imported", 1), replayed);
            append->add(indicators::value_line, good);
            BOOST_CHECK_THROW(append->add(indicators::value_line, row), std::invalid_argument);
            BOOST_CHECK_THROW(append->commit(), std::logic_error);
            BOOST_TEST(RawBook{path}.dump() == before);
        }
    }
    std::optional<ledger::Receipt> replayed;
    const auto append = store->begin(draft_of("setup-imported", 1), replayed);
    BOOST_CHECK_THROW(
        append->add(ledger::setup_line, {"a", R"({"b":1, "a":2})", "new", "{}", Cell{}}),
        std::invalid_argument);
}

BOOST_AUTO_TEST_CASE(an_entry_that_breaks_a_rule_is_refused) {
    const auto refused = [&](auto change) {
        ledger::EntryDraft draft = draft_of("values-imported", 5);
        change(draft);
        std::optional<ledger::Receipt> replayed;
        return fails_with(ErrorKind::usage, "ENTRY_INVALID",
                          [&] { store->begin(draft, replayed); });
    };
    BOOST_TEST(refused([](auto& draft) { draft.kind = "value-deleted"; }));
    BOOST_TEST(refused([](auto& draft) { draft.actor.code = "Exempel Exempelsson"; }));
    BOOST_TEST(refused([](auto& draft) { draft.subject = "a\x01"; }));
    BOOST_TEST(refused([](auto& draft) { draft.reason = "\xC3"; }));
    BOOST_TEST(refused([](auto& draft) { draft.body = core::Json{1}; }));
    BOOST_TEST(!refused([](auto&) {}));
}

BOOST_AUTO_TEST_CASE(the_same_request_is_recorded_once) {
    const ledger::EntryDraft draft = draft_of("values-imported", 1);
    std::optional<ledger::Receipt> replayed;
    auto append = store->begin(draft, replayed);
    append->add(indicators::value_line, value_row(series_of("M"), "2025-01", "1"));
    const ledger::Receipt first = append->commit();
    BOOST_TEST(!first.replayed);
    append.reset();
    append_values({value_row(series_of("M"), "2025-02", "1")});

    BOOST_TEST((store->begin(draft, replayed) == nullptr));
    BOOST_REQUIRE(replayed.has_value());
    BOOST_TEST(replayed->replayed);
    BOOST_TEST(replayed->entry == first.entry);
    BOOST_TEST(replayed->size == first.size);
    BOOST_TEST(store->size() == 3U);

    ledger::EntryDraft other = draft;
    other.subject = "something-else";
    BOOST_TEST(
        fails_with(ErrorKind::conflict, "REQUEST_REUSED", [&] { store->begin(other, replayed); }));
    other = draft;
    other.kind = "costs-imported";
    BOOST_TEST(
        fails_with(ErrorKind::conflict, "REQUEST_REUSED", [&] { store->begin(other, replayed); }));
    BOOST_TEST(!replayed.has_value());
    append_values({value_row(series_of("M"), "2025-03", "1")});
    BOOST_TEST(text_of(verify()) == "");
}

BOOST_AUTO_TEST_CASE(time_never_goes_back_when_the_clock_does) {
    const core::Instant start = store->entry(0)->recorded_at;
    clock.set(core::Instant{start.micros - 3600 * FixedClock::second});
    append_values({});
    append_values({});
    BOOST_TEST(store->entry(1)->recorded_at.micros == start.micros + 1);
    BOOST_TEST(store->entry(2)->recorded_at.micros == start.micros + 2);
}

BOOST_AUTO_TEST_CASE(size_at_counts_the_entries_up_to_a_time) {
    append_values({});
    append_values({});
    const std::int64_t start = store->entry(0)->recorded_at.micros;
    const std::pair<std::int64_t, std::uint64_t> cases[] = {
        {start - 1, 0},
        {start, 1},
        {start + 1, 1},
        {store->entry(1)->recorded_at.micros, 2},
        {store->entry(2)->recorded_at.micros - 1, 2},
        {store->entry(2)->recorded_at.micros, 3},
        {start + 1'000'000'000, 3}};
    for (const auto& [time, size] : cases) {
        BOOST_TEST_CONTEXT(time - start << " micros after the first") {
            BOOST_TEST(store->size_at(core::Instant{time}) == size);
        }
    }
}

BOOST_AUTO_TEST_CASE(roots_are_those_of_the_leaves_at_every_size) {
    fill_every_table();
    ledger::MerkleTree tree;
    BOOST_TEST(store->root_at(0).hex() == tree.root().hex());
    for (std::uint64_t seq = 0; seq < store->size(); ++seq) {
        tree.add(store->entry(seq)->leaf);
        BOOST_TEST(store->root_at(seq + 1).hex() == tree.root().hex());
    }
    BOOST_TEST(store->info().root.hex() == tree.root().hex());
    BOOST_TEST(fails_with(ErrorKind::not_found, "AS_OF_BEYOND_LEDGER",
                          [&] { store->root_at(store->size() + 1); }));
}

BOOST_AUTO_TEST_CASE(the_root_of_all_lines_of_an_entry_is_its_lines_root) {
    fill_every_table();
    const ledger::Entry entry = store->entry(2).value();
    BOOST_TEST(entry.line_count == 3U);
    BOOST_TEST(store->root_of_lines(indicators::value_line, {{2, 1}, {2, 2}, {2, 3}}).hex() ==
               entry.lines_root.hex());
    BOOST_TEST(
        store->root_of_lines(indicators::value_line, {{2, 3}, {2, 1}, {2, 2}, {2, 1}}).hex() ==
        entry.lines_root.hex());
    BOOST_TEST(store->root_of_lines(indicators::value_line, {{2, 1}, {2, 2}}).hex() !=
               entry.lines_root.hex());
    BOOST_TEST(fails_with(ErrorKind::not_found, "LINE_NOT_FOUND", [&] {
        store->root_of_lines(indicators::value_line, {{2, 4}});
    }));
}

BOOST_AUTO_TEST_CASE(erased_details_read_as_erased_and_not_as_empty) {
    fill_every_table();
    RawBook{path}.tamper("UPDATE detached SET salt = NULL, content = NULL WHERE seq = 2");
    const auto rows = lines_of(*store, indicators::value_line, 4);
    BOOST_TEST(std::holds_alternative<ledger::Erased>(rows[1].cells[7]));
    BOOST_TEST(ledger::is_missing(rows[0].cells[7]));
    BOOST_TEST(!store->entry(2)->reason.has_value());
    BOOST_TEST(!store->entry(2)->os_user.has_value());
}

BOOST_AUTO_TEST_CASE(law_10_no_personal_text_lies_outside_the_detached_table) {
    fill_every_table();
    RawBook raw{path};
    raw.tamper("DELETE FROM detached");
    const std::string rest = raw.dump();
    for (const char* text :
         {"Exempel", "testuser", "uppskattning", "Närvaron", "Fri text", "p-1", "intyg"}) {
        BOOST_TEST_CONTEXT(text) {
            BOOST_TEST(rest.find(text) == std::string::npos);
        }
    }
}

BOOST_AUTO_TEST_CASE(a_book_opened_for_reading_takes_no_entry) {
    store.reset();
    const std::string before = read_bytes(path);
    const auto reader = open(OpenMode::read_only);
    BOOST_TEST(reader->size() == 1U);
    std::optional<ledger::Receipt> replayed;
    BOOST_TEST(fails_with(ErrorKind::conflict, "BOOK_READ_ONLY",
                          [&] { reader->begin(draft_of("values-imported", 1), replayed); }));
    BOOST_TEST(read_bytes(path) == before);
}

BOOST_AUTO_TEST_CASE(a_reader_sees_what_a_writer_adds_meanwhile) {
    const auto reader = open(OpenMode::read_only);
    append_values({value_row(series_of("M"), "2025-01", "1")});
    BOOST_TEST(reader->size() == 2U);
    BOOST_TEST(lines_of(*reader, indicators::value_line, 2).size() == 1U);
}

BOOST_AUTO_TEST_CASE(only_one_writer_at_a_time) {
    std::optional<ledger::Receipt> replayed;
    const auto other = open();
    const auto blocked = [&] {
        return fails_with(ErrorKind::conflict, "BOOK_LOCKED",
                          [&] { other->begin(draft_of("values-imported", 7), replayed); });
    };
    BOOST_TEST(blocked());
    BOOST_TEST(other->size() == 1U);
    const pid_t child = ::fork();
    if (child == 0) {
        ::_exit(blocked() ? 0 : 1);
    }
    int status = 0;
    ::waitpid(child, &status, 0);
    BOOST_TEST(WEXITSTATUS(status) == 0);

    store.reset();
    other->begin(draft_of("values-imported", 7), replayed)->commit();
    BOOST_TEST(other->size() == 2U);
}

BOOST_AUTO_TEST_CASE(one_store_writes_one_entry_at_a_time) {
    std::optional<ledger::Receipt> replayed;
    const auto append = store->begin(draft_of("values-imported", 1), replayed);
    BOOST_TEST(fails_with(ErrorKind::conflict, "BOOK_LOCKED",
                          [&] { store->begin(draft_of("values-imported", 2), replayed); }));
    append->commit();
    BOOST_TEST(store->size() == 2U);
}

BOOST_AUTO_TEST_CASE(an_entry_under_way_is_read_with_the_lines_it_has_so_far) {
    std::optional<ledger::Receipt> replayed;
    const auto append = store->begin(draft_of("values-imported", 1), replayed);
    const std::uint64_t with_this_entry = append->entry() + 1;
    for (int at = 0; at < 150; ++at) {
        const auto series = series_of("M" + std::to_string(at));
        const auto numbered = append->series(series);
        BOOST_TEST(numbered.is_new);
        BOOST_TEST(!append->series(series).is_new);
        auto row = value_row(series, "2025-01", std::to_string(at));
        row[0] = numbered.number;
        append->add(indicators::value_line, row);
        if (at % 50 != 0) continue;
        BOOST_TEST(!store->at(series, "2025-01", append->entry()));
        const auto written = store->at(series, "2025-01", with_this_entry);
        BOOST_REQUIRE(written);
        BOOST_TEST(written->value->to_string() == std::to_string(at));
    }
    append->commit();
    BOOST_TEST(text_of(verify()) == "");
}

BOOST_AUTO_TEST_CASE(a_writer_builds_on_what_another_writer_added) {
    store.reset();
    auto first = open();
    auto second = open();
    std::optional<ledger::Receipt> replayed;
    first->begin(draft_of("values-imported", 1), replayed)->commit();
    first.reset();
    second->begin(draft_of("values-imported", 2), replayed)->commit();
    second.reset();
    BOOST_TEST(text_of(verify()) == "");
}

BOOST_AUTO_TEST_CASE(nothing_is_added_to_an_altered_ledger) {
    append_values({});
    store.reset();
    RawBook{path}.tamper("UPDATE entry SET leaf = zeroblob(32) WHERE seq = 0");
    const auto opened = open();
    std::optional<ledger::Receipt> replayed;
    BOOST_TEST(fails_with(ErrorKind::integrity, "LEDGER_ALTERED",
                          [&] { opened->begin(draft_of("values-imported", 5), replayed); }));
}

BOOST_AUTO_TEST_CASE(what_is_no_book_is_refused_with_its_reason) {
    const auto refused = [&](ErrorKind kind, const std::string& code, const std::string& file) {
        return fails_with(kind, code,
                          [&] { SqliteStore::open(file, OpenMode::read_write, clock, entropy); });
    };
    BOOST_TEST(refused(ErrorKind::not_found, "BOOK_NOT_FOUND", folder.file("none.utfall")));
    const std::string file = folder.file("other.utfall");
    write_bytes(file, "");
    BOOST_TEST(refused(ErrorKind::unreadable, "BOOK_NOT_A_BOOK", file));
    write_bytes(file, std::string(8192, 'x'));
    BOOST_TEST(refused(ErrorKind::unreadable, "BOOK_NOT_A_BOOK", file));
    BOOST_TEST(refused(ErrorKind::unreadable, "BOOK_NOT_A_BOOK", folder.path().string()));
    write_bytes(file, "");
    RawBook{file}.execute("CREATE TABLE t(a)");
    BOOST_TEST(refused(ErrorKind::unreadable, "BOOK_NOT_A_BOOK", file));
    store.reset();
    RawBook{path}.execute("PRAGMA user_version = 9");
    BOOST_TEST(refused(ErrorKind::unreadable, "BOOK_NEWER_VERSION", path));
    RawBook{path}.execute("PRAGMA user_version = 0");
    BOOST_TEST(refused(ErrorKind::unreadable, "BOOK_NOT_A_BOOK", path));
}

BOOST_AUTO_TEST_CASE(
    a_book_from_before_a_table_of_lines_is_read_without_it_and_gets_it_when_written) {
    struct Older {
        const char* how;
        std::vector<const ledger::LineTable*> without;
    };
    const Older versions[] = {
        {"DROP TABLE scb_line; PRAGMA user_version = 7", {&participants::scb_line}},
        {"DROP TABLE scb_line; DROP TABLE hours_line; DROP TABLE outcome_line; DROP TABLE "
         "participation_line; "
         "PRAGMA user_version = 6",
         {&participants::participation_line, &participants::outcome_line,
          &participants::hours_line}},
        {"DROP TABLE scb_line; DROP TABLE hours_line; DROP TABLE outcome_line; DROP TABLE "
         "participation_line; "
         "DROP TABLE survey_line; PRAGMA user_version = 5",
         {&surveys::survey_line}},
        {"DROP TABLE scb_line; DROP TABLE hours_line; DROP TABLE outcome_line; DROP TABLE "
         "participation_line; "
         "DROP TABLE survey_line; DROP TABLE activity_line; PRAGMA user_version = 4",
         {&surveys::survey_line, &activities::activity_line}},
        {"DROP TABLE scb_line; DROP TABLE hours_line; DROP TABLE outcome_line; DROP TABLE "
         "participation_line; "
         "DROP TABLE survey_line; DROP TABLE activity_line; DROP TABLE benchmark_line; "
         "PRAGMA user_version = 3",
         {&surveys::survey_line, &activities::activity_line, &indicators::benchmark_line}}};
    std::uint64_t size = 1;
    for (const auto& [how, without] : versions) {
        append_values({value_row(series_of("M"), "2025-01", std::to_string(++size))});
        store.reset();
        RawBook{path}.execute(how);
        const auto read = open(storage::OpenMode::read_only);
        for (const auto* table : without) BOOST_TEST(lines_of(*read, *table, size).empty());
        BOOST_TEST(text_of(verify()) == "");
        store = open();
        append_values({value_row(series_of("M"), "2025-02", std::to_string(++size))});
        for (const auto* table : without) BOOST_TEST(lines_of(*store, *table, size).empty());
        BOOST_TEST(RawBook{path}.value("PRAGMA user_version") == "8");
        BOOST_TEST(text_of(verify()) == "");
    }
}

BOOST_AUTO_TEST_CASE(a_creation_that_fails_leaves_no_file) {
    const std::string file = folder.file("missing/none.utfall");
    BOOST_TEST(fails_with(ErrorKind::unavailable, "BOOK_CREATE_FAILED", [&] {
        SqliteStore::create(file, "Europe/Stockholm", draft_of("book-created", 1), clock, entropy);
    }));
    const std::string other = folder.file("other.utfall");
    BOOST_TEST(fails_with(ErrorKind::usage, "ENTRY_INVALID", [&] {
        SqliteStore::create(other, "Europe/Stockholm", draft_of("values-imported", 1), clock,
                            entropy);
    }));
    BOOST_TEST(!std::filesystem::exists(other));
}

BOOST_AUTO_TEST_CASE(a_killed_writer_leaves_a_book_that_verifies) {
    append_values({value_row(series_of("M"), "2025-01", "1")});
    store.reset();
    const core::Digest root = open(OpenMode::read_only)->info().root;
    const auto bytes = std::filesystem::file_size(path);
    // Dies after more lines than the page cache holds back, so that the file itself was written to.
    for (const int lines : {1, 1000, 200'000}) {
        BOOST_TEST_CONTEXT(lines << " lines written before the kill") {
            const pid_t child = ::fork();
            if (child == 0) {
                std::optional<ledger::Receipt> replayed;
                const auto writer = open();
                const auto append = writer->begin(draft_of("values-imported", 50), replayed);
                for (int at = 0; at < lines; ++at) {
                    append->add(indicators::value_line,
                                value_row(series_of("M" + std::to_string(at)), "2025-01", "1",
                                          lines > 1000 ? std::string(600, 'k') : std::string{}));
                }
                ::kill(::getpid(), SIGKILL);
            }
            int status = 0;
            ::waitpid(child, &status, 0);
            BOOST_TEST(WIFSIGNALED(status));
            BOOST_TEST(std::filesystem::exists(path + "-journal"));
            BOOST_TEST((std::filesystem::file_size(path) > bytes) == (lines > 1000));
            const ledger::Verification verification = verify();
            BOOST_TEST(text_of(verification) == "");
            BOOST_TEST(verification.root.hex() == root.hex());
            BOOST_TEST(open()->size() == 2U);
        }
    }
}

BOOST_AUTO_TEST_SUITE_END()
