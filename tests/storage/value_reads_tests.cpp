#include "app/storage/sqlite_store.h"
#include "tests/storage/raw_book.h"
#include "tests/storage/sample_book.h"

#include <rapidcheck.h>
#include <boost/test/unit_test.hpp>
#include <map>

using namespace utfall;
using namespace utfall::tests;
using indicators::StoredValue;

namespace {

std::vector<StoredValue> current(const storage::SqliteStore& store, std::uint64_t as_of,
                                 const indicators::ValueQuery& query = {}) {
    std::vector<StoredValue> values;
    store.current(query, as_of, [&](const StoredValue& value) { values.push_back(value); });
    return values;
}

std::string shown(const StoredValue& value) {
    std::string text = value.series.measure + '/' + value.series.team;
    for (const auto& [dimension, category] : value.series.breakdown) {
        text += '/' + dimension + '=' + category;
    }
    return text + ' ' + value.period + ' ' + (value.value ? value.value->to_string() : "-") + " @" +
           std::to_string(value.ref.entry) + '.' + std::to_string(value.ref.line);
}

using Key = std::pair<ledger::SeriesKey, std::string>;

void check_reads(const storage::SqliteStore& store, std::uint64_t as_of,
                 const std::map<Key, std::vector<std::string>>& expected) {
    std::map<Key, std::string> found;
    for (const StoredValue& value : current(store, as_of)) {
        RC_ASSERT(found.emplace(Key{value.series, value.period}, value.value->to_string()).second);
    }
    RC_ASSERT(found.size() == expected.size());
    for (const auto& [key, versions] : expected) {
        RC_ASSERT(found.at(key) == versions.back());
        RC_ASSERT(store.at(key.first, key.second, as_of)->value->to_string() == versions.back());
        std::vector<std::string> history;
        store.history(key.first, key.second, as_of, [&](const StoredValue& value) {
            history.push_back(value.value->to_string());
        });
        RC_ASSERT(history == versions);
    }
}

}  // namespace

BOOST_FIXTURE_TEST_SUITE(value_reads_tests, BookFixture)

