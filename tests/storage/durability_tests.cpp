#include "tests/storage/sample_book.h"
#include "tests/support/counted.h"
#include "tests/support/long_form.h"
#include "tests/support/sync_calls.h"

#include <poll.h>
#include <sys/mount.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>
#include <algorithm>
#include <array>
#include <boost/test/unit_test.hpp>
#include <chrono>
#include <csignal>
#include <filesystem>
#include <random>

using namespace utfall;
using namespace utfall::tests;

namespace {

// What a writer says when an entry was acknowledged. Written to a pipe in one piece.
struct Acknowledged {
    std::uint64_t request{0};
    std::uint64_t entry{0};
    std::uint64_t lines{0};
};

struct DurableFixture : BookFixture {
    DurableFixture() { store.reset(); }

    ledger::Receipt append(storage::SqliteStore& into, std::uint64_t request, std::uint64_t lines) {
        std::optional<ledger::Receipt> replayed;
        const auto entry = into.begin(draft_of("values-imported", request), replayed);
        if (!entry) return *replayed;
        for (std::uint64_t line = 0; line < lines; ++line) {
            entry->add(indicators::value_line,
                       value_row(series_of("M-" + std::to_string(line)), "2025-03",
                                 std::to_string(request % 1000), std::string(60, 'n')));
        }
        return entry->commit();
    }

    /// Writes entry after entry until it is killed or the disk refuses.
    void write_on(std::uint64_t first_request, int to, std::uint64_t lines) {
        const auto writer = open();
        writer->wait_for_others(std::chrono::seconds{30});
        for (std::uint64_t request = first_request;; ++request) {
            const std::uint64_t count = lines == 0 ? 1 + request % 40 : lines;
            const auto receipt = append(*writer, request, count);
            const Acknowledged said{request, receipt.entry, count};
            if (::write(to, &said, sizeof said) != sizeof said) ::_exit(1);
        }
    }

    /// Starts `work` in a process of its own, which ends with 0 when the disk refused.
    template <typename Work>
    static pid_t start(Work work) {
        const pid_t child = ::fork();
        if (child != 0) return child;
        try {
            work();
        } catch (const core::Error&) {
            ::_exit(0);
        } catch (...) {
            ::_exit(3);
        }
        ::_exit(2);
    }

    static std::vector<Acknowledged> read_all(int from) {
        std::vector<Acknowledged> all;
        Acknowledged one;
        while (::read(from, &one, sizeof one) == sizeof one) all.push_back(one);
        ::close(from);
        return all;
    }

