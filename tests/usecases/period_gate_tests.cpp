#include "app/core/error.h"
#include "app/usecases/value_entry.h"
#include "app/usecases/value_import.h"
#include "tests/usecases/period_book.h"

#include <boost/test/unit_test.hpp>
#include <sstream>

namespace {

using namespace utfall;
using tests::PeriodBook;
using workflow::Step;

struct GatedBook : PeriodBook {
    // "CODE row|CODE row": what an import of rows of March is told.
    std::string import(const std::string& rows, const std::string& reason = {}) {
        std::istringstream bytes{"measure,team,period,sex,value\n" + rows};
        std::vector<usecases::InputFile> files{{"rader.csv", bytes, 0}};
        auto act = act_as("process_leader");
        act.reason_code = reason;
        const auto imported = usecases::import_values(*book, files, act, {});
        std::string told;
        for (const auto& finding : imported.findings.list())
            told += finding.code + " " + std::to_string(finding.where.row) + "|";
        return told;
    }

    usecases::TypedCell cell(const std::string& typed) {
        usecases::TypedCell cell;
        cell.name = "v";
        cell.label = "Närvarande, Kvinnor";
        cell.series = {"M-PRES", "9901", {}, "T1", {}, {{"sex", "F"}}};
        cell.typed = typed;
        cell.seen = size();
        return cell;
    }
    usecases::EnteredValues enter(const std::string& typed) {
        return usecases::enter_values(*book, "2024-03", "T1", {cell(typed)},
                                      act_as("team_reporter"));
    }
};

BOOST_AUTO_TEST_SUITE(period_gate_tests)

BOOST_AUTO_TEST_CASE(after_submission_a_file_that_changes_values_takes_a_reason) {
    GatedBook small;
    const std::string rows =
        "M-PRES,T1,2024-03,F,38\nM-PLAN,T1,2024-03,F,80\n"
        "M-PRES,T1,2024-03,M,4\nM-PRES,T2,2024-03,F,9\n";
    small.take(Step::submit, "T1");
    const auto before = small.size();
    BOOST_TEST(small.import(rows) == "CHANGE_NEEDS_REASON 2|CHANGE_NEEDS_REASON 4|");
    BOOST_TEST(small.import(rows, "because") == "REASON_CODE_UNKNOWN 2|REASON_CODE_UNKNOWN 4|");
    BOOST_TEST(small.size() == before);
    BOOST_TEST(small.import(rows, "late_data") == "");
    BOOST_TEST(small.size() == before + 1);
    BOOST_TEST(small.book->store().entry(before)->reason_code == "late_data");
    BOOST_TEST(small.import(rows) == "");  // Nothing is changed: nothing is asked.
    small.take(Step::send_back, "T1");
    BOOST_TEST(small.import("M-PRES,T1,2024-03,F,39\n") == "");
}

BOOST_AUTO_TEST_CASE(a_locked_period_refuses_a_file_with_all_its_rows_and_takes_corrections) {
    GatedBook small;
    small.lock_all();
    const auto before = small.size();
    BOOST_TEST(small.import("M-PRES,T1,2024-03,F,38\nM-PRES,T2,2024-03,F,9\n"
                            "M-PRES,T1,2024-04,F,40\nM-PRES,T2,2024-03,M,1\n",
                            "late_data") == "PERIOD_LOCKED 2|PERIOD_LOCKED 3|PERIOD_LOCKED 5|");
    BOOST_TEST(small.size() == before);
    BOOST_TEST(small.import("M-PRES,T1,2024-04,F,40\n") == "");
    BOOST_TEST(!small.correct(tests::presences("T1", "2024-03"), "38").findings.has_errors());
    BOOST_TEST(small.size() == before + 2);
}

BOOST_AUTO_TEST_CASE(a_grid_is_bound_as_a_file_is) {
    GatedBook small;
    const auto entered = small.enter("40");
    BOOST_TEST(entered.entry.has_value());
    small.take(Step::submit, "T1");
    BOOST_TEST(tests::codes(small.enter("38").findings) == "CHANGE_NEEDS_REASON ");
    BOOST_CHECK_EXCEPTION(
        usecases::undo_entered(*small.book, *entered.entry, small.act()), core::Error,
        [](const core::Error& error) { return error.code() == "UNDO_PERIOD_SUBMITTED"; });
    small.take(Step::approve, "T1");
    small.take(Step::lock, "T1");
    const auto before = small.size();
    BOOST_TEST(tests::codes(small.enter("38").findings) == "PERIOD_LOCKED T1");
    BOOST_TEST(!small.enter("40").findings.has_errors());  // As it stands.
    BOOST_TEST(small.size() == before);
    small.take(Step::reopen, "T1");
    BOOST_TEST(tests::codes(small.enter("38").findings) == "CHANGE_NEEDS_REASON ");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
