#include "app/usecases/roles.h"

#include "app/core/error.h"
#include "app/usecases/book_settings.h"
#include "tests/usecases/period_book.h"

#include <boost/test/unit_test.hpp>

namespace {

using namespace utfall;
using workflow::Step;

struct StaffedBook : tests::PeriodBook {
    usecases::Act act_by(const std::string& actor, const std::string& role) {
        auto act = act_as(role);
        act.actor.code = actor;
        act.reason_code = "other";
        act.reason = "Beslut i styrgruppen";
        return act;
    }
    usecases::RoleChanged change(bool ends, const std::string& person, const std::string& role,
                                 const usecases::PeriodScope& scope = {},
                                 const std::string& by = "owner-1",
                                 const std::string& in = "process_owner") {
        return usecases::change_role(*book, {ends, person, role, scope}, act_by(by, in));
    }
    std::string granted(const std::string& person, const std::string& role,
                        const usecases::PeriodScope& scope = {}, const std::string& by = "owner-1",
                        const std::string& in = "process_owner") {
        return tests::codes(change(false, person, role, scope, by, in).findings);
    }
    std::string ended(const std::string& person, const std::string& role,
                      const usecases::PeriodScope& scope = {}) {
        return tests::codes(change(true, person, role, scope).findings);
    }
    /// What refuses the step of one team or, for no team, of all in the municipality.
    std::string step(Step step, const std::string& actor, const std::string& role,
                     const std::string& team = "T1") {
        usecases::PeriodScope scope{team, {}};
        if (team.empty()) scope = {{}, "9901"};
        return tests::codes(
            usecases::take_period_step(*book, {step, "2024-03", scope}, act_by(actor, role))
                .findings);
    }
    /// What refuses to give anna-1 the role of a process leader, or to take it back, for days.
    std::string for_days(const usecases::RoleDays& days, bool ends = false,
                         const usecases::PeriodScope& scope = {"T1", {}}) {
        return tests::codes(usecases::change_role(*book,
                                                  {ends, "anna-1", "process_leader", scope, days},
                                                  act_by("owner-1", "process_owner"))
                                .findings);
    }
    void set_clock(std::string_view time) { clock.set(*core::Instant::parse(time)); }
    /// A step that came past the program, and its entry.
    std::uint64_t forge(const std::string& kind, const std::string& team,
                        const std::string& actor) {
        const auto now = report(team);
        const auto act = act_by(actor, "process_leader");
        ledger::EntryDraft draft{act.request_id, act.actor, kind, "2024-03", {}, {}};
        draft.body = workflow::body_of("2024-03", {{now.reporter, now.digest, now.values.size()}});
        std::optional<ledger::Receipt> repeated;
        return book->store().begin(draft, repeated)->commit().entry;
    }
    /// "V8 CODE 12;": what `verify` finds in the book, which is closed for it.
    std::string found() {
        book.reset();
        std::string all;
        for (const auto& finding : storage::verify_book(path, {}, {}).findings)
            all += finding.step + " " + finding.code + " " + std::to_string(*finding.entry) + ";";
        return all;
    }
    std::string corrected(const std::string& actor, const std::string& role,
                          const std::string& to) {
        return tests::codes(
            usecases::correct_value(*book, {tests::presences("T1", "2024-03"), to, {}, {}, {}, {}},
                                    act_by(actor, role))
                .findings);
    }
};

BOOST_FIXTURE_TEST_SUITE(roles_tests, StaffedBook)

BOOST_AUTO_TEST_CASE(roles_are_declared_until_the_first_is_given_and_held_from_then_on) {
    BOOST_TEST(step(Step::submit, "anna-1", "process_leader") == "");
    BOOST_TEST(granted("anna-1", "process_leader") == "ROLE_FIRST ");
    BOOST_TEST(granted("owner-1", "process_owner", {}, "founder-1", "economist") == "ROLE_GIVER ");
    BOOST_TEST(granted("owner-1", "process_owner", {}, "founder-1") == "");
    BOOST_TEST(step(Step::send_back, "anna-1", "process_leader") == "ROLE_NOT_HELD T1");
    BOOST_TEST(granted("anna-1", "process_leader", {"T1", {}}, "founder-1") == "ROLE_NOT_HELD ");
    BOOST_TEST(granted("anna-1", "process_leader", {"T1", {}}) == "");
    BOOST_TEST(step(Step::send_back, "anna-1", "process_leader") == "");
    BOOST_TEST(step(Step::submit, "anna-1", "process_leader", "T2") == "ROLE_NOT_HELD T2");
    BOOST_TEST(ended("anna-1", "process_leader", {"T1", {}}) == "");
    BOOST_TEST(step(Step::submit, "anna-1", "process_leader") == "ROLE_NOT_HELD T1");
}

BOOST_AUTO_TEST_CASE(a_role_for_an_organisation_is_one_for_its_teams_and_what_is_below_it) {
    granted("owner-1", "process_owner", {}, "founder-1");
    granted("bo-1", "process_leader", {{}, "SE-REG-99"});
    BOOST_TEST(step(Step::submit, "bo-1", "process_leader", "") == "");
    granted("cia-1", "process_owner", {{}, "9902"});
    BOOST_TEST(step(Step::approve, "cia-1", "process_owner").starts_with("ROLE_NOT_HELD T1"));
}

BOOST_AUTO_TEST_CASE(a_locked_value_and_the_setting_take_the_role_too) {
    granted("owner-1", "process_owner", {}, "founder-1");
    granted("eva-1", "economist");
    BOOST_TEST(corrected("eva-1", "economist", "40") == "");
    for (const auto one : {Step::submit, Step::approve, Step::lock})
        BOOST_TEST(step(one, "owner-1", "process_owner") == "");
    BOOST_TEST(corrected("eva-1", "economist", "39") == "ROLE_NOT_HELD T1");
    BOOST_TEST(corrected("eva-1", "process_owner", "39") == "ROLE_NOT_HELD T1");
    BOOST_TEST(corrected("owner-1", "process_owner", "39") == "");
    BOOST_TEST(tests::codes(usecases::set_four_eyes(*book, workflow::FourEyes::declared,
                                                    act_by("eva-1", "process_owner"))
                                .findings) == "ROLE_NOT_HELD ");
}

BOOST_AUTO_TEST_CASE(nobody_is_locked_out_and_a_grant_is_a_fact_at_any_size) {
    granted("owner-1", "process_owner", {}, "founder-1");
    const auto before = size();
    BOOST_TEST(ended("owner-1", "process_owner") == "ROLE_LAST ");
    granted("adam-1", "administrator");
    BOOST_TEST(change(false, "adam-1", "administrator").replayed);
    BOOST_TEST(size() == before + 1);
    BOOST_TEST(ended("owner-1", "process_owner") == "");
    BOOST_CHECK_THROW(change(true, "owner-1", "process_owner"), core::Error);
    BOOST_TEST(usecases::role_grants(book->store(), before).held().front().grant.person ==
               "owner-1");
    BOOST_TEST(usecases::role_grants(book->store(), size()).held().front().grant.person ==
               "adam-1");
    auto without = act_by("adam-1", "administrator");
    without.reason.clear();
    BOOST_TEST(tests::codes(usecases::change_role(*book, {false, "eva-1", "auditor", {}}, without)
                                .findings) == "ROLE_NEEDS_REASON ");
}

BOOST_AUTO_TEST_CASE(where_a_second_person_is_asked_for_nobody_gives_themselves_a_role) {
    granted("owner-1", "process_owner", {}, "founder-1");
    usecases::set_four_eyes(*book, workflow::FourEyes::declared,
                            act_by("owner-1", "process_owner"));
    BOOST_TEST(granted("owner-1", "auditor") == "ROLE_SAME_PERSON ");
    BOOST_TEST(granted("eva-1", "auditor") == "");
}

BOOST_AUTO_TEST_CASE(what_the_program_records_of_roles_is_sound_and_what_came_past_it_is_found) {
    granted("owner-1", "process_owner", {}, "founder-1");
    granted("anna-1", "process_leader", {"T2", {}});
    granted("bo-1", "process_leader", {{}, "SE-REG-99"});
    BOOST_TEST(step(Step::submit, "bo-1", "process_leader") == "");
    forge("period-submitted", "T2", "anna-1");
    const auto forged = forge("period-returned", "T1", "anna-1");
    BOOST_TEST(found() == "V8 WORKFLOW_ROLE_NOT_HELD " + std::to_string(forged) + ";");
}

BOOST_AUTO_TEST_CASE(a_role_for_days_is_had_from_midnight_to_midnight_where_the_book_is) {
    granted("owner-1", "process_owner", {}, "founder-1");
    BOOST_TEST(for_days({"2025-01-20", "2025-01-21"}) == "");
    set_clock("2025-01-19T22:59:59Z");
    BOOST_TEST(step(Step::submit, "anna-1", "process_leader") == "ROLE_NOT_HELD T1");
    set_clock("2025-01-19T23:00:00Z");
    BOOST_TEST(step(Step::submit, "anna-1", "process_leader") == "");
    set_clock("2025-01-21T22:59:59Z");
    BOOST_TEST(step(Step::send_back, "anna-1", "process_leader") == "");
    set_clock("2025-01-21T23:00:00Z");
    BOOST_TEST(step(Step::submit, "anna-1", "process_leader") == "ROLE_NOT_HELD T1");
    BOOST_TEST(found() == "");
}

BOOST_AUTO_TEST_CASE(a_correction_under_a_lock_takes_a_role_that_is_had_on_that_day) {
    granted("owner-1", "process_owner", {}, "founder-1");
    for (const auto one : {Step::submit, Step::approve, Step::lock})
        BOOST_TEST(step(one, "owner-1", "process_owner") == "");
    for_days({{}, "2025-01-20"});
    BOOST_TEST(corrected("anna-1", "process_leader", "40") == "");
    set_clock("2025-01-21T09:00:00Z");
    BOOST_TEST(corrected("anna-1", "process_leader", "39") == "ROLE_NOT_HELD T1");
}

BOOST_AUTO_TEST_CASE(an_act_outside_of_the_days_that_came_past_the_program_is_found) {
    granted("owner-1", "process_owner", {}, "founder-1");
    for_days({"2025-01-20", {}});
    const auto early = forge("period-submitted", "T1", "anna-1");
    set_clock("2025-01-20T09:00:00Z");
    forge("period-returned", "T1", "anna-1");
    BOOST_TEST(found() == "V8 WORKFLOW_ROLE_NOT_HELD " + std::to_string(early) + ";");
}

BOOST_AUTO_TEST_CASE(days_that_are_none_turned_round_or_over_are_refused) {
    granted("owner-1", "process_owner", {}, "founder-1");
    BOOST_TEST(for_days({"2025-02-30", "31/12"}) == "ROLE_DAY |ROLE_DAY ");
    BOOST_TEST(for_days({"2025-02-02", "2025-02-01"}) == "ROLE_DAYS_ORDER ");
    BOOST_TEST(for_days({{}, "2025-01-14"}) == "ROLE_DAYS_PAST ");
    BOOST_TEST(for_days({"2024-09-01", "2025-01-15"}) == "");
}

BOOST_AUTO_TEST_CASE(
    the_same_role_for_other_days_is_another_one_and_each_is_taken_back_by_its_own) {
    granted("owner-1", "process_owner", {}, "founder-1");
    for_days({"2025-02-01", "2025-02-28"});
    for_days({"2025-04-01", {}});
    const auto both =
        usecases::roles_json(usecases::role_grants(book->store(), size()), book->store().info());
    BOOST_TEST_REQUIRE(both.array().size() == 3U);
    BOOST_TEST(both.array()[1].string_or("from") == "2025-02-01");
    BOOST_TEST(both.array()[1].string_or("to") == "2025-02-28");
    BOOST_TEST(both.array()[2].string_or("from") == "2025-04-01");
    BOOST_TEST(both.array()[2].find("to")->is_null());
    BOOST_CHECK_THROW(for_days({}, true), core::Error);
    BOOST_TEST(for_days({"2025-04-01", {}}, true) == "");
    const auto left = usecases::role_grants(book->store(), size());
    BOOST_TEST(usecases::days_of(left.held().back().grant.valid, book->store().info()).to ==
               "2025-02-28");
}

BOOST_AUTO_TEST_CASE(whoever_gives_roles_for_days_alone_is_not_the_only_one_who_does) {
    const auto by_founder = [&](const usecases::RoleDays& days) {
        return tests::codes(usecases::change_role(*book,
                                                  {false, "owner-1", "process_owner", {}, days},
                                                  act_by("founder-1", "process_owner"))
                                .findings);
    };
    BOOST_TEST(by_founder({{}, "2025-12-31"}) == "ROLE_FIRST ");
    BOOST_TEST(by_founder({"2025-01-16", {}}) == "ROLE_FIRST ");
    BOOST_TEST(by_founder({}) == "");
    const auto deputy = usecases::change_role(
        *book, {false, "adam-1", "administrator", {}, {"2025-01-01", "2025-12-31"}},
        act_by("owner-1", "process_owner"));
    BOOST_TEST(tests::codes(deputy.findings) == "");
    BOOST_TEST(granted("eva-1", "auditor", {}, "adam-1", "administrator") == "");
    BOOST_TEST(ended("owner-1", "process_owner") == "ROLE_LAST ");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
