#include "app/workflow/replay.h"

#include <boost/test/unit_test.hpp>
#include <map>
#include <set>
#include <string>

namespace {

using namespace utfall;
using namespace utfall::workflow;

const Reporter first_team{Reporter::Level::team, "T1"};
const Reporter other_team{Reporter::Level::team, "T2"};
const Reporter town{Reporter::Level::organisation, "9901"};

// A ledger told entry by entry in which owner-1 was the first to be given a role. Both teams are of
// the town.
struct RolesTold {
    std::uint64_t next{0};
    core::Instant now;
    std::set<std::string> found;  // Of the entry told last.
    Replay replay{
        [this](std::string_view code, const std::string&) { found.emplace(code.substr(9)); },
        [](const Reporter& scope, const Reporter& asked) {
            return scope == asked || scope == town;
        }};

    void entry(const std::string& kind, core::Json body, const std::string& actor,
               const std::string& role, const std::string& subject = {}) {
        found.clear();
        ledger::Entry entry;
        entry.seq = ++next;
        entry.recorded_at = now;
        entry.kind = kind;
        entry.actor = actor;
        entry.role = role;
        entry.subject = subject;
        entry.reason_code = "typo";
        entry.body = std::move(body);
        replay.begin(entry);
    }
    void grant(const Grant& grant, const std::string& by = "owner-1") {
        entry("role-granted", body_of(grant), by, "process_owner", grant.person);
    }
    void step(Step step, const std::string& actor, const std::string& role,
              const Reporter& reporter = first_team) {
        entry(std::string{entry_kind(step)},
              body_of("2024-03", {{reporter, core::sha256("41"), 1}}), actor, role);
    }
    /// Brings the first team's period to where `deed` is done with it.
    void prepare(Deed deed) {
        const std::map<Deed, int> steps{{Deed::send_back, 1},
                                        {Deed::approve, 1},
                                        {Deed::lock, 2},
                                        {Deed::reopen, 3},
                                        {Deed::correct_locked, 3}};
        const Step all[] = {Step::submit, Step::approve, Step::lock};
        const auto wanted = steps.find(deed);
        for (int i = 0; wanted != steps.end() && i < wanted->second; ++i)
            step(all[i], i == 0 ? "author-1" : "owner-1",
                 i == 0 ? "process_leader" : "process_owner");
    }
    void act(Deed deed, const std::string& actor, const std::string& role) {
        if (deed == Deed::set_book) {
            entry("book-set", body_of(FourEyes::off), actor, role);
        } else if (deed == Deed::give_role) {
            entry("role-granted", body_of(Grant{"author-1", "auditor", {}}), actor, role,
                  "author-1");
        } else if (deed == Deed::claim) {
            entry("claim-made", core::JsonObject{}, actor, role, "1");
            entry("claim-checked", core::JsonObject{{"on", "2024-03-01"}}, actor, role, "1");
        } else if (deed == Deed::erase) {
            entry("details-erased", core::JsonObject{}, actor, role);
        } else if (deed == Deed::correct_locked) {
            entry("value-corrected", core::JsonObject{}, actor, role);
            replay.value(first_team, "2024-03");
        } else {
            for (const Step one :
                 {Step::submit, Step::send_back, Step::approve, Step::lock, Step::reopen}) {
                if (deed_of(one) == deed) step(one, actor, role);
            }
        }
    }
};

BOOST_AUTO_TEST_SUITE(role_replay_tests)

// Every act, in every role, by whoever gave the values or somebody else, who has the role or not.
BOOST_AUTO_TEST_CASE(every_act_without_its_role_or_without_a_second_person_is_found) {
    const std::map<Deed, std::set<std::string>> allowed{
        {Deed::submit, {"process_owner", "process_leader", "team_reporter"}},
        {Deed::send_back, {"process_owner", "process_leader"}},
        {Deed::approve, {"process_owner"}},
        {Deed::lock, {"process_owner"}},
        {Deed::reopen, {"process_owner"}},
        {Deed::correct_locked, {"process_owner", "process_leader"}},
        {Deed::set_book, {"process_owner", "administrator"}},
        {Deed::give_role, {"process_owner", "administrator"}},
        {Deed::claim, {"process_owner", "economist"}},
        {Deed::erase, {"process_owner", "administrator"}}};
    const std::set<Deed> takes_two{Deed::approve, Deed::lock, Deed::reopen, Deed::give_role};
    std::size_t acts = 0, refused = 0;
    for (const auto& permission : permissions()) {
        if (permission.is_read) continue;
        const Deed deed = permission.deed;
        for (const std::string& role : all_roles()) {
            for (const std::string actor : {"author-1", "other-1"}) {
                for (const bool has : {true, false}) {
                    RolesTold told;
                    told.grant({"owner-1", "process_owner", {}}, "founder-1");
                    told.grant({"author-1", "process_leader", {}});
                    if (has && (actor != "author-1" || role != "process_leader"))
                        told.grant({actor, role, {}});
                    told.entry("book-set", body_of(FourEyes::declared), "owner-1", "process_owner");
                    told.prepare(deed);
                    told.act(deed, actor, role);
                    const bool had = has || (actor == "author-1" && role == "process_leader");
                    const bool in_role = had && allowed.at(deed).contains(role);
                    const bool same_person = takes_two.contains(deed) && actor == "author-1";
                    BOOST_TEST_CONTEXT(permission.word << " by " << actor << ", " << role
                                                       << (has ? "" : ", which they lack")) {
                        const bool found_role =
                            told.found.contains("ROLE") || told.found.contains("ROLE_NOT_HELD");
                        BOOST_TEST(found_role == !in_role);
                        BOOST_TEST(told.found.contains("SECOND_PERSON") == same_person);
                    }
                    ++acts;
                    refused += !in_role || same_person ? 1U : 0U;
                }
            }
        }
    }
    BOOST_TEST(acts == 280U);
    BOOST_TEST(refused > 150U);
}

BOOST_AUTO_TEST_CASE(what_is_known_of_people_one_by_one_is_for_those_who_follow_them_up) {
    const std::set<std::string> allowed{"process_owner", "process_leader", "evaluator", "auditor"};
    for (const std::string& role : all_roles())
        BOOST_TEST(may(role, Deed::export_people) == allowed.contains(role), role);
    BOOST_TEST(!may("", Deed::export_people));
}

BOOST_AUTO_TEST_CASE(a_role_reaches_those_whom_it_was_given_for) {
    RolesTold told;
    told.grant({"owner-1", "process_owner", {}}, "founder-1");
    told.grant({"anna-1", "process_leader", first_team});
    told.grant({"bo-1", "process_leader", town});
    told.step(Step::submit, "anna-1", "process_leader", other_team);
    BOOST_TEST(told.found.contains("ROLE_NOT_HELD"));
    told.step(Step::submit, "anna-1", "process_leader");
    BOOST_TEST(told.found.empty());
    told.step(Step::send_back, "bo-1", "process_leader");
    BOOST_TEST(told.found.empty());
    told.entry("book-set", body_of(FourEyes::off), "bo-1", "process_leader");
    BOOST_TEST(told.found.contains("ROLE_NOT_HELD"));
}

BOOST_AUTO_TEST_CASE(a_role_is_had_from_its_entry_to_the_one_that_takes_it_back) {
    const Grant grant{"anna-1", "process_leader", first_team};
    RolesTold told;
    told.step(Step::submit, "anna-1", "process_leader");
    BOOST_TEST(told.found.empty());  // As long as the book gives none.
    told.grant({"owner-1", "process_owner", {}}, "founder-1");
    told.step(Step::send_back, "anna-1", "process_leader");
    BOOST_TEST(told.found.contains("ROLE_NOT_HELD"));
    told.grant(grant);
    told.step(Step::submit, "anna-1", "process_leader");
    BOOST_TEST(told.found.empty());
    told.entry("role-ended", body_of(grant), "owner-1", "process_owner", "anna-1");
    BOOST_TEST(told.found.empty());
    told.step(Step::send_back, "anna-1", "process_leader");
    BOOST_TEST(told.found.contains("ROLE_NOT_HELD"));
    told.entry("role-ended", body_of(grant), "owner-1", "process_owner", "anna-1");
    BOOST_TEST(told.found.contains("ENTRY_MALFORMED"));
}

BOOST_AUTO_TEST_CASE(a_role_that_is_given_for_a_time_is_had_within_it) {
    RolesTold told;
    told.grant({"owner-1", "process_owner", {}}, "founder-1");
    told.grant({"anna-1", "process_leader", {}, {core::Instant{10}, core::Instant{20}}});
    const std::map<std::int64_t, bool> had{{9, false}, {10, true}, {19, true}, {20, false}};
    for (const auto& [micros, has] : had) {
        told.now = core::Instant{micros};
        told.step(Step::submit, "anna-1", "process_leader");
        BOOST_TEST(told.found.contains("ROLE_NOT_HELD") == !has, micros);
    }
}

BOOST_AUTO_TEST_CASE(the_body_of_a_role_without_days_is_that_of_earlier_versions) {
    const Grant always{"anna-1", "auditor", {}};
    BOOST_TEST(core::canonical(body_of(always)) == R"({"role":"auditor","scope":null})");
    Grant limited = always;
    limited.valid = {core::Instant{0}, core::Instant{1'000'000}};
    for (const Grant& grant : {always, limited}) {
        ledger::Entry entry;
        entry.subject = grant.person;
        entry.body = body_of(grant);
        BOOST_TEST((grant_of(entry) == grant));
    }
}

BOOST_AUTO_TEST_CASE(a_role_whose_time_is_none_is_malformed) {
    for (
        const std::string body :
        {R"({"role":"auditor","scope":null,"from":"2025-01-01"})",
         R"({"role":"auditor","scope":null,"until":7})",
         R"({"role":"auditor","scope":null,"from":"2025-01-02T00:00:00Z","until":"2025-01-02T00:00:00Z"})"}) {
        RolesTold told;
        told.grant({"owner-1", "process_owner", {}}, "founder-1");
        told.entry("role-granted", core::parse_own_json(body), "owner-1", "process_owner",
                   "anna-1");
        BOOST_TEST(told.found.contains("ENTRY_MALFORMED"), body);
    }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
