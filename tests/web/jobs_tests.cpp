#include "app/web/jobs.h"

#include "app/core/error.h"
#include "tests/support/seeded_entropy.h"

#include <atomic>
#include <boost/test/unit_test.hpp>
#include <chrono>
#include <future>
#include <thread>

using namespace utfall;
using namespace utfall::tests;
using namespace utfall::web;

namespace {

using Phase = JobState::Phase;

struct Working {
    std::string start(Jobs::Work work, const std::string& session = "one") {
        return jobs.start(session, core::Lang::sv, "Läser in", "/p/UP2", std::move(work));
    }
    JobState ended(const std::string& id, const std::string& session = "one") {
        for (int i = 0; i < 10000; ++i) {
            const auto state = jobs.find(id, session);
            if (state && state->phase != Phase::running) return *state;
            std::this_thread::sleep_for(std::chrono::milliseconds{1});
        }
        BOOST_FAIL("the work does not end");
        return {};
    }

    SeededEntropy entropy;
    Jobs jobs{entropy};
};

/// Reports until it is told to stop.
std::string endless(JobControl& control) {
    while (true) {
        control.progress({1, 2});
        std::this_thread::sleep_for(std::chrono::milliseconds{1});
    }
}

BOOST_FIXTURE_TEST_SUITE(jobs_tests, Working)

BOOST_AUTO_TEST_CASE(work_that_is_done_says_where_its_result_is) {
    const auto state = ended(start([](JobControl& control) {
        control.step("Kontrollerar");
        control.progress({3, 4});
        return std::string{"/p/UP2/entries/7"};
    }));
    BOOST_TEST((state.phase == Phase::done));
    BOOST_TEST(state.result_href == "/p/UP2/entries/7");
    BOOST_TEST(state.steps.size() == 1U);
    BOOST_TEST(state.progress.done == 3U);
}

BOOST_AUTO_TEST_CASE(work_that_fails_says_why_in_the_language_of_whoever_started_it) {
    const auto state = ended(start([](JobControl&) -> std::string {
        throw core::Error{core::ErrorKind::not_found, "BOOK_UNKNOWN", {{"book", "UP9"}}};
    }));
    BOOST_TEST((state.phase == Phase::failed));
    BOOST_TEST(state.message.find("UP9") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_failure_nobody_foresaw_ends_the_work_and_not_the_program) {
    for (const int kind : {0, 1}) {
        const auto state = ended(start([kind](JobControl&) -> std::string {
            if (kind == 0) throw std::runtime_error{"store.cpp: SELECT"};
            throw kind;
        }));
        BOOST_TEST((state.phase == Phase::failed));
        BOOST_TEST(!state.message.empty());
        BOOST_TEST(state.message.find("SELECT") == std::string::npos);
    }
}

BOOST_AUTO_TEST_CASE(work_stops_where_it_next_reports_once_it_is_told_to) {
    std::atomic<bool> let_go{false};
    const std::string id = start([&](JobControl& control) {
        struct Held {
            std::atomic<bool>& let_go;
            ~Held() { let_go = true; }
        } const held{let_go};
        return endless(control);
    });
    BOOST_TEST(jobs.cancel(id, "one"));
    BOOST_TEST((ended(id).phase == Phase::cancelled));
    BOOST_TEST(let_go.load());
    BOOST_TEST(!jobs.find(id, "one")->result_href.size());
}

BOOST_AUTO_TEST_CASE(work_belongs_to_the_session_that_started_it) {
    const std::string id = start(endless);
    BOOST_TEST(!jobs.find(id, "two").has_value());
    BOOST_TEST(!jobs.cancel(id, "two"));
    BOOST_TEST(!jobs.cancel(id, ""));
    BOOST_TEST((jobs.find(id, "one")->phase == Phase::running));
    BOOST_TEST(!jobs.find(id, "one")->cancelling);
}

BOOST_AUTO_TEST_CASE(a_fifth_work_is_refused_until_one_of_four_has_ended) {
    std::vector<std::string> ids;
    for (int i = 0; i < 4; ++i) ids.push_back(start(endless));
    BOOST_CHECK_EXCEPTION(start(endless), core::Error, [](const core::Error& error) {
        return error.code() == "JOBS_BUSY" && error.kind() == core::ErrorKind::unavailable;
    });
    jobs.cancel(ids[2], "one");
    ended(ids[2]);
    start(endless);
}

BOOST_AUTO_TEST_CASE(what_has_ended_is_forgotten_in_time_and_memory_does_not_grow) {
    const std::string first = start([](JobControl&) { return std::string{"/"}; });
    ended(first);
    for (int i = 0; i < 64; ++i) ended(start([](JobControl&) { return std::string{"/"}; }));
    BOOST_TEST(!jobs.find(first, "one").has_value());
    const auto state = ended(start([](JobControl& control) {
        for (int i = 0; i < 5000; ++i) control.step(std::to_string(i));
        return std::string{"/"};
    }));
    BOOST_TEST(state.steps.size() <= 200U);
    BOOST_TEST(state.steps.back() == "4999");
}

BOOST_AUTO_TEST_CASE(the_end_of_the_program_is_the_end_of_its_work) {
    std::atomic<int> running{0};
    {
        Jobs ending{entropy};
        for (int i = 0; i < 3; ++i) {
            ending.start("one", core::Lang::en, "x", "/", [&](JobControl& control) {
                struct Held {
                    std::atomic<int>& running;
                    explicit Held(std::atomic<int>& count) : running(count) { ++running; }
                    ~Held() { --running; }
                } const held{running};
                return endless(control);
            });
        }
    }
    BOOST_TEST(running.load() == 0);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
