#include "app/core/error.h"
#include "app/usecases/book_settings.h"
#include "tests/usecases/period_book.h"

#include <boost/test/unit_test.hpp>

namespace {

using namespace utfall;
using tests::PeriodBook;
using workflow::FourEyes;
using workflow::Step;

struct Watched : PeriodBook {
    usecases::BookSet set(FourEyes setting, const std::string& note = "Beslut i styrgruppen") {
        auto act = act_as("process_owner");
        act.reason_code = "other";
        act.reason = note;
        return usecases::set_four_eyes(*book, setting, act);
    }
    /// The codes of what refuses one person's step for T1.
    std::string told(Step step, const std::string& actor,
                     ledger::Identity identity = ledger::Identity::declared) {
        auto act = act_as("process_owner");
        act.actor.code = actor;
        act.actor.identity = identity;
        act.reason_code = "other";
        act.reason = "Ett exempel";
        return tests::codes(
            usecases::take_period_step(*book, {step, "2024-03", {"T1", {}}}, act).findings);
    }
    std::string importer() { return act().actor.code; }
};

BOOST_FIXTURE_TEST_SUITE(book_settings_tests, Watched)

BOOST_AUTO_TEST_CASE(a_setting_is_a_fact_with_a_reason_and_known_at_any_size) {
    const auto before = size();
    BOOST_TEST(tests::codes(set(FourEyes::declared, "").findings) == "BOOK_SET_NEEDS_REASON ");
    BOOST_TEST(size() == before);
    const auto first = set(FourEyes::declared);
    BOOST_TEST(*first.entry == before);
    BOOST_TEST((first.before.four_eyes == FourEyes::off));
    BOOST_TEST(set(FourEyes::declared).replayed);
    BOOST_TEST(size() == before + 1);
    set(FourEyes::off);
    BOOST_TEST((usecases::book_settings(book->store(), before).four_eyes == FourEyes::off));
    BOOST_TEST(
        (usecases::book_settings(book->store(), before + 1).four_eyes == FourEyes::declared));
    BOOST_TEST((usecases::book_settings(book->store(), size()).four_eyes == FourEyes::off));
    auto act = act_as("team_reporter");
    act.reason_code = "other";
    act.reason = "Ett exempel";
    BOOST_TEST(tests::codes(usecases::set_four_eyes(*book, FourEyes::account, act).findings) ==
               "BOOK_SET_ROLE ");
}

BOOST_AUTO_TEST_CASE(who_gave_or_submitted_the_values_neither_approves_nor_locks_nor_reopens) {
    set(FourEyes::declared);
    BOOST_TEST(told(Step::submit, "bo-1") == "");
    for (const std::string& author : {importer(), std::string{"bo-1"}})
        BOOST_TEST(told(Step::approve, author) == "PERIOD_SAME_PERSON T1 Team ett");
    BOOST_TEST(told(Step::approve, "cia-1") == "");
    BOOST_TEST(told(Step::lock, "bo-1") == "PERIOD_SAME_PERSON T1 Team ett");
    BOOST_TEST(told(Step::lock, "cia-1") == "");
    BOOST_TEST(told(Step::reopen, importer()) == "PERIOD_SAME_PERSON T1 Team ett");
    BOOST_TEST(told(Step::reopen, "cia-1") == "");
}

BOOST_AUTO_TEST_CASE(whoever_corrects_a_value_gave_it) {
    set(FourEyes::declared);
    told(Step::submit, "bo-1");
    usecases::Correction correction{tests::presences("T1", "2024-03"), "38", {}, {}, {}, {}};
    auto act = act_as("process_owner");
    act.actor.code = "cia-1";
    act.reason_code = "typo";
    act.reason = "Omkastat";
    BOOST_TEST(usecases::correct_value(*book, correction, act).entry.has_value());
    BOOST_TEST(told(Step::approve, "cia-1") == "PERIOD_SAME_PERSON T1 Team ett");
    BOOST_TEST(told(Step::approve, "dan-1") == "");
}

BOOST_AUTO_TEST_CASE(an_account_is_asked_for_in_plain_words_because_there_is_none_yet) {
    set(FourEyes::account);
    BOOST_TEST(told(Step::submit, "bo-1") == "");
    BOOST_TEST(told(Step::approve, "cia-1") == "PERIOD_NEEDS_ACCOUNT ");
    BOOST_TEST(told(Step::approve, "cia-1", ledger::Identity::os_user) == "PERIOD_NEEDS_ACCOUNT ");
    set(FourEyes::off);
    BOOST_TEST(told(Step::approve, "bo-1") == "");
}

BOOST_AUTO_TEST_CASE(a_book_that_asks_for_a_second_person_issues_approved_values_alone) {
    usecases::ReportRequest request;
    request.period = "2024-03";
    BOOST_TEST(issue(act(), "2024-03").entry.has_value());
    set(FourEyes::declared);
    const auto refused =
        usecases::issue_report(*book, templates, "skr-followup", request, {"json"}, act());
    BOOST_TEST(!refused.entry.has_value());
    BOOST_TEST(tests::codes(refused.report.findings) ==
               "REPORT_VALUES_NOT_SUBMITTED T1|REPORT_VALUES_NOT_SUBMITTED T2|"
               "REPORT_VALUES_NOT_SUBMITTED 9901");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
