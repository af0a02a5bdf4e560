#include "app/web/application.h"

#include "app/web/target.h"
#include "tests/support/fixed_clock.h"
#include "tests/support/seeded_entropy.h"
#include "tests/support/temporary_folder.h"

#include <boost/test/unit_test.hpp>
#include <string>

using namespace utfall;
using namespace utfall::tests;
using namespace utfall::web;

namespace {

/// A folder without books, at a time of the test's choosing.
class NoBooks final : public usecases::Books {
  public:
    explicit NoBooks(core::Clock& clock, core::Entropy& entropy)
        : clock_(clock), entropy_(entropy) {}
    std::unique_ptr<usecases::Book> open(const std::string& path, bool) override {
        throw core::Error{core::ErrorKind::not_found, "BOOK_UNKNOWN", {{"book", path}}};
    }
    std::unique_ptr<usecases::Book> create(const std::string& path, const std::string&,
                                           const ledger::EntryDraft&) override {
        return open(path, false);
    }
    ledger::Verification verify(const std::string&, const usecases::ProgressSink&,
                                const std::vector<ledger::Evidence>&) override {
        return {};
    }
    std::uint64_t rebuild(const std::string& path) override {
        open(path, false);
        return 0;
    }
    std::string mark(const std::string&) override { return {}; }
    core::Clock& clock() override { return clock_; }
    core::Entropy& entropy() override { return entropy_; }

  private:
    core::Clock& clock_;
    core::Entropy& entropy_;
};

struct Served {
    void after(std::int64_t minutes) {
        now.micros += minutes * 60 * FixedClock::second;
        clock.set(now);
    }
    Response ask(const std::string& path, const std::string& cookie) {
        Request request;
        request.target = *parse_target(path);
        if (!cookie.empty()) request.cookies.emplace("utfall", cookie);
        return application.answer(request);
    }
    std::string let_in() {
        const Response response = ask("/start/" + bench.sessions().issue_token(), "");
        const std::string set = response.header("Set-Cookie");
        return set.substr(7, set.find(';') - 7);
    }

    core::Instant now{FixedClock::usual_start};
    FixedClock clock{now, 0};
    SeededEntropy entropy;
    TemporaryFolder folder;
    NoBooks books{clock, entropy};
    Workbench bench{{books, {}, folder.path(), "", "somebody", "0", false}};
    Application application{bench, {"http://127.0.0.1:8350"}, {"utfall"}};
};

BOOST_FIXTURE_TEST_SUITE(application_tests, Served)

BOOST_AUTO_TEST_CASE(a_session_that_was_left_alone_for_half_an_hour_is_over) {
    const std::string cookie = let_in();
    BOOST_TEST(ask("/accessibility", cookie).status == 200);
    after(29);
    BOOST_TEST(ask("/accessibility", cookie).status == 200);
    after(31);
    const Response late = ask("/accessibility", cookie);
    BOOST_TEST(late.status == 401);
    BOOST_TEST(late.header("Set-Cookie").empty());
    BOOST_TEST(ask("/accessibility", cookie).status == 401, "asking again does not wake it");
}

BOOST_AUTO_TEST_CASE(a_session_in_use_is_over_after_twelve_hours) {
    const std::string cookie = let_in();
    for (int i = 0; i < 36; ++i) {
        after(20);
        BOOST_TEST(ask("/accessibility", cookie).status == 200, i);
    }
    after(1);
    BOOST_TEST(ask("/accessibility", cookie).status == 401);
}

BOOST_AUTO_TEST_CASE(no_answer_leaves_without_its_security_headers) {
    const std::string cookie = let_in();
    for (const std::string path : {"/", "/accessibility", "/nowhere", "/a/none.css", "/start/0"}) {
        for (const std::string& held : {cookie, std::string{}}) {
            const Response response = ask(path, held);
            BOOST_TEST(response.header("Content-Security-Policy").starts_with("default-src 'none'"),
                       path);
            BOOST_TEST(response.header("X-Content-Type-Options") == "nosniff", path);
            BOOST_TEST(!response.header("Cache-Control").empty(), path);
        }
    }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
