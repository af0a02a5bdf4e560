#include "tests/storage/power_cut.h"
#include "tests/storage/raw_book.h"
#include "tests/storage/sample_book.h"
#include "tests/support/counted.h"
#include "tests/support/long_form.h"

#include <sqlite3.h>
#include <boost/test/unit_test.hpp>
#include <filesystem>

using namespace utfall;
using namespace utfall::tests;

namespace {

std::size_t acknowledged(const std::vector<DiskEvent>& events, std::size_t count) {
    return static_cast<std::size_t>(std::count_if(
        events.begin(), events.begin() + static_cast<std::ptrdiff_t>(count),
        [](const auto& event) { return event.kind == DiskEvent::Kind::acknowledged; }));
}

// What came of a number of cuts.
struct Cuts {
    std::size_t tried{0};
    std::size_t lost{0};
    std::size_t damaged{0};
};

struct CutFixture : BookFixture {
    CutFixture() {
        fill_every_table();
        store.reset();
        std::filesystem::create_directory(folder.file("after"));
    }
    /// Puts what a cut left into a folder of its own; gives the path of the book in it.
    std::string left(const Files& files, const std::string& name) const {
        const std::filesystem::path place = folder.file("after");
        for (const auto& old : std::filesystem::directory_iterator{place})
            std::filesystem::remove(old.path());
        for (const auto& [file, bytes] : files) write_bytes((place / file).string(), bytes);
        return (place / name).string();
    }
    FaultyDisk disk;
    std::mt19937 random{20250115};
};

// A plain SQLite database under other settings than the program's.
struct Plain {
    const char* name;
    const char* settings;
};

// What is done to the disk while rows are written; `before` gets the database without them.
std::vector<DiskEvent> write_plainly(FaultyDisk& disk, const std::string& path, const Plain& how,
                                     int rows, std::string& before) {
    sqlite3* database = nullptr;
    BOOST_REQUIRE(sqlite3_open(path.c_str(), &database) == SQLITE_OK);
    const auto run = [&](const std::string& sql) {
        BOOST_REQUIRE(sqlite3_exec(database, sql.c_str(), nullptr, nullptr, nullptr) == SQLITE_OK);
    };
    run("CREATE TABLE t(a)");
    run(how.settings);
    before = read_bytes(path);
    disk.record();
    for (int row = 0; row < rows; ++row) {
        run("INSERT INTO t VALUES (hex(randomblob(2000)))");
        disk.acknowledge();
    }
    auto events = disk.recorded();
    disk.heal();
    sqlite3_close(database);
    return events;
}

}  // namespace

BOOST_FIXTURE_TEST_SUITE(power_cut_tests, CutFixture)

BOOST_AUTO_TEST_CASE(whenever_the_power_goes_no_acknowledged_entry_is_lost_and_the_book_is_whole) {
    const std::string name = std::filesystem::path{path}.filename().string();
    const Files before{{name, read_bytes(path)}};
    store = open();
    const std::uint64_t had = store->size();
    disk.record();
    for (int entry = 0; entry < 6; ++entry) {
        std::vector<ledger::Row> rows;
        for (int row = 0; row < 40; ++row) {
            rows.push_back(value_row(series_of("M-" + std::to_string(row), "T1"),
                                     "2025-0" + std::to_string(1 + entry), "7", "En anteckning"));
        }
        append_values(rows);
        disk.acknowledge();
    }
    const auto events = disk.recorded();
    disk.heal();
    store.reset();
    BOOST_TEST_REQUIRE(acknowledged(events, events.size()) == 6U);

    Cuts cuts;
    const std::size_t rounds = long_form() ? 10'000 : 100;
    for (; cuts.tried < rounds; ++cuts.tried) {
        const std::size_t at = random() % (events.size() + 1);
        const auto book = left(after_power_cut(before, events, at, random), name);
        const auto found = storage::verify_book(book);
        const std::uint64_t promised = had + acknowledged(events, at);
        BOOST_TEST_CONTEXT("cut after " << at << " of " << events.size() << '\n'
                                        << text_of(found)) {
            BOOST_TEST(found.findings.empty());
            BOOST_TEST(found.size >= promised);
            BOOST_TEST(found.size <= promised + 1);
        }
        cuts.lost += found.size < promised ? 1U : 0U;
        cuts.damaged += found.findings.empty() ? 0U : 1U;
    }
    tell_count("K2", cuts.tried - cuts.lost - cuts.damaged, cuts.tried,
               "power cuts lost nothing that was acknowledged and damaged nothing");
}

// That the cuts are real: what is known to lose data under other settings loses it here.
BOOST_AUTO_TEST_CASE(settings_that_the_program_does_not_use_lose_acknowledged_rows) {
    const Plain extra{"DELETE, EXTRA", "PRAGMA journal_mode=DELETE; PRAGMA synchronous=EXTRA"};
    const Plain full{"DELETE, FULL", "PRAGMA journal_mode=DELETE; PRAGMA synchronous=FULL"};
    const Plain wal{"WAL, NORMAL",
                    "PRAGMA locking_mode=EXCLUSIVE; PRAGMA journal_mode=WAL; PRAGMA "
                    "synchronous=NORMAL; PRAGMA wal_autocheckpoint=0"};
    const Plain off{"DELETE, OFF", "PRAGMA journal_mode=DELETE; PRAGMA synchronous=OFF"};
    const std::size_t rounds = long_form() ? 4'000 : 200;
    const auto count = [&](const Plain& how) {
        const std::string file = folder.file("plain.db");
        std::filesystem::remove(file);
        Files before;
        const auto events = write_plainly(disk, file, how, 8, before["plain.db"]);
        Cuts cuts;
        for (; cuts.tried < rounds; ++cuts.tried) {
            const std::size_t at = random() % (events.size() + 1);
            const std::string after = left(after_power_cut(before, events, at, random), "plain.db");
            try {
                RawBook raw{after};
                raw.execute("PRAGMA locking_mode=EXCLUSIVE");
                const bool sound = raw.value("PRAGMA integrity_check") == "ok";
                const auto rows = std::stoul(raw.value("SELECT count(*) FROM t"));
                cuts.damaged += sound ? 0U : 1U;
                cuts.lost += sound && rows < acknowledged(events, at) ? 1U : 0U;
            } catch (const std::runtime_error&) {
                ++cuts.damaged;
            }
        }
        tell_count("K2", cuts.lost + cuts.damaged, cuts.tried,
                   std::string{"cuts under "} + how.name + " lost or damaged something");
        return cuts;
    };
    const Cuts sound = count(extra);
    BOOST_TEST(sound.lost + sound.damaged == 0U);
    BOOST_TEST(count(full).lost > rounds / 10);
    BOOST_TEST(count(wal).lost > rounds / 10);
    BOOST_TEST(count(off).damaged > rounds / 2);
}

BOOST_AUTO_TEST_SUITE_END()
