#include "app/workflow/replay.h"

#include <boost/test/unit_test.hpp>
#include <string>
#include <vector>

namespace {

using namespace utfall;
using namespace utfall::workflow;

const Reporter team{Reporter::Level::team, "T1"};

// A ledger told entry by entry; what is found is noted with the entry it is about.
struct Told {
    std::uint64_t next{1};
    std::string found;
    Replay replay{[this](std::string_view code, const std::string&) {
        constexpr std::string_view prefix = "WORKFLOW_";
        found += (found.empty() ? "" : " ") + std::to_string(next) + ":" +
                 std::string{code.substr(prefix.size())};
    }};

    Told& entry(const std::string& kind, core::Json body = core::Json{core::JsonObject{}},
                const std::string& actor = "bo-1", const std::string& role = "process_owner",
                const std::string& subject = {}) {
        ledger::Entry entry;
        entry.seq = ++next;
        entry.kind = kind;
        entry.actor = actor;
        entry.role = role;
        entry.subject = subject;
        entry.body = std::move(body);
        replay.begin(entry);
        return *this;
    }
    Told& step(Step step, const std::string& values = "41", const std::string& actor = "bo-1",
               const std::string& role = "process_owner") {
        return entry(std::string{entry_kind(step)},
                     body_of("2024-03", {{team, core::sha256(values), 1}}), actor, role);
    }
    Told& write(const std::string& kind, const std::string& actor, const std::string& reason = {}) {
        ledger::Entry entry;
        entry.seq = ++next;
        entry.kind = kind;
        entry.actor = actor;
        entry.reason_code = reason;
        replay.begin(entry);
        replay.value(team, "2024-03");
        replay.value(team, "2024-03");
        return *this;
    }
    Told& report(const std::string& kind, const std::string& replaces = {}) {
        const bool issued = kind == "report-issued";
        core::Json body = issued ? core::Json{core::JsonObject{
                                       {"parameters", core::JsonObject{{"replaces", replaces}}}}}
                                 : body_of(*core::Date::parse("2026-01-20"));
        return entry(kind, std::move(body), "bo-1", "process_owner",
                     replaces.empty() ? "R-1" : "R-2");
    }
};

BOOST_AUTO_TEST_SUITE(replay_tests)

BOOST_AUTO_TEST_CASE(what_the_program_records_is_sound) {
    Told told;
    told.write("values-imported", "anna-1").step(Step::submit).step(Step::approve);
    told.step(Step::lock).write("value-corrected", "anna-1", "typo");
    told.step(Step::approve, "38").step(Step::reopen, "38").write("values-entered", "bo-1", "typo");
    told.step(Step::submit, "39").step(Step::send_back, "39").step(Step::submit, "39");
    told.report("report-issued").report("report-submitted").report("report-received");
    told.report("report-issued", "R-1");
    BOOST_TEST(told.found == "");
}

BOOST_AUTO_TEST_CASE(a_step_out_of_turn_is_found) {
    BOOST_TEST(Told{}.step(Step::approve).found == "2:STEP");
    BOOST_TEST(Told{}.step(Step::submit).step(Step::lock).found == "3:STEP");
    BOOST_TEST(Told{}.step(Step::submit).step(Step::submit).found == "3:STEP");
    BOOST_TEST(Told{}.step(Step::submit).step(Step::reopen).found == "3:STEP");
    BOOST_TEST(Told{}.step(Step::submit, "41", "bo-1", "economist").found == "2:ROLE");
}

BOOST_AUTO_TEST_CASE(a_step_bound_to_other_values_than_those_that_stood_there_is_found) {
    BOOST_TEST(Told{}.step(Step::submit).step(Step::approve, "99").found == "3:DIGEST");
    // Locked is what was approved.
    BOOST_TEST(Told{}
                   .step(Step::submit)
                   .step(Step::approve)
                   .write("values-imported", "anna-1")
                   .step(Step::lock, "99")
                   .found == "5:STEP");
    // Whose values are whose may be another matter after a set-up.
    BOOST_TEST(Told{}.step(Step::submit).entry("setup-imported").step(Step::approve, "99").found ==
               "");
}

BOOST_AUTO_TEST_CASE(what_was_written_under_a_lock_and_is_no_correction_is_found_once_an_entry) {
    Told told;
    told.step(Step::submit).step(Step::approve).step(Step::lock);
    told.write("values-imported", "anna-1", "typo").write("value-corrected", "anna-1");
    told.write("value-corrected", "anna-1", "typo");
    BOOST_TEST(told.found == "5:LOCKED_WRITTEN 6:LOCKED_WRITTEN");
}

BOOST_AUTO_TEST_CASE(a_step_without_a_second_person_is_found_while_the_book_asked_for_one) {
    Told told;
    told.write("values-imported", "anna-1").entry("book-set", body_of(FourEyes::declared));
    told.step(Step::submit).step(Step::approve, "41", "bo-1").step(Step::lock, "41", "anna-1");
    told.step(Step::reopen, "41", "cia-1");
    BOOST_TEST(told.found == "5:SECOND_PERSON 6:SECOND_PERSON");
    Told later;
    later.step(Step::submit).step(Step::approve, "41", "bo-1");
    later.entry("book-set", body_of(FourEyes::declared));
    later.step(Step::lock, "41", "cia-1");
    BOOST_TEST(later.found == "");
    Told account;
    account.entry("book-set", body_of(FourEyes::account)).step(Step::submit);
    account.step(Step::approve, "41", "cia-1");
    BOOST_TEST(account.found == "4:SECOND_PERSON");
}

BOOST_AUTO_TEST_CASE(a_reports_step_out_of_turn_is_found) {
    BOOST_TEST(Told{}.report("report-submitted").found == "2:REPORT_STEP");
    BOOST_TEST(Told{}.report("report-issued").report("report-received").found == "3:REPORT_STEP");
    BOOST_TEST(Told{}
                   .report("report-issued")
                   .report("report-issued", "R-1")
                   .report("report-submitted")
                   .found == "4:REPORT_STEP");
}

BOOST_AUTO_TEST_CASE(a_claims_step_out_of_turn_is_found) {
    const core::Json day = body_of(*core::Date::parse("2026-01-20"));
    Told told;
    const auto claim = [&](const std::string& kind) {
        told.entry(kind, day, "bo-1", "economist", "1");
    };
    claim("claim-made");
    claim("claim-checked");
    claim("claim-paid");
    claim("claim-submitted");
    claim("claim-approved");
    claim("claim-checked");
    BOOST_TEST(told.found == "4:CLAIM_STEP 7:CLAIM_STEP");
}

BOOST_AUTO_TEST_CASE(an_entry_that_cannot_be_read_is_found_and_the_rest_is_read_all_the_same) {
    Told told;
    told.entry("period-approved").entry("book-set").report("report-issued");
    told.entry("report-submitted", core::Json{core::JsonObject{}}, "bo-1", "process_owner", "R-1");
    told.step(Step::approve);
    BOOST_TEST(told.found == "2:ENTRY_MALFORMED 3:ENTRY_MALFORMED 5:ENTRY_MALFORMED 6:STEP");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
