#include "app/storage/packed_values.h"
#include "app/storage/sqlite_store.h"
#include "tests/storage/raw_book.h"
#include "tests/storage/sample_book.h"

#include <rapidcheck.h>
#include <boost/test/unit_test.hpp>
#include <filesystem>
#include <sstream>

using namespace utfall;
using namespace utfall::tests;
using core::ErrorKind;
using indicators::ValueState;

namespace {

// Everything that figures are made of at one size, as text.
std::string shown(const storage::SqliteStore& store, std::uint64_t as_of) {
    indicators::ValueCodes codes;
    std::ostringstream text;
    for (const char* measure : {"A", "B", "C"}) {
        auto reporters = store.reporters(measure, as_of);
        std::sort(reporters.begin(), reporters.end());
        for (const auto& reporter : reporters) {
            std::vector<indicators::ValueInForce> values;
            store.in_force(measure, reporter, as_of, codes, values);
            for (const auto& value : values) {
                text << measure << '/' << reporter.organisation << '/' << reporter.unit << '/'
                     << reporter.team << ' ' << codes.periods.text(value.period) << ' '
                     << codes.breakdowns.text(value.breakdown) << ' '
                     << indicators::to_word(value.state) << ' ' << value.value.to_string() << " @"
                     << value.ref.entry << '.' << value.ref.line << " #" << value.series << '\n';
            }
        }
    }
    return text.str();
}

// What a store that was just opened says of each key, the periods of each row in another order: a
// row's first question is about any of them.
std::string asked(BookFixture& book, std::uint64_t as_of) {
    static const std::vector<std::string> periods{"HT24", "2025-02", "2025-01", "2025"};
    std::ostringstream text;
    const auto store = book.open();
    std::size_t first = 0;
    for (const char* measure : {"A", "B", "C"}) {
        for (const char* team : {"", "T1", "T2"}) {
            ++first;
            for (std::size_t at = 0; at < periods.size(); ++at) {
                const std::string& period = periods[(first + at) % periods.size()];
                const auto found =
                    store->at(series_of(measure, team, {{"sex", "F"}}), period, as_of);
                if (!found) continue;
                text << measure << team << period << ' ' << found->ref.entry << '.'
                     << found->ref.line << '\n';
            }
        }
    }
    return text.str();
}

std::string any_number() {
    const auto digits = *rc::gen::inRange(1, 38);
    core::Int128 coefficient = 0;
    for (int digit = 0; digit < digits; ++digit)
        coefficient = coefficient * 10 + *rc::gen::inRange(0, 10);
    if (*rc::gen::arbitrary<bool>()) coefficient = -coefficient;
    return core::Decimal::of(coefficient, *rc::gen::inRange(0, 38)).to_string();
}

ledger::Row any_row() {
    using Breakdown = std::map<std::string, std::string>;
    static const std::vector<Breakdown> breakdowns{
        {}, {{"sex", "F"}}, {{"sex", "M"}, {"age", "13-15"}}};
    auto key = series_of(*rc::gen::element<std::string>("A", "B", "C"),
                         *rc::gen::element<std::string>("", "T1", "T2"),
                         breakdowns.at(*rc::gen::inRange<std::size_t>(0, breakdowns.size())));
    if (*rc::gen::inRange(0, 4) == 0) key.unit = "U1";
    ledger::Row row =
        value_row(key, *rc::gen::element<std::string>("2025-01", "2025-02", "HT24", "2025"), "1");
    const auto state =
        *rc::gen::element(ValueState::value, ValueState::value, ValueState::not_reported,
                          ValueState::not_applicable, ValueState::unknown, ValueState::estimated);
    row[2] = std::string{indicators::to_word(state)};
    const bool valued = state == ValueState::value || state == ValueState::estimated;
    row[3] = valued ? ledger::Cell{any_number()} : ledger::Cell{};
    return row;
}

struct CacheFixture : BookFixture {
    // A book as the program's first version left it.
    void take_cache_away() {
        store.reset();
        RawBook{path}.execute(
            "DROP TABLE value_cache; DROP TABLE value_cache_reach; DROP TABLE benchmark_line; "
            "DROP TABLE activity_line; DROP TABLE survey_line; DROP TABLE participation_line; "
            "DROP TABLE outcome_line; DROP TABLE hours_line; DROP TABLE scb_line; "
            "CREATE INDEX value_line_by_key "
            "ON "
            "value_line(series, period, id); PRAGMA user_version = 1");
        store = open();
    }
    void tamper(const std::string& sql) {
        store.reset();
        RawBook{path}.tamper(sql);
        store = open();
    }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(value_cache_tests, CacheFixture)

BOOST_AUTO_TEST_CASE(the_cache_says_what_the_lines_say_at_any_size) {
    BOOST_TEST(rc::check("read from the cache and from the lines, a book is the same", [] {
        CacheFixture book;
        const auto entries = *rc::gen::inRange<std::uint64_t>(0, 6);
        for (std::uint64_t entry = 0; entry < entries; ++entry) {
            std::vector<ledger::Row> rows;
            const auto lines = *rc::gen::inRange(0, 12);
            for (int line = 0; line < lines; ++line) rows.push_back(any_row());
            book.append_values(rows);
        }
        std::vector<std::string> cached;
        for (std::uint64_t size = 1; size <= entries + 1; ++size)
            cached.push_back(shown(*book.store, size));
        const std::string keys = asked(book, entries + 1);
        RC_ASSERT(book.verify().findings.empty());
        book.take_cache_away();
        for (std::uint64_t size = 1; size <= entries + 1; ++size)
            RC_ASSERT(shown(*book.store, size) == cached[size - 1]);
        RC_ASSERT(asked(book, entries + 1) == keys);
        RC_ASSERT(book.verify().findings.empty());
    }));
}

BOOST_AUTO_TEST_CASE(a_book_without_a_cache_gets_one_when_it_is_written_to) {
    append_values({value_row(series_of("A", "T1"), "2025-01", "1.5")});
    const std::string before = shown(*store, 2);
    take_cache_away();
    BOOST_TEST(shown(*open(storage::OpenMode::read_only), 2) == before);
    BOOST_TEST(text_of(verify()) == "");
    BOOST_TEST(
        open(storage::OpenMode::read_only)->at(series_of("A", "T1"), "2025-01", 2)->ref.entry ==
        1U);
    append_values({value_row(series_of("A", "T1"), "2025-02", "-2")});
    BOOST_TEST(RawBook{path}.value("SELECT size FROM value_cache_reach") == "3");
    BOOST_TEST(RawBook{path}.value("PRAGMA user_version") == "8");
    BOOST_TEST(shown(*store, 2) == before);
    BOOST_TEST(text_of(verify()) == "");
}

BOOST_AUTO_TEST_CASE(a_cache_that_was_emptied_or_has_fallen_behind_is_made_anew) {
    append_values({value_row(series_of("A", "T1"), "2025-01", "1")});
    append_values({value_row(series_of("B", "T1"), "2025-01", "2")});
    for (const char* sql :
         {"DELETE FROM value_cache; DELETE FROM value_cache_reach",
          "UPDATE value_cache_reach SET size = 2; DELETE FROM value_cache WHERE measure = 'B'",
          "UPDATE value_cache_reach SET size = 99", "UPDATE value_cache SET packed = x'ff'"}) {
        BOOST_TEST_CONTEXT(sql) {
            tamper(sql);
            const auto size = append_values({value_row(series_of("A", "T1"), "2025-02", "3")}).size;
            BOOST_TEST(text_of(verify()) == "");
            const std::string cached = shown(*store, size);
            take_cache_away();
            BOOST_TEST(shown(*store, size) == cached);
            store->rebuild_caches();
            BOOST_TEST(shown(*store, size) == cached);
        }
    }
}

BOOST_AUTO_TEST_CASE(
    verify_finds_a_cache_that_says_something_else_and_holds_nothing_against_the_ledger) {
    append_values({value_row(series_of("A", "T1", {{"sex", "F"}}), "2025-01", "5"),
                   value_row(series_of("A", "T1", {{"sex", "M"}}), "2025-01", "7"),
                   value_row(series_of("A", "T2"), "2025-01", "9")});
    store.reset();
    const std::string sound = folder.file("sound.utfall");
    std::filesystem::copy_file(path, sound);
    for (const char* sql :
         {"UPDATE value_cache SET packed = CAST(substr(packed, 1, length(packed) - 1) || x'02' AS "
          "BLOB) WHERE "
          "team = 'T2'",
          "UPDATE value_cache SET packed = x'00' WHERE team = 'T2'",
          "UPDATE value_cache SET packed = CAST(packed || x'00' AS BLOB) WHERE team = 'T2'",
          "DELETE FROM value_cache WHERE team = 'T2'", "DELETE FROM value_cache",
          "UPDATE value_cache SET team = 'T3' WHERE team = 'T2'",
          "INSERT INTO value_cache SELECT measure, organisation, unit, 'T9', intervention, packed "
          "FROM value_cache WHERE team = 'T1'",
          "INSERT INTO value_cache VALUES ('A', '0483', '', 'T8', '', x'0000')",
          "UPDATE value_cache_reach SET size = 1", "UPDATE value_cache_reach SET size = 3",
          "DELETE FROM value_cache_reach"}) {
        BOOST_TEST_CONTEXT(sql) {
            std::filesystem::copy_file(sound, path,
                                       std::filesystem::copy_options::overwrite_existing);
            RawBook{path}.tamper(sql);
            const auto verification = verify();
            BOOST_TEST(!verification.findings.empty());
            for (const auto& finding : verification.findings)
                BOOST_TEST(finding.code == "VALUE_CACHE_DIFFERS");
            open()->rebuild_caches();
            BOOST_TEST(text_of(verify()) == "");
        }
    }
}

BOOST_AUTO_TEST_CASE(bytes_that_are_no_cache_are_not_read_as_values) {
    append_values({value_row(series_of("A", "T1"), "2025-01", "5")});
    tamper("UPDATE value_cache SET packed = substr(packed, 1, length(packed) - 1)");
    BOOST_TEST(
        fails_with(ErrorKind::integrity, "VALUE_CACHE_UNREADABLE", [&] { shown(*store, 2); }));
}

BOOST_AUTO_TEST_CASE(packed_bytes_give_back_what_was_packed) {
    BOOST_TEST(rc::check("unpack() undoes pack(), and no shorter bytes pass for it", [] {
        storage::PackedValues values;
        const auto slots = *rc::gen::inRange<std::size_t>(1, 4);
        std::int64_t series = 0;
        for (std::size_t at = 0; at < slots; ++at) {
            series += *rc::gen::inRange(1, 100000);
            values.slots.push_back({series, *rc::gen::arbitrary<std::string>()});
        }
        const auto periods = *rc::gen::inRange(1, 4);
        for (int period = 0; period < periods; ++period) {
            auto& one = values.periods.emplace_back();
            one.code = std::to_string(period) + *rc::gen::arbitrary<std::string>();
            const auto versions = *rc::gen::inRange(1, 4);
            for (int version = 0; version < versions; ++version) {
                storage::PackedVersion made;
                made.slot = static_cast<std::uint32_t>(*rc::gen::inRange<std::size_t>(0, slots));
                made.id = *rc::gen::arbitrary<std::int64_t>() >> 2;
                made.state = static_cast<ValueState>(*rc::gen::inRange(0, 6));
                if (*rc::gen::arbitrary<bool>()) made.value = core::Decimal::parse(any_number());
                one.versions.push_back(made);
            }
        }
        const std::string packed = storage::pack(values);
        RC_ASSERT(storage::unpack(packed) == values);
        for (const auto& period : values.periods) {
            storage::PackedStart start;
            const auto rest = storage::unpack(packed, period.code, start);
            RC_ASSERT(rest.periods.front() == period);
            RC_ASSERT(storage::pack(rest, start) == packed);
            const auto one = storage::unpack_between(packed, period.code, period.code);
            RC_ASSERT(one.slots == values.slots);
            RC_ASSERT(one.periods == std::vector{period});
        }
        RC_ASSERT(storage::last_period(packed) == values.periods.back().code);
        for (std::size_t size = 0; size < packed.size(); ++size) {
            RC_ASSERT(fails_with(ErrorKind::integrity, "VALUE_CACHE_UNREADABLE", [&] {
                storage::unpack(std::string_view{packed}.substr(0, size));
            }));
        }
    }));
}

BOOST_AUTO_TEST_SUITE_END()
