#include "tests/storage/faulty_disk.h"
#include "tests/storage/sample_book.h"
#include "tests/support/counted.h"
#include "tests/support/long_form.h"

#include <boost/test/unit_test.hpp>
#include <filesystem>

using namespace utfall;
using namespace utfall::tests;
using storage::SqliteStore;

namespace {

// What one writing met and left behind.
struct Written {
    bool acknowledged{false};
    std::string error;    ///< Code; empty when it was acknowledged.
    bool refuses{false};  ///< The store takes no further entry.
    std::size_t operations{0};
};

struct Way {
    const char* name;
    DiskFault fault;
    bool for_good;
};

std::vector<Way> ways() {
    std::vector<Way> all{{"refused once", DiskFault::refused, false},
                         {"refused for good", DiskFault::refused, true},
                         {"reported as failed once", DiskFault::lost, false},
                         {"stopped half-way for good", DiskFault::half, true}};
    if (long_form()) {
        all.push_back({"stopped half-way once", DiskFault::half, false});
        all.push_back({"reported as failed for good", DiskFault::lost, true});
        all.push_back({"full once", DiskFault::full, false});
        all.push_back({"full for good", DiskFault::full, true});
    }
    return all;
}

struct DiskFixture : BookFixture {
    DiskFixture() {
        fill_every_table();
        store.reset();
        before = open()->size();
        std::filesystem::copy_file(path, sound);
    }

    std::size_t lines() const { return long_form() ? 2000 : 40; }

    ledger::Receipt append(SqliteStore& into, std::uint64_t request) const {
        std::optional<ledger::Receipt> replayed;
        const auto entry = into.begin(draft_of("values-imported", request), replayed);
        if (!entry) return *replayed;
        for (std::size_t i = 0; i < lines(); ++i) {
            entry->add(indicators::value_line,
                       value_row(series_of("M-PRES", "T" + std::to_string(i)), "2025-03",
                                 std::to_string(i), "En anteckning"));
        }
        return entry->commit();
    }

    // Copies the sound book, and writes one entry to it while the disk fails at operation `at`.
    Written write(std::size_t at, const Way& way) {
        std::filesystem::remove(path + "-journal");
        std::filesystem::copy_file(sound, path, std::filesystem::copy_options::overwrite_existing);
        Written written;
        const auto book = open();
        disk.fail(at, way.fault, way.for_good);
        try {
            append(*book, 1);
            written.acknowledged = true;
        } catch (const core::Error& error) {
            written.error = error.code();
        }
        written.operations = disk.operations();
        disk.heal();
        written.refuses =
            fails_with(core::ErrorKind::conflict, "BOOK_FAILED", [&] { append(*book, 2); });
        return written;
    }

    // The book as the next program finds it.
    void check_what_is_left(const Written& written) {
        const auto found = verify();
        BOOST_TEST(found.findings.empty(), text_of(found));
        const auto book = open();
        const bool whole = book->size() > before;
        if (written.acknowledged) {
            BOOST_TEST(whole, "an acknowledged entry is gone");
        } else {
            BOOST_TEST(written.refuses, written.error << " and the store writes on");
            BOOST_TEST((!whole || written.error == "STORE_OUTCOME_UNKNOWN"), written.error);
        }
        if (whole) BOOST_TEST(book->entry(before)->line_count == lines());
        if (written.acknowledged) return;
        // The remedy: the same request again is recorded once.
        const auto receipt = append(*book, 1);
        BOOST_TEST(receipt.entry == before);
        BOOST_TEST(receipt.replayed == whole);
        BOOST_TEST(book->size() == before + 1);
    }

    FaultyDisk disk;
    std::uint64_t before{0};
    std::string sound{folder.file("sound.utfall")};
};

BOOST_FIXTURE_TEST_SUITE(disk_fault_tests, DiskFixture)

BOOST_AUTO_TEST_CASE(
    wherever_the_disk_fails_an_entry_is_whole_and_acknowledged_or_an_error_is_told) {
    std::size_t runs = 0;
    for (const Way& way : ways()) {
        std::size_t failed = 0;
        std::size_t unknown = 0;
        for (std::size_t at = 1;; ++at) {
            BOOST_TEST_CONTEXT(way.name << " at operation " << at) {
                const Written written = write(at, way);
                check_what_is_left(written);
                ++runs;
                failed += written.acknowledged ? 0U : 1U;
                unknown += written.error == "STORE_OUTCOME_UNKNOWN" ? 1U : 0U;
                if (written.operations < at) break;
            }
        }
        BOOST_TEST(failed >= 10U, way.name);
        BOOST_TEST(unknown >= 2U, way.name);
    }
    tell_count("K3", runs, runs, "times that the disk failed, an entry was whole or refused");
}

BOOST_AUTO_TEST_CASE(after_a_failed_sync_at_commit_the_store_still_reads_but_writes_no_more) {
    // The last operations of a commit make the pages durable and take the journal away.
    const Written good = write(0, ways().front());
    BOOST_TEST_REQUIRE(good.acknowledged);
    const Written bad = write(good.operations, ways().front());
    BOOST_TEST(bad.error == "STORE_OUTCOME_UNKNOWN");
    BOOST_TEST(bad.refuses);
}

// As when a process has no file handles left: nothing was begun, so the store may go on.
BOOST_AUTO_TEST_CASE(without_a_journal_nothing_is_recorded_and_the_next_attempt_is) {
    const auto book = open();
    disk.fail(1, DiskFault::closed, false);
    BOOST_CHECK_THROW(append(*book, 1), core::Error);
    BOOST_TEST(disk.operations() == 1U);
    BOOST_TEST(text_of(verify()) == "");
    BOOST_TEST(book->size() == before);
    BOOST_TEST(append(*book, 1).entry == before);
    BOOST_TEST(text_of(verify()) == "");
}

BOOST_AUTO_TEST_CASE(a_book_whose_making_fails_leaves_no_half_book) {
    const std::string made = folder.file("made.utfall");
    for (std::size_t at = 1;; ++at) {
        BOOST_TEST_CONTEXT("operation " << at) {
            disk.fail(at, DiskFault::refused, true);
            bool whole = true;
            try {
                SqliteStore::create(made, "Europe/Stockholm", draft_of("book-created", 0), clock,
                                    entropy);
            } catch (const core::Error&) {
                whole = false;
            }
            const std::size_t operations = disk.operations();
            disk.heal();
            BOOST_TEST(std::filesystem::exists(made) == whole);
            if (whole) {
                BOOST_TEST(storage::verify_book(made).findings.empty());
                BOOST_TEST(operations < at);
                break;
            }
            BOOST_TEST(!std::filesystem::exists(made + "-journal"));
        }
    }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
