#include "tests/storage/sample_book.h"
#include "tests/support/counted.h"
#include "tests/support/long_form.h"
#include "tests/support/sync_calls.h"

#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>
#include <boost/test/unit_test.hpp>
#include <chrono>

using namespace utfall;
using namespace utfall::tests;

BOOST_FIXTURE_TEST_SUITE(size_tests, BookFixture)

BOOST_AUTO_TEST_CASE(a_long_ledger_is_verified_in_seconds_and_little_memory) {
    using Clock = std::chrono::steady_clock;
    const auto millis_since = [](Clock::time_point from) {
        return std::chrono::duration_cast<std::chrono::milliseconds>(Clock::now() - from).count();
    };
    const std::uint64_t entries = long_form() ? 1'000'000 : 2'000;
    {
        const NoSyncs in_haste;
        // The years of fifty measures over and over: each value has many versions, and none all.
        constexpr std::uint64_t measures = 50, years = 200;
        while (store->size() < entries) {
            const std::uint64_t at = store->size();
            append_values(
                {value_row(series_of("M-" + std::to_string(at % measures)),
                           std::to_string(1900 + at / measures % years), std::to_string(at))});
        }
    }
    store.reset();
    const auto from = Clock::now();
    const pid_t child = ::fork();
    if (child == 0) {
        const auto found = storage::verify_book(path);
        ::_exit(found.findings.empty() && found.size == entries ? 0 : 1);
    }
    int status = 0;
    rusage used{};
    ::wait4(child, &status, 0, &used);
    const auto verified = millis_since(from);
    BOOST_TEST((WIFEXITED(status) && WEXITSTATUS(status) == 0));
    const auto again = Clock::now();
    const auto reader = open(storage::OpenMode::read_only);
    BOOST_TEST(reader->size() == entries);
    const auto opened = millis_since(again);
    const auto asked = Clock::now();
    BOOST_TEST(!reader->proof_of(entries / 2, entries).path.empty());
    const auto proved = millis_since(asked);
    tell_count("M10", entries, entries,
               "entries are verified in " + std::to_string(verified) + " ms and " +
                   std::to_string(used.ru_maxrss / 1024) + " MB, opened in " +
                   std::to_string(opened) + " ms, one proved in " + std::to_string(proved) + " ms");
    // Sanitizers and others on the machine take their share of the short form.
    BOOST_TEST(verified < 30'000);
    BOOST_TEST(opened < 1'000);
    if (long_form()) BOOST_TEST(used.ru_maxrss < 300 * 1024);
}

BOOST_AUTO_TEST_SUITE_END()
