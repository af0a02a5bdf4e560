#include "app/usecases/report_explain.h"
#include "tests/usecases/period_book.h"

#include <boost/test/unit_test.hpp>

namespace {

using namespace utfall;
using workflow::Step;

// A report of March about two teams, one of which was approved.
struct ExplainedBook : tests::PeriodBook {
    ExplainedBook() {
        take(Step::submit, "T1");
        auto act = act_as("process_owner");
        act.actor.code = "cia-1";
        usecases::take_period_step(*book, {Step::approve, "2024-03", {"T1", {}}}, act);
        correct(tests::presences("T1", "2024-03"), "38");
        act = this->act();
        act.reason_code = "other";
        act.reason = "Hinner inte";
        number = issue(act, "2024-03").number;
    }
    usecases::PreparedReport report() { return usecases::reopen_report(*book, number); }
    /// Where the attendance of the municipality stands.
    static std::string ref_of(const usecases::PreparedReport& report) {
        for (const auto& [ref, key] : report.composed.origins) {
            if (key.starts_with("NÄR@1|organisation:9901|2024-03|")) return ref;
        }
        BOOST_FAIL("the report has no attendance");
        return {};
    }
    usecases::Explained explained(const usecases::PreparedReport& report) {
        usecases::ReportRequest request;
        request.period = "2024-03";
        return usecases::explain_number(*book, report, request, number, ref_of(report));
    }

    std::string number;
};

BOOST_FIXTURE_TEST_SUITE(report_explain_tests, ExplainedBook)

BOOST_AUTO_TEST_CASE(each_line_says_who_had_approved_it_when_the_report_was_made) {
    // What is approved later is another matter.
    take(Step::submit, "T2");
    take(Step::approve, "T2");
    const auto found = usecases::explain(*book, number, ref_of(report()));
    std::string lines;
    for (const auto& input : found.inputs) {
        lines += input.value + " " + (input.approval ? input.approval->actor : "-") + ";";
        BOOST_TEST(input.file == (input.value == "38" ? "" : "mars.csv"));
    }
    // 38 came after the approval.
    BOOST_TEST(lines == "80 cia-1;38 -;");
    BOOST_TEST(found.recomputes());
}

BOOST_AUTO_TEST_CASE(lines_are_given_one_by_one_to_whoever_asks_for_that) {
    std::size_t lines = 0;
    std::string head;
    usecases::ExplainSink sink;
    sink.head = [&](const usecases::Explained& known) { head = known.definition; };
    sink.input = [&](const usecases::ExplainedInput&) { ++lines; };
    const auto found = usecases::explain(*book, number, ref_of(report()), sink);
    BOOST_TEST(head == "NÄR v1");
    BOOST_TEST(lines == 2U);
    BOOST_TEST(found.inputs.empty());
    BOOST_TEST(found.recomputes());
}

BOOST_AUTO_TEST_CASE(another_recorded_number_or_root_is_found) {
    auto other_number = report();
    auto other_root = report();
    for (auto& [name, rows] : other_number.data.tables) {
        for (auto& row : rows) {
            for (auto& [column, field] : row) {
                if (field.origin.starts_with("NÄR@1|organisation:9901|2024-03|"))
                    field.value = *core::Decimal::parse("99.9");
            }
        }
    }
    for (auto& row : other_root.data.tables.at("origins"))
        row.at("lines_root").value = std::string(64, '0');
    BOOST_TEST(explained(other_number).same_lines);
    BOOST_TEST(!explained(other_number).same_number);
    BOOST_TEST(!explained(other_root).same_lines);
    BOOST_TEST(!explained(other_root).recomputes());
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