    // 0 when all that was said is there and the book is sound; what is wrong is told.
    std::size_t count_wrong(const std::vector<Acknowledged>& said) {
        const auto found = verify();
        BOOST_TEST(text_of(found) == "");
        const auto reader = open(storage::OpenMode::read_only);
        std::size_t wrong = found.findings.size();
        for (const auto& one : said) {
            const auto entry = reader->entry(one.entry);
            const bool kept = entry && entry->line_count == one.lines &&
                              entry->request_id == draft_of("", one.request).request_id;
            BOOST_TEST(kept, "entry " << one.entry << " was acknowledged and is not there");
            wrong += kept ? 0U : 1U;
        }
        return wrong;
    }
    std::mt19937 random{20250115};
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(durability_tests, DurableFixture)

BOOST_AUTO_TEST_CASE(writers_killed_at_any_moment_lose_nothing_that_was_acknowledged) {
    using Clock = std::chrono::steady_clock;
    const std::size_t cycles = long_form() ? 2'000 : 8;
    std::size_t held = 0;
    std::size_t acknowledged = 0;
    std::size_t interrupted = 0;
    auto slowest = Clock::duration::zero();
    const std::string sound = folder.file("sound");
    std::filesystem::copy_file(path, sound);
    std::vector<Acknowledged> said;
    for (std::size_t cycle = 0; cycle < cycles; ++cycle) {
        if (cycle % 40 == 0) {
            std::filesystem::copy_file(sound, path,
                                       std::filesystem::copy_options::overwrite_existing);
            said.clear();
        }
        std::array<int, 2> ends{};
        BOOST_REQUIRE(::pipe(ends.data()) == 0);
        std::array<pid_t, 4> writers{};
        for (std::size_t writer = 0; writer < writers.size(); ++writer) {
            writers[writer] =
                start([&] { write_on(1 + cycle * 1'000'000 + writer * 100'000, ends[1], 0); });
        }
        ::close(ends[1]);
        // Every other time at once, so that they die in their first entry, else in a later one.
        pollfd said_something{ends[0], POLLIN, 0};
        if (cycle % 2 == 0) ::poll(&said_something, 1, 20'000);
        ::usleep(static_cast<useconds_t>(5'000 + random() % 40'000));
        for (const pid_t writer : writers) ::kill(writer, SIGKILL);
        for (const pid_t writer : writers) {
            int status = 0;
            ::waitpid(writer, &status, 0);
            BOOST_TEST(WIFSIGNALED(status));
        }
        const auto now = read_all(ends[0]);
        said.insert(said.end(), now.begin(), now.end());
        acknowledged += now.size();
        interrupted += std::filesystem::exists(path + "-journal") ? 1U : 0U;
        const auto from = Clock::now();
        open();
        slowest = std::max(slowest, Clock::now() - from);
        held += count_wrong(said) == 0 ? 1U : 0U;
    }
    const auto millis = std::chrono::duration_cast<std::chrono::milliseconds>(slowest).count();
    tell_count("K1", held, cycles,
               "times that four writers were killed, nothing was lost of " +
                   std::to_string(acknowledged) + " acknowledged entries; " +
                   std::to_string(interrupted) + " times in mid-write; ready again in " +
                   std::to_string(millis) + " ms at most");
    BOOST_TEST(acknowledged >= cycles / 2);
    BOOST_TEST((interrupted > 0U || !long_form()));
    BOOST_TEST(millis < 2'000);
}

BOOST_AUTO_TEST_CASE(a_file_that_may_not_grow_holds_whole_entries_and_is_still_read) {
    const std::size_t points = long_form() ? 64 : 3;
    const auto small = std::filesystem::file_size(path);
    const std::string sound = folder.file("sound");
    std::filesystem::copy_file(path, sound);
    std::size_t held = 0;
    std::size_t written = 0;
    for (std::size_t point = 0; point < points; ++point) {
        std::filesystem::copy_file(sound, path, std::filesystem::copy_options::overwrite_existing);
        std::filesystem::remove(path + "-journal");
        const rlim_t most = small / 2 + point * (512 * 1024 / points);
        std::array<int, 2> ends{};
        BOOST_REQUIRE(::pipe(ends.data()) == 0);
        const pid_t child = start([&] {
            ::signal(SIGXFSZ, SIG_IGN);
            const rlimit limit{most, most};
            ::setrlimit(RLIMIT_FSIZE, &limit);
            write_on(1, ends[1], 20);
        });
        ::close(ends[1]);
        const auto said = read_all(ends[0]);
        int status = 0;
        ::waitpid(child, &status, 0);
        BOOST_TEST_CONTEXT("files of " << most << " bytes at most, " << said.size() << " entries") {
            BOOST_TEST((WIFEXITED(status) && WEXITSTATUS(status) == 0), "status " << status);
            held += count_wrong(said) == 0 ? 1U : 0U;
            written += said.size();
            // Once there is room again, the next entry is recorded.
            const auto again = open();
            BOOST_TEST(append(*again, 900'000, 3).entry >= said.size() + 1);
        }
    }
    BOOST_TEST(written > 0U);
    tell_count("K4", held, points, "sizes at which a file may not grow leave whole entries");
}

BOOST_AUTO_TEST_CASE(a_full_disk_holds_whole_entries_and_is_still_read) {
    const std::string place = folder.file("disk");
    std::filesystem::create_directory(place);
    const std::string there = place + "/book.utfall";
    std::size_t held = 0;
    std::size_t tried = 0;
    for (const char* size : {"1m", "2m", "4m", "8m"}) {
        if (!long_form() && tried == 1) break;
        const std::string options = std::string{"size="} + size;
        if (::mount("tmpfs", place.c_str(), "tmpfs", 0, options.c_str()) != 0) break;
        ++tried;
        const std::string book = path;
        std::filesystem::copy_file(path, there);
        path = there;
        std::array<int, 2> ends{};
        BOOST_REQUIRE(::pipe(ends.data()) == 0);
        const pid_t child = start([&] { write_on(1, ends[1], 200); });
        ::close(ends[1]);
        const auto said = read_all(ends[0]);
        int status = 0;
        ::waitpid(child, &status, 0);
        BOOST_TEST_CONTEXT("a disk of " << size << ", " << said.size() << " entries") {
            BOOST_TEST((WIFEXITED(status) && WEXITSTATUS(status) == 0), "status " << status);
            BOOST_TEST(!said.empty());
            held += count_wrong(said) == 0 ? 1U : 0U;
        }
        path = book;
        BOOST_TEST(::umount(place.c_str()) == 0);
    }
    tell_count(
        "K4", held, tried,
        tried == 0 ? "full disks: none can be mounted here" : "full disks leave whole entries");
}

BOOST_AUTO_TEST_CASE(an_entry_is_acknowledged_after_file_journal_and_folder_were_made_durable) {
    const std::size_t writes = long_form() ? 1'000 : 40;
    const auto writer = open();
    std::size_t held = 0;
    std::size_t fewest = 1'000;
    for (std::size_t write = 0; write < writes; ++write) {
        const std::size_t before = sync_calls();
        append(*writer, 1 + write, 3);
        const std::size_t calls = sync_calls() - before;
        held += calls >= 3 ? 1U : 0U;
        fewest = std::min(fewest, calls);
    }
    tell_count("K7", held, writes,
               "entries were made durable by three calls or more, " + std::to_string(fewest) +
                   " at least");
    BOOST_TEST(held == writes);
}

BOOST_AUTO_TEST_SUITE_END()
