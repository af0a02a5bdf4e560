#include "app/usecases/period_approvals.h"
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

BOOST_AUTO_TEST_SUITE(period_approvals_tests)

BOOST_AUTO_TEST_CASE(a_report_is_warned_of_values_within_its_period_that_are_not_approved) {
    PeriodBook small;
    small.values("M-PRES,T1,2024-04,F,40\n");
    BOOST_TEST(warned(small, "VT24") == "2024-03 3/3 T1, T2, 9901;2024-04 1/1 T1;");
    BOOST_TEST(warned(small, "HT24") == "");
    BOOST_TEST(warned(small, "VT24", "team:T2") == "2024-03 1/1 T2;");
    small.take_for_organisation(Step::submit);
    small.take(Step::approve, "T2");
    BOOST_TEST(warned(small, "2024-03") == "2024-03 2/3 T1, 9901;");
    small.take_for_organisation(Step::approve);
    BOOST_TEST(warned(small, "VT24") == "2024-04 1/1 T1;");
}

BOOST_AUTO_TEST_CASE(an_approval_that_no_longer_fits_or_was_taken_back_is_none) {
    PeriodBook small;
    small.lock_all();
    BOOST_TEST(warned(small, "2024-03") == "");
    small.correct(tests::presences("T1", "2024-03"), "38");
    BOOST_TEST(warned(small, "2024-03") == "2024-03 1/3 T1;");
    small.take(Step::reopen, "T2");
    BOOST_TEST(warned(small, "2024-03") == "2024-03 2/3 T1, T2;");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
