#include "app/usecases/period_approvals.h"
#include "app/usecases/report_rerun.h"
#include "tests/usecases/period_book.h"

#include <boost/test/unit_test.hpp>

namespace {

using namespace utfall;
using tests::PeriodBook;
using workflow::Step;

// "2024-03 1/3 T1;": what a report is warned of.
std::string warned(PeriodBook& small, const std::string& period, const std::string& scope = {}) {
    usecases::ReportRequest request;
    request.period = period;
    request.scope = scope;
    core::Findings findings;
    usecases::check_approvals(*small.book, request, small.size(), findings);
    BOOST_TEST(!findings.has_errors());
    std::string all;
    for (const auto& finding : findings.list()) {
        all += finding.args.at("period") + " " + finding.args.at("count") + "/" +
               finding.args.at("all") + " " + finding.args.at("who") + ";";
    }
    return all;
}

// "NOT_APPROVED 2024-03 T1 2 M-PRES;": what a report cannot be issued with.
std::string obstacles(PeriodBook& small, const std::string& period, const std::string& scope = {}) {
    usecases::ReportRequest request;
    request.period = period;
    request.scope = scope;
    core::Findings findings, alone;
    usecases::check_approvals(*small.book, request, small.size(), findings);
    usecases::check_approval_obstacles(*small.book, request, small.size(), alone);
    BOOST_TEST(tests::codes(findings) == tests::codes(alone));
    constexpr std::string_view prefix = "REPORT_VALUES_";
    std::string all;
    for (const auto& finding : findings.list()) {
        BOOST_TEST((finding.severity == core::Severity::error));
        all += finding.code.substr(prefix.size()) + " " + finding.args.at("period") + " " +
               finding.args.at("who") + " " + finding.args.at("count") + " " +
               finding.args.at("measures") + ";";
    }
    return all;
}

usecases::IssuedFiles issue(PeriodBook& small, const usecases::Act& act) {
    usecases::ReportRequest request;
    request.period = "2024-03";
    return usecases::issue_report(*small.book, small.templates, "skr-followup", request, {"json"},
                                  act);
}

BOOST_AUTO_TEST_SUITE(period_approvals_tests)

BOOST_AUTO_TEST_CASE(where_nobody_approves_a_report_is_warned_of_the_values_within_its_period) {
    PeriodBook small;
    small.values("M-PRES,T1,2024-04,F,40\n");
    BOOST_TEST(warned(small, "VT24") == "2024-03 3/3 T1, T2, 9901;2024-04 1/1 T1;");
    BOOST_TEST(warned(small, "HT24") == "");
    BOOST_TEST(warned(small, "VT24", "team:T2") == "2024-03 1/1 T2;");
    BOOST_TEST(warned(small, "2024-03") == "2024-03 3/3 T1, T2, 9901;");
}

BOOST_AUTO_TEST_CASE(once_anybody_submitted_each_cell_that_a_report_uses_must_be_approved) {
    PeriodBook small;
    small.values("M-PRES,T1,2024-04,F,40\n");
    small.take(Step::submit, "T1");
    BOOST_TEST(obstacles(small, "VT24") ==
               "NOT_APPROVED 2024-03 T1 2 M-PLAN, M-PRES;NOT_SUBMITTED 2024-03 T2 1 M-PRES;"
               "NOT_SUBMITTED 2024-03 9901 1 M-TIM;NOT_SUBMITTED 2024-04 T1 1 M-PRES;");
    // Figures since the operation's start use them too; what was reported before that is no
    // obstacle.
    small.values("M-PRES,T1,2024-01,F,40\n");
    BOOST_TEST(obstacles(small, "HT24") == obstacles(small, "VT24"));
    BOOST_TEST(obstacles(small, "2024-02") == "");
    BOOST_TEST(obstacles(small, "2024-03", "team:T2") == "NOT_SUBMITTED 2024-03 T2 1 M-PRES;");
    small.take_for_organisation(Step::submit);
    small.take_for_organisation(Step::approve);
    BOOST_TEST(obstacles(small, "2024-03") == "");
    BOOST_TEST(obstacles(small, "VT24") == "NOT_SUBMITTED 2024-04 T1 1 M-PRES;");
}

BOOST_AUTO_TEST_CASE(an_approval_that_no_longer_fits_or_was_taken_back_is_none) {
    PeriodBook small;
    small.lock_all();
    BOOST_TEST(obstacles(small, "2024-03") == "");
    small.correct(tests::presences("T1", "2024-03"), "38");
    BOOST_TEST(obstacles(small, "2024-03") == "CHANGED 2024-03 T1 2 M-PLAN, M-PRES;");
    small.take(Step::reopen, "T2");
    BOOST_TEST(obstacles(small, "2024-03") ==
               "CHANGED 2024-03 T1 2 M-PLAN, M-PRES;NOT_SUBMITTED 2024-03 T2 1 M-PRES;");
}

BOOST_AUTO_TEST_CASE(a_report_of_values_that_are_not_approved_is_refused_and_leaves_nothing) {
    PeriodBook small;
    BOOST_TEST(issue(small, small.act()).entry.has_value());
    small.take_for_organisation(Step::submit);
    const auto before = small.size();
    const auto refused = issue(small, small.act());
    BOOST_TEST(!refused.entry.has_value());
    BOOST_TEST(tests::codes(refused.report.findings) ==
               "REPORT_VALUES_NOT_APPROVED T1|REPORT_VALUES_NOT_APPROVED T2|"
               "REPORT_VALUES_NOT_APPROVED 9901");
    auto half = small.act();
    half.reason_code = "late_data";
    BOOST_TEST(!issue(small, half).entry.has_value());
    half.reason_code = "because";
    half.reason = "Brådskar";
    BOOST_TEST(!issue(small, half).entry.has_value());
    BOOST_TEST(small.size() == before);
    small.take_for_organisation(Step::approve);
    const auto issued = issue(small, small.act());
    BOOST_TEST(issued.entry.has_value());
    BOOST_TEST(issued.report.data.values.count("approval.unapproved") == 0U);
}

BOOST_AUTO_TEST_CASE(who_issues_all_the_same_says_why_on_the_cover_and_it_is_rerun_exactly) {
    PeriodBook small;
    small.take(Step::submit, "T1");
    auto act = small.act();
    act.reason_code = "late_data";
    act.reason = "Rektor är sjuk.";
    for (const auto lang : {core::Lang::sv, core::Lang::en}) {
        act.request_id = small.act().request_id;
        const auto issued = small.issue(act, "2024-03", "skr-followup", lang);
        BOOST_TEST_REQUIRE(issued.entry.has_value());
        const std::string said =
            lang == core::Lang::sv
                ? "Utfärdad utan att alla värden är godkända: 2024-03 (T1, T2, 9901). Skäl: Sena "
                  "uppgifter. Rektor är sjuk."
                : "Issued without all values being approved: 2024-03 (T1, T2, 9901). Reason: Late "
                  "data. Rektor är sjuk.";
        BOOST_TEST((issued.report.composed.document.disclaimer.find(said) != std::string::npos),
                   issued.report.composed.document.disclaimer);
        for (const auto& file :
             usecases::issued_files(*small.book, issued.number, {"html", "json"}))
            BOOST_TEST((file.bytes.find(said) != std::string::npos), file.format);
        const auto rerun = usecases::rerun_report(*small.book, issued.number);
        BOOST_TEST((rerun.bytes == usecases::RerunBytes::equal));
        BOOST_TEST(rerun.figures_equal());
    }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
