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
    const auto now = report("T2");
    const auto forge = [&](const std::string& kind, core::Json body, const std::string& actor) {
        const auto act = act_by(actor, "process_leader");
        ledger::EntryDraft draft{act.request_id, act.actor, kind, "2024-03", {}, {}};
        draft.body = std::move(body);
        std::optional<ledger::Receipt> repeated;
        return book->store().begin(draft, repeated)->commit().entry;
    };
    const auto own = workflow::body_of("2024-03", {{now.reporter, now.digest, now.values.size()}});
    forge("period-submitted", own, "anna-1");
    const auto t1 = report("T1");
    const auto forged =
        forge("period-returned",
              workflow::body_of("2024-03", {{t1.reporter, t1.digest, t1.values.size()}}), "anna-1");
    book.reset();
    std::string found;
    for (const auto& finding : storage::verify_book(path, {}, {}).findings)
        found += finding.step + " " + finding.code + " " + std::to_string(*finding.entry) + ";";
    BOOST_TEST(found == "V8 WORKFLOW_ROLE_NOT_HELD " + std::to_string(forged) + ";");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
