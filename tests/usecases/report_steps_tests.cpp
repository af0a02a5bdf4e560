#include "app/core/error.h"
#include "app/usecases/report_rerun.h"
#include "app/usecases/report_steps.h"
#include "tests/usecases/small_book.h"

#include <boost/test/unit_test.hpp>

using namespace utfall;
using namespace utfall::tests;
using workflow::ReportStep;

namespace {

struct IssuedReportBook : SmallBook {
    IssuedReportBook() {
        values("M-PRES,T1,2024-02,F,80\nM-PLAN,T1,2024-02,F,100\n");
        number = issue(act()).number;
    }
    usecases::ReportStepTaken take(ReportStep step, const std::string& on,
                                   const std::string& reference = "Ärende 1") {
        return take(step, on, reference, act());
    }
    usecases::ReportStepTaken take(ReportStep step, const std::string& on,
                                   const std::string& reference, const usecases::Act& act) {
        return usecases::take_report_step(*book, {step, number, on, reference}, act);
    }
    std::string state(std::uint64_t as_of) {
        return std::string{
            workflow::to_word(usecases::report_standing(book->store(), number, as_of).state)};
    }
    /// The code of the refusal.
    std::string refused(ReportStep step, const std::string& on) {
        try {
            take(step, on);
        } catch (const core::Error& error) {
            return error.code();
        }
        return "taken";
    }

    std::string number;
};

BOOST_FIXTURE_TEST_SUITE(report_steps_tests, IssuedReportBook)

BOOST_AUTO_TEST_CASE(a_report_goes_out_is_answered_for_and_its_way_is_known_at_any_size) {
    const auto issued = size();
    const auto submitted = take(ReportStep::submit, "2030-01-20");
    BOOST_TEST(*submitted.entry == issued);
    take(ReportStep::receive, "2030-01-22", "Kvittens 55");
    take(ReportStep::request_supplement, "2030-02-01", "Brev 7");
    take(ReportStep::submit, "2030-02-03", "Ärende 1, komplettering");
    BOOST_TEST(state(issued) == "issued");
    BOOST_TEST(state(issued + 1) == "submitted");
    BOOST_TEST(state(issued + 2) == "received");
    BOOST_TEST(state(issued + 3) == "supplement_requested");
    BOOST_TEST(state(size()) == "submitted");
    const auto standing = usecases::report_standing(book->store(), number, size());
    const auto events = usecases::report_events_json(book->store(), standing).array();
    BOOST_TEST_REQUIRE(events.size() == 4U);
    BOOST_TEST(events[1].string_or("step") == "receive");
    BOOST_TEST(events[1].string_or("on") == "2030-01-22");
    BOOST_TEST(events[1].string_or("reference") == "Kvittens 55");
    BOOST_TEST(usecases::rerun_report(*book, number).is_sound());
}

BOOST_AUTO_TEST_CASE(a_step_that_does_not_lead_on_is_refused_and_leaves_nothing) {
    const auto before = size();
    BOOST_TEST(refused(ReportStep::receive, "2030-01-20") == "REPORT_NOT_SUBMITTED");
    BOOST_TEST(size() == before);
    take(ReportStep::submit, "2030-01-20");
    BOOST_TEST(refused(ReportStep::submit, "2030-01-21") == "REPORT_ALREADY_SUBMITTED");
    take(ReportStep::receive, "2030-01-22");
    BOOST_TEST(refused(ReportStep::submit, "2030-01-23") == "REPORT_SUBMITTED_AND_RECEIVED");
    BOOST_TEST(refused(ReportStep::receive, "2030-01-23") == "REPORT_ALREADY_RECEIVED");
    take(ReportStep::request_supplement, "2030-01-24");
    BOOST_TEST(refused(ReportStep::receive, "2030-01-25") == "REPORT_SUPPLEMENT_DUE");
    BOOST_TEST(refused(ReportStep::submit, "25/1") == "REPORT_STEP_DATE");
    number = "R-2030-999";
    BOOST_TEST(refused(ReportStep::submit, "2030-01-26") == "REPORT_UNKNOWN");
    BOOST_TEST(size() == before + 3);
}

BOOST_AUTO_TEST_CASE(the_same_step_again_is_answered_with_its_entry) {
    const auto once = take(ReportStep::submit, "2030-01-20");
    const auto again = take(ReportStep::submit, "2030-01-20");
    BOOST_TEST(again.replayed);
    BOOST_TEST(*again.entry == *once.entry);
    BOOST_TEST(again.size == once.size);
    BOOST_TEST(size() == once.size);

    const auto request = act();
    const auto received = take(ReportStep::receive, "2030-01-22", "K 1", request);
    take(ReportStep::request_supplement, "2030-01-23");
    const auto repeated = take(ReportStep::receive, "2030-01-22", "K 1", request);
    BOOST_TEST(repeated.replayed);
    BOOST_TEST(*repeated.entry == *received.entry);
    BOOST_CHECK_EXCEPTION(
        take(ReportStep::receive, "2030-01-22", "K 2", request), core::Error,
        [](const core::Error& error) { return error.code() == "REQUEST_REUSED"; });
}

BOOST_AUTO_TEST_CASE(a_try_leaves_nothing_and_a_day_that_lies_too_early_is_told) {
    auto tried = act();
    tried.dry_run = true;
    const auto before = size();
    const auto would = take(ReportStep::submit, "2001-01-20", "Ärende 1", tried);
    BOOST_TEST(!would.entry.has_value());
    BOOST_TEST(would.size == before);
    BOOST_TEST((would.state == workflow::ReportState::submitted));
    BOOST_TEST_REQUIRE(would.findings.list().size() == 1U);
    BOOST_TEST(would.findings.list().front().code == "REPORT_STEP_EARLY");
    BOOST_TEST(!would.findings.has_errors());
    BOOST_TEST(size() == before);
}

BOOST_AUTO_TEST_CASE(a_persons_number_is_kept_out_of_the_reference) {
    const auto before = size();
    BOOST_TEST(take(ReportStep::submit, "2030-01-20", "19900101-0017").findings.has_errors());
    BOOST_TEST(size() == before);
}

BOOST_AUTO_TEST_CASE(a_report_that_replaces_another_carries_its_number_and_ends_its_way) {
    usecases::ReportRequest request;
    request.period = "VT24";
    request.replaces = number;
    const auto next =
        usecases::issue_report(*book, templates, "skr-followup", request, {"json"}, act());
    BOOST_TEST_REQUIRE(next.entry.has_value());
    BOOST_TEST(state(size()) == "replaced");
    BOOST_TEST(usecases::report_standing(book->store(), number, size()).replaced_by == next.number);
    BOOST_TEST(book->store().entry(*next.entry)->body.find("parameters")->string_or("replaces") ==
               number);
    BOOST_TEST(refused(ReportStep::submit, "2030-01-20") == "REPORT_REPLACED");
    BOOST_CHECK_EXCEPTION(
        usecases::issue_report(*book, templates, "skr-followup", request, {"json"}, act()),
        core::Error, [](const core::Error& error) { return error.code() == "REPORT_REPLACED"; });
    BOOST_TEST(usecases::rerun_report(*book, next.number).is_sound());
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
