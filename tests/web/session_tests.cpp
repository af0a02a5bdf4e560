#include "app/web/session.h"

#include "tests/support/fixed_clock.h"
#include "tests/support/seeded_entropy.h"

#include <boost/test/unit_test.hpp>
#include <set>

using namespace utfall;
using namespace utfall::tests;
using namespace utfall::web;

namespace {

struct Opened {
    void after(std::int64_t micros) {
        now.micros += micros;
        clock.set(now);
    }

    core::Instant now{FixedClock::usual_start};
    FixedClock clock{now, 0};
    SeededEntropy entropy;
    Sessions sessions{clock, entropy};
    std::string cookie{*sessions.open(sessions.issue_token())};
};

constexpr std::int64_t minute = 60 * FixedClock::second;

BOOST_FIXTURE_TEST_SUITE(session_tests, Opened)

BOOST_AUTO_TEST_CASE(a_token_lets_one_browser_in_and_then_no_other) {
    const std::string token = sessions.issue_token();
    BOOST_TEST(sessions.open(token).has_value());
    BOOST_TEST(!sessions.open(token).has_value());
    BOOST_TEST(!sessions.open("").has_value());
    BOOST_TEST(!sessions.open(std::string(64, '0')).has_value());
}

BOOST_AUTO_TEST_CASE(token_cookie_and_form_token_are_long_and_all_different) {
    std::set<std::string> secrets;
    for (int i = 0; i < 100; ++i) {
        const std::string token = sessions.issue_token();
        const auto opened = sessions.open(token);
        const auto session = sessions.find(*opened);
        for (const std::string& secret : {token, *opened, session->csrf}) {
            BOOST_TEST(secret.size() == 64U);
            BOOST_TEST(secrets.insert(secret).second);
        }
    }
}

BOOST_AUTO_TEST_CASE(a_cookie_that_somebody_else_chose_opens_nothing) {
    const std::string planted(64, 'a');
    BOOST_TEST(!sessions.find(planted).has_value());
    const auto opened = sessions.open(sessions.issue_token());
    BOOST_TEST(*opened != planted);
    BOOST_TEST(!sessions.find(planted).has_value());
    BOOST_TEST(!sessions.find(sessions.find(*opened)->csrf).has_value());
}

BOOST_AUTO_TEST_CASE(half_an_hour_of_rest_ends_a_session_and_use_prolongs_it) {
    for (int i = 0; i < 5; ++i) {
        after(30 * minute);
        BOOST_TEST(sessions.find(cookie).has_value());
    }
    after(30 * minute + 1);
    BOOST_TEST(!sessions.find(cookie).has_value());
    after(-minute);
    BOOST_TEST(!sessions.find(cookie).has_value());
}

BOOST_AUTO_TEST_CASE(twelve_hours_end_a_session_however_busy_it_is) {
    for (int i = 0; i < 12 * 60 / 20; ++i) {
        after(20 * minute);
        BOOST_TEST(sessions.find(cookie).has_value());
    }
    after(1);
    BOOST_TEST(!sessions.find(cookie).has_value());
}

BOOST_AUTO_TEST_CASE(an_identity_belongs_to_the_session_that_declared_it) {
    const std::string other = *sessions.open(sessions.issue_token());
    sessions.set_identity(sessions.find(cookie)->csrf, {"PO-1", "project_owner"});
    BOOST_TEST(sessions.find(cookie)->identity.code == "PO-1");
    BOOST_TEST(sessions.find(other)->identity.code.empty());
    sessions.set_identity("", {"PO-2", "project_owner"});
    BOOST_TEST(sessions.find(other)->identity.code.empty());
}

BOOST_AUTO_TEST_CASE(closing_ends_one_session_and_spares_the_others) {
    const std::string other = *sessions.open(sessions.issue_token());
    sessions.close(sessions.find(cookie)->csrf);
    BOOST_TEST(!sessions.find(cookie).has_value());
    BOOST_TEST(sessions.find(other).has_value());
}

BOOST_AUTO_TEST_CASE(secrets_are_the_same_only_when_every_byte_is) {
    BOOST_TEST(same_secret("abc", "abc"));
    for (const std::string other : {"", "ab", "abd", "Abc", "abcd"})
        BOOST_TEST(!same_secret("abc", other), other);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
