#include "app/workflow/four_eyes.h"

#include <boost/test/unit_test.hpp>
#include <string>

using namespace utfall;
using namespace utfall::workflow;

namespace {

constexpr Step steps_of_a_period[]{Step::submit, Step::send_back, Step::approve, Step::lock,
                                   Step::reopen};

// What each step in turn says to `actor`: "+" fine, "=" their own values, "?" no account.
std::string ways(FourEyes setting, const std::string& actor, ledger::Identity identity) {
    std::string ways;
    for (const Step step : steps_of_a_period) {
        const auto verdict = second_person(setting, step, actor, identity, {"anna-1", "bo-1"});
        ways += verdict == SecondPerson::fine        ? '+'
                : verdict == SecondPerson::is_author ? '='
                                                     : '?';
    }
    return ways;
}

BOOST_AUTO_TEST_SUITE(four_eyes_tests)

BOOST_AUTO_TEST_CASE(who_gave_the_values_takes_no_step_that_is_for_a_second_person) {
    struct Row {
        FourEyes setting;
        const char* actor;
        ledger::Identity identity;
        const char* ways;  // submit, return, approve, lock, reopen
    };
    using enum ledger::Identity;
    const Row rows[]{{FourEyes::off, "anna-1", declared, "+++++"},
                     {FourEyes::off, "cia-1", declared, "+++++"},
                     {FourEyes::off, "anna-1", os_user, "+++++"},
                     {FourEyes::off, "anna-1", account, "+++++"},
                     {FourEyes::declared, "anna-1", declared, "++==="},
                     {FourEyes::declared, "bo-1", declared, "++==="},
                     {FourEyes::declared, "anna-1", os_user, "++==="},
                     {FourEyes::declared, "anna-1", account, "++==="},
                     {FourEyes::declared, "cia-1", declared, "+++++"},
                     {FourEyes::declared, "cia-1", os_user, "+++++"},
                     {FourEyes::declared, "cia-1", account, "+++++"},
                     {FourEyes::account, "anna-1", declared, "++???"},
                     {FourEyes::account, "cia-1", declared, "++???"},
                     {FourEyes::account, "cia-1", os_user, "++???"},
                     {FourEyes::account, "anna-1", account, "++==="},
                     {FourEyes::account, "cia-1", account, "+++++"}};
    for (const Row& row : rows) {
        BOOST_TEST_CONTEXT(to_word(row.setting)
                           << ' ' << row.actor << ' ' << ledger::to_word(row.identity)) {
            BOOST_TEST(ways(row.setting, row.actor, row.identity) == row.ways);
        }
    }
}

BOOST_AUTO_TEST_CASE(a_setting_is_a_word_in_the_body_of_its_entry) {
    for (const auto setting : {FourEyes::off, FourEyes::declared, FourEyes::account}) {
        ledger::Entry entry;
        entry.body = body_of(setting);
        BOOST_TEST((four_eyes_of(entry) == setting), to_word(setting));
    }
    BOOST_TEST(!parse_four_eyes("on").has_value());
    BOOST_TEST(!four_eyes_of({}).has_value());
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
