#include "app/core/error.h"
#include "tests/usecases/small_book.h"

#include <boost/test/unit_test.hpp>

using namespace utfall;
using namespace utfall::tests;

namespace {

struct ReportedTerm : SmallBook {
    ReportedTerm() {
        values(
            "M-PRES,T1,2024-02,F,80\nM-PLAN,T1,2024-02,F,100\n"
            "M-PRES,T1,2024-02,M,60\nM-PLAN,T1,2024-02,M,100\n");
    }
    usecases::PreparedReport at(std::uint64_t as_of, const std::string& number) {
        usecases::ReportRequest request;
        request.period = "VT24";
        return usecases::prepare_report(*book, templates, "skr-followup", as_of, request, number);
    }
    static std::string json(const usecases::PreparedReport& report, const std::string& number) {
        return usecases::render_report(report, {"json"}, core::Lang::sv, number).front().bytes;
    }
};

BOOST_FIXTURE_TEST_SUITE(issued_reports_tests, ReportedTerm)

BOOST_AUTO_TEST_CASE(trap_9_an_issued_report_stays_as_it_was_and_the_next_one_has_the_correction) {
    const auto issued = issue(act());
    const std::uint64_t then = issued.report.as_of;
    BOOST_TEST(issued.number == usecases::issued_reports(book->store(), size()).front().number);
    BOOST_TEST(figure("NÄR", then) == "70");

    BOOST_TEST(correct(presences("T1", "2024-02"), "90").entry.has_value());
    BOOST_TEST(figure("NÄR", size()) == "75");
    BOOST_TEST(figure("NÄR", then) == "70");

    // Three ways to the same bytes: as issued, out of the ledger, and made anew as of that size.
    const std::string bytes = issued.files.front().bytes;
    BOOST_TEST((json(usecases::reopen_report(*book, issued.number), issued.number) == bytes));
    BOOST_TEST((json(at(then, issued.number), issued.number) == bytes));

    const auto next = issue(act());
    BOOST_TEST(next.number != issued.number);
    BOOST_TEST((next.files.front().bytes != bytes));
    const auto& corrections = next.report.data.table("corrections");
    BOOST_TEST_REQUIRE(corrections.size() == 1U);
    BOOST_TEST(issued.report.data.table("corrections").empty());
}

BOOST_AUTO_TEST_CASE(the_same_request_twice_is_issued_once_and_gives_the_same_file) {
    const auto once = act();
    const auto issued = issue(once);
    const auto after = size();
    values("M-PRES,T1,2024-03,F,1\nM-PLAN,T1,2024-03,F,2\n");
    const auto again = issue(once);
    BOOST_TEST(again.number == issued.number);
    BOOST_TEST(again.entry.value() == issued.entry.value());
    BOOST_TEST(again.size == after);
    BOOST_TEST((again.files.front().sha256 == issued.files.front().sha256));
    BOOST_TEST(again.seal == issued.seal);
    BOOST_TEST(usecases::issued_reports(book->store(), size()).size() == 1U);
    const auto is_reused = [](const core::Error& error) {
        return error.code() == "REQUEST_REUSED";
    };
    BOOST_CHECK_EXCEPTION(issue(once, "HT24"), core::Error, is_reused);
    BOOST_CHECK_EXCEPTION(issue(once, "VT24", "esf-cofinancing"), core::Error, is_reused);
    BOOST_CHECK_EXCEPTION(issue(once, "VT24", "skr-followup", core::Lang::en), core::Error,
                          is_reused);
}

BOOST_AUTO_TEST_CASE(a_dry_run_gives_the_files_and_leaves_the_size) {
    auto tried = act();
    tried.dry_run = true;
    const auto before = size();
    const auto would = issue(tried);
    BOOST_TEST(!would.entry.has_value());
    BOOST_TEST(size() == before);
    BOOST_TEST((would.files.front().bytes == issue(act()).files.front().bytes));
    BOOST_TEST(size() == before + 1);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