BOOST_AUTO_TEST_CASE(the_newest_version_below_the_as_of_is_in_force) {
    const auto key = series_of("M", "T1", {{"sex", "F"}});
    append_values({value_row(key, "2025-01", "1"), value_row(key, "2025-02", "2")});
    append_values({value_row(key, "2025-01", "")});
    append_values({value_row(key, "2025-01", "3", "rättat")});
    BOOST_TEST(!store->at(key, "2025-01", 1).has_value());
    BOOST_TEST(store->at(key, "2025-01", 2)->value->to_string() == "1");
    BOOST_TEST((store->at(key, "2025-01", 3)->state == indicators::ValueState::not_reported));
    BOOST_TEST(!store->at(key, "2025-01", 3)->value.has_value());
    BOOST_TEST(store->at(key, "2025-01", 4)->value->to_string() == "3");
    BOOST_TEST(store->at(key, "2025-01", 4)->comment == "rättat");
    BOOST_TEST(store->at(key, "2025-02", 4)->value->to_string() == "2");
    BOOST_TEST(!store->at(series_of("M", "T1"), "2025-01", 4).has_value());

    std::vector<std::string> versions;
    store->history(key, "2025-01", 3,
                   [&](const StoredValue& value) { versions.push_back(shown(value)); });
    const std::vector<std::string> expected{"M/T1/sex=F 2025-01 1 @1.1",
                                            "M/T1/sex=F 2025-01 - @2.1"};
    BOOST_TEST(versions == expected, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(a_query_takes_measures_periods_and_details) {
    append_values({value_row(series_of("A"), "2025-02", "1", "ord"),
                   value_row(series_of("B"), "2025-01", "2"),
                   value_row(series_of("A", "T1"), "2025-01", "3"),
                   value_row(series_of("A"), "2025-01", "4")});
    const auto show = [&](const indicators::ValueQuery& query) {
        std::string all;
        for (const StoredValue& value : current(*store, 2, query)) {
            all += shown(value) + (value.comment.empty() ? "" : " " + value.comment) + "; ";
        }
        return all;
    };
    BOOST_TEST(show({}) ==
               "A/ 2025-01 4 @1.4; A/ 2025-02 1 @1.1; B/ 2025-01 2 @1.2; A/T1 2025-01 3 @1.3; ");
    BOOST_TEST(show({{"B", "A", "C"}, {"2025-01"}, false}) ==
               "A/ 2025-01 4 @1.4; B/ 2025-01 2 @1.2; A/T1 2025-01 3 @1.3; ");
    BOOST_TEST(show({{"A"}, {"2025-02"}, true}) == "A/ 2025-02 1 @1.1 ord; ");
    BOOST_TEST(show({{"C"}, {}, false}) == "");
}

// Random imports, among them rows that repeat a key within one file, read back at a random size and
// compared with a map that is filled up to that size.
BOOST_AUTO_TEST_CASE(reads_as_of_agree_with_a_plain_map) {
    BOOST_TEST(rc::check("current(), at() and history() agree with a map at any size", [] {
        BookFixture book;
        std::vector<std::vector<std::pair<Key, std::string>>> imports;
        const auto count = *rc::gen::inRange(0, 6);
        for (int number = 0; number < count; ++number) {
            std::vector<std::pair<Key, std::string>> rows;
            std::vector<ledger::Row> cells;
            const auto lines = *rc::gen::inRange(0, 12);
            for (int line = 0; line < lines; ++line) {
                const std::string measure(1, *rc::gen::inRange('A', 'D'));
                const std::string team = *rc::gen::element<std::string>("", "T1", "T2");
                const bool split = *rc::gen::arbitrary<bool>();
                const auto sex = *rc::gen::element<std::string>("F", "M");
                const auto key = series_of(measure, team,
                                           split ? std::map<std::string, std::string>{{"sex", sex}}
                                                 : std::map<std::string, std::string>{});
                const std::string period =
                    *rc::gen::element<std::string>("2025-01", "2025-02", "2025");
                const std::string value = std::to_string(*rc::gen::inRange(-5, 100));
                rows.push_back({{key, period}, value});
                cells.push_back(value_row(key, period, value));
            }
            imports.push_back(rows);
            book.append_values(cells);
        }
        const auto as_of = static_cast<std::uint64_t>(*rc::gen::inRange(0, count + 2));
        std::map<Key, std::vector<std::string>> expected;
        for (std::size_t at = 0; at + 1 < as_of; ++at) {
            for (const auto& [key, value] : imports[at]) {
                expected[key].push_back(value);
            }
        }
        check_reads(*book.store, as_of, expected);
        book.store->read_lines_alone();
        check_reads(*book.store, as_of, expected);
        RC_ASSERT(book.verify().findings.empty());
    }));
}

BOOST_AUTO_TEST_CASE(what_an_open_entry_has_written_is_read_at_its_own_size_alone) {
    const auto old = series_of("M", "T1");
    const auto fresh = series_of("M", "T2");
    append_values({value_row(old, "2025-01", "1"), value_row(old, "2025-02", "2")});
    for (const bool lines_alone : {false, true}) {
        BOOST_TEST_CONTEXT(lines_alone) {
            if (lines_alone) store->read_lines_alone();
            const auto read = [&](const ledger::SeriesKey& key, std::uint64_t as_of) {
                const auto value = store->at(key, "2025-01", as_of);
                return value ? value->value->to_string() : "none";
            };
            std::optional<ledger::Receipt> replayed;
            const auto size = store->size();
            const auto append = store->begin(draft_of("values-imported", ++requests), replayed);
            BOOST_TEST(read(old, size + 1) == "1");
            append->add(indicators::value_line, value_row(old, "2025-01", "3"));
            BOOST_TEST(read(old, size + 1) == "3");
            BOOST_TEST(read(fresh, size + 1) == "none");
            append->add(indicators::value_line, value_row(fresh, "2025-01", "4"));
            append->add(indicators::value_line, value_row(old, "2025-01", "5"));
            BOOST_TEST(read(old, size + 1) == "5");
            BOOST_TEST(read(fresh, size + 1) == "4");
            BOOST_TEST(read(old, size) == "1");
            BOOST_TEST(store->at(old, "2025-02", size + 1)->value->to_string() == "2");
        }
        // Given up: nothing of it is left to be found.
        const auto size = store->size();
        BOOST_TEST(store->at(old, "2025-01", size)->value->to_string() == "1");
        BOOST_TEST(!store->at(fresh, "2025-01", size).has_value());
    }
}

BOOST_AUTO_TEST_CASE(a_cache_that_points_at_another_line_is_not_followed) {
    append_values({value_row(series_of("M", "T1"), "2025-01", "1"),
                   value_row(series_of("N", "T1"), "2025-01", "3")});
    store.reset();
    RawBook{path}.tamper("UPDATE value_line SET period = '2025-03' WHERE series = 2");
    store = open();
    BOOST_TEST(fails_with(core::ErrorKind::integrity, "VALUE_CACHE_UNREADABLE",
                          [&] { store->at(series_of("N", "T1"), "2025-01", 2); }));
}

BOOST_AUTO_TEST_SUITE_END()
