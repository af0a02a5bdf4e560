#include "app/ledger/common_lines.h"
#include "app/usecases/book_settings.h"
#include "app/usecases/claim_steps.h"
#include "app/usecases/claims.h"
#include "app/usecases/report_steps.h"
#include "tests/usecases/period_book.h"

#include <boost/test/unit_test.hpp>

namespace {

using namespace utfall;
using tests::PeriodBook;
using workflow::Step;

// A book that somebody also writes to who has the store and not the program's rules.
struct PlayedBook : PeriodBook {
    void approve_all() {
        auto act = act_as("process_owner");
        for (const auto step : {Step::submit, Step::approve, Step::lock}) {
            act.request_id = this->act().request_id;
            act.actor.code = step == Step::submit ? "bo-1" : "cia-1";
            const auto taken =
                usecases::take_period_step(*book, {step, "2024-03", {{}, "9901"}}, act);
            BOOST_TEST_REQUIRE(!taken.findings.has_errors());
        }
    }
    void ask_for_two() {
        auto act = act_as("process_owner");
        act.reason_code = "other";
        act.reason = "Styrgruppen";
        usecases::set_four_eyes(*book, workflow::FourEyes::declared, act);
    }
    /// Appends an entry directly; gives its number.
    std::uint64_t append(const std::string& kind, core::Json body, const std::string& actor = "x-1",
                         const std::string& subject = "2024-03") {
        auto act = act_as("process_owner");
        act.actor.code = actor;
        ledger::EntryDraft draft{act.request_id, act.actor, kind, subject, {}, {}};
        draft.body = std::move(body);
        std::optional<ledger::Receipt> repeated;
        return book->store().begin(draft, repeated)->commit().entry;
    }
    std::uint64_t append_value(const std::string& kind) {
        const auto name = tests::presences("T1", "2024-03");
        ledger::SeriesKey series;
        series.measure = name.measure;
        series.organisation = "9901";
        series.team = "T1";
        series.breakdown = name.breakdown;
        auto act = act_as("process_owner");
        std::optional<ledger::Receipt> repeated;
        const auto append =
            book->store().begin({act.request_id, act.actor, kind, {}, {}, {}}, repeated);
        const auto number = append->series(series);
        append->add(indicators::value_line,
                    {number.number, "2024-03", "value", "77", {}, {}, {}, {}, {}});
        return append->commit().entry;
    }
    core::Json of(const std::string& team) {
        const auto now = report(team);
        return workflow::body_of("2024-03", {{now.reporter, now.digest, now.values.size()}});
    }
    /// "V8 CODE 7;": what the verifier finds.
    std::string verified() {
        book.reset();
        std::string found;
        for (const auto& finding : storage::verify_book(path, {}, {}).findings) {
            found += finding.step + " " + finding.code + " " +
                     (finding.entry ? std::to_string(*finding.entry) : "-") + ";";
        }
        return found;
    }
    static std::string finding(const std::string& code, std::uint64_t entry) {
        return "V8 WORKFLOW_" + code + " " + std::to_string(entry) + ";";
    }
};

BOOST_FIXTURE_TEST_SUITE(workflow_verified_tests, PlayedBook)

BOOST_AUTO_TEST_CASE(a_book_whose_steps_the_program_took_is_sound) {
    ask_for_two();
    approve_all();
    correct(tests::presences("T1", "2024-03"), "38");
    auto act = act_as("process_owner");
    act.actor.code = "dan-1";
    usecases::take_period_step(*book, {Step::approve, "2024-03", {"T1", {}}}, act);
    const auto number = issue(this->act(), "2024-03").number;
    usecases::take_report_step(*book, {workflow::ReportStep::submit, number, "2030-01-20", "Ä 1"},
                               this->act());
    take(Step::reopen, "T2");
    BOOST_TEST(verified() == "");
}

BOOST_AUTO_TEST_CASE(a_lock_that_was_never_approved_is_found) {
    const auto forged = append("period-locked", of("T1"));
    BOOST_TEST(verified() == finding("STEP", forged));
}

BOOST_AUTO_TEST_CASE(an_approval_of_other_values_is_found) {
    take(Step::submit, "T1");
    const auto now = report("T1");
    const auto forged = append(
        "period-approved",
        workflow::body_of("2024-03", {{now.reporter, core::sha256("other"), now.values.size()}}));
    BOOST_TEST(verified() == finding("DIGEST", forged));
}

BOOST_AUTO_TEST_CASE(a_value_written_under_a_lock_is_found) {
    approve_all();
    const auto forged = append_value("values-entered");
    BOOST_TEST(verified().find(finding("LOCKED_WRITTEN", forged)) != std::string::npos);
}

BOOST_AUTO_TEST_CASE(an_approval_by_who_submitted_is_found) {
    ask_for_two();
    take(Step::submit, "T1");
    const auto who = book->store().entry(size() - 1)->actor;
    const auto forged = append("period-approved", of("T1"), who);
    BOOST_TEST(verified() == finding("SECOND_PERSON", forged));
}

BOOST_AUTO_TEST_CASE(a_receipt_for_a_report_that_was_never_submitted_is_found) {
    const auto number = issue(act(), "2024-03").number;
    const auto forged = append("report-received",
                               workflow::body_of(*core::Date::parse("2030-01-20")), "x-1", number);
    BOOST_TEST(verified() == finding("REPORT_STEP", forged));
}

BOOST_AUTO_TEST_CASE(
    a_claims_way_that_came_past_the_program_is_found_whether_periods_are_approved_or_not) {
    const core::Json on{core::JsonObject{{"on", "2024-05-02"}}};
    for (const bool approves : {false, true}) {
        PlayedBook played;
        played.cost("K1", "2024-02", "1000.00");
        usecases::make_claim(*played.book, "2024-02", played.act());
        if (approves) played.approve_all();
        usecases::take_claim_step(*played.book, {workflow::ClaimStep::check, "1", {}, {}},
                                  played.act());
        const auto unknown = played.append("claim-checked", on, "x-1", "7");
        const auto skipped = played.append("claim-paid", on, "x-1", "1");
        const auto unreadable = played.append("claim-submitted", core::JsonObject{}, "x-1", "1");
        BOOST_TEST(played.verified() == finding("CLAIM_STEP", unknown) +
                                            finding("CLAIM_STEP", skipped) +
                                            finding("ENTRY_MALFORMED", unreadable),
                   approves);
    }
}

BOOST_AUTO_TEST_CASE(a_deed_without_its_role_is_found_in_a_book_that_approves_no_periods) {
    cost("K1", "2024-02", "1000.00");
    usecases::make_claim(*book, "2024-02", act());
    const auto grant = [](const char* role) {
        return core::JsonObject{{"role", role}, {"scope", nullptr}};
    };
    append("role-granted", grant("process_owner"), "owner-1", "owner-1");
    const auto stepped =
        append("claim-checked", core::JsonObject{{"on", "2024-05-02"}}, "x-1", "1");
    BOOST_TEST(verified() == finding("ROLE_NOT_HELD", stepped));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
