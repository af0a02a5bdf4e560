#include "app/usecases/roles.h"

#include "app/core/code.h"
#include "app/core/error.h"
#include "app/core/joined.h"
#include "app/usecases/answers.h"
#include "app/usecases/book_settings.h"
#include "app/usecases/places.h"
#include "app/usecases/reason_check.h"
#include "app/usecases/recording.h"
#include "app/usecases/values.h"
#include "app/workflow/four_eyes.h"

#include <algorithm>

namespace utfall::usecases {
namespace {

using core::joined;
using workflow::Deed;
using workflow::Grant;
using workflow::Reporter;

Grant grant_of(const RoleChange& change, const programme::Programme& programme,
               const ledger::BookInfo& info, core::Findings& findings) {
    const auto& roles = workflow::all_roles();
    if (std::find(roles.begin(), roles.end(), change.role) == roles.end())
        throw core::Error{core::ErrorKind::usage, "ROLE_UNKNOWN", {{"role", change.role}}};
    if (!core::is_code(change.person))
        throw core::Error{core::ErrorKind::usage, "ACTOR_NOT_A_CODE", {{"actor", change.person}}};
    Grant grant{change.person, change.role, std::nullopt, validity_of(change.days, info, findings)};
    const auto& [team, organisation] = change.scope;
    const auto unknown = [](const std::string& code) {
        return core::Error{core::ErrorKind::not_found, "COLLECTOR_UNKNOWN", {{"code", code}}};
    };
    if (!team.empty()) {
        if (programme.team(team) == nullptr) throw unknown(team);
        grant.scope = Reporter{Reporter::Level::team, team};
    } else if (!organisation.empty()) {
        if (programme.organisation(organisation) == nullptr) throw unknown(organisation);
        grant.scope = Reporter{Reporter::Level::organisation, organisation};
    }
    return grant;
}

void check_second_person(workflow::FourEyes setting, const Grant& grant, const Act& act,
                         core::Findings& findings) {
    switch (workflow::second_person(setting, act.actor.code, act.actor.identity, {grant.person})) {
        case workflow::SecondPerson::fine:
            return;
        case workflow::SecondPerson::is_author:
            findings.add("ROLE_SAME_PERSON", {}, {{"actor", act.actor.code}});
            return;
        case workflow::SecondPerson::needs_account:
            findings.add("PERIOD_NEEDS_ACCOUNT", {});
    }
}

// Whoever gives roles has to be somebody whom the ledger knows, from the first one on.
void check_giver(const RolesAt& roles, const RoleChange& change, const Grant& grant, const Act& act,
                 core::Findings& findings) {
    const auto& [grants, at, programme] = roles;
    if (!workflow::may(act.actor.role, Deed::give_role)) {
        findings.add(
            "ROLE_GIVER", {},
            {{"role", act.actor.role}, {"wanted", joined(workflow::roles_for(Deed::give_role))}});
        return;
    }
    const bool keeps = grant.keeps_giving_roles(at);
    if (!grants.in_use() && !keeps) {
        findings.add("ROLE_FIRST", {}, {{"wanted", joined(workflow::roles_for(Deed::give_role))}});
    }
    if (change.ends && keeps && !grants.can_be_given_without(grant, at))
        findings.add("ROLE_LAST", {}, {{"person", grant.person}, {"role", grant.role}});
    check_role_held(roles, act.actor, Deed::give_role, {}, findings);
}

// Nobody would ever have had the role.
void check_days_ahead(const Grant& grant, const RoleDays& days, core::Instant at,
                      core::Findings& findings) {
    if (grant.valid.until && *grant.valid.until <= at)
        findings.add("ROLE_DAYS_PAST", at_column("to"), {{"to", days.to}});
}

}  // namespace

workflow::RoleGrants role_grants(const ledger::Store& store, std::uint64_t as_of) {
    workflow::RoleGrants grants;
    store.for_each_entry_of(workflow::role_entry_kinds(), as_of, [&](const ledger::Entry& entry) {
        if (grants.replay(entry)) return;
        throw core::Error{core::ErrorKind::integrity,
                          "ROLE_ENTRY_MALFORMED",
                          {{"entry", std::to_string(entry.seq)}}};
    });
    return grants;
}

workflow::Covers covers_in(const programme::Programme& programme) {
    return [&programme](const Reporter& scope, const Reporter& asked) {
        if (scope.level == Reporter::Level::team) return scope == asked;
        std::string organisation = asked.code;
        if (asked.level == Reporter::Level::team) {
            const auto* team = programme.team(asked.code);
            if (team == nullptr) return false;
            organisation = team->organisation;
        }
        return programme.is_within(organisation, scope.code);
    };
}

void check_role_held(const RolesAt& roles, const ledger::Actor& actor, Deed deed,
                     const std::vector<Reporter>& whom, core::Findings& findings) {
    const auto& [grants, at, programme] = roles;
    if (!grants.in_use()) return;
    const bool held = workflow::may(actor.role, deed) &&
                      grants.holds(actor.code, actor.role, whom, covers_in(programme), at);
    if (held) return;
    std::vector<std::string> codes;
    codes.reserve(whom.size());
    for (const Reporter& reporter : whom) codes.push_back(reporter.code);
    findings.add("ROLE_NOT_HELD", {},
                 {{"actor", actor.code},
                  {"role", actor.role},
                  {"deed", std::string{workflow::to_word(deed)}},
                  {"wanted", joined(workflow::roles_for(deed))},
                  {"who", joined(codes)}});
}

std::string giving_role(const ledger::Store& store, const std::string& person) {
    const core::Instant now = store.next_at();
    const auto grants = role_grants(store, store.size());
    for (const auto& held : grants.held()) {
        const Grant& grant = held.grant;
        if (grant.person == person && !grant.scope && grant.valid.contains(now) &&
            workflow::may(grant.role, Deed::give_role))
            return grant.role;
    }
    return "process_owner";
}

RoleChanged change_role(Book& book, const RoleChange& change, const Act& act) {
    ledger::Store& store = book.store();
    RoleChanged changed;
    changed.grant =
        grant_of(change, load_setup(store, store.size()).programme, store.info(), changed.findings);
    if (changed.findings.has_errors()) return changed;
    ledger::EntryDraft draft{
        act.request_id,
        act.actor,
        std::string{change.ends ? workflow::role_ended_kind : workflow::role_granted_kind},
        change.person,
        act.reason_code,
        act.reason};
    draft.body = workflow::body_of(changed.grant);
    std::optional<ledger::Receipt> repeated;
    const auto append = store.begin(draft, repeated);
    if (!append) {
        const auto before = store.entry(repeated->entry);
        check_same_request(*before, before->body == draft.body);
        changed.entry = repeated->entry;
        changed.size = repeated->size;
        changed.replayed = true;
        return changed;
    }
    changed.size = append->entry();
    const Setup setup = load_setup(store, changed.size);
    const RolesAt roles{role_grants(store, changed.size), append->recorded_at(), setup.programme};
    const auto* known = roles.grants.find(changed.grant);
    if (change.ends && known == nullptr) {
        throw core::Error{core::ErrorKind::not_found,
                          "ROLE_NOT_GRANTED",
                          {{"person", change.person}, {"role", change.role}}};
    }
    if (!change.ends && known != nullptr) {
        changed.entry = known->entry;
        changed.replayed = true;
        return changed;
    }
    check_reason_and_note(act, "ROLE_NEEDS_REASON", changed.findings);
    check_giver(roles, change, changed.grant, act, changed.findings);
    if (!change.ends) {
        check_days_ahead(changed.grant, change.days, roles.at, changed.findings);
        check_second_person(book_settings(store, changed.size).four_eyes, changed.grant, act,
                            changed.findings);
    }
    if (act.dry_run || changed.findings.has_errors()) return changed;
    const ledger::Receipt receipt = append->commit();
    changed.entry = receipt.entry;
    changed.size = receipt.size;
    return changed;
}

core::Json roles_json(const workflow::RoleGrants& grants, const ledger::BookInfo& info) {
    const auto unless_empty = [](const std::string& text) {
        return text.empty() ? core::Json{} : core::Json{text};
    };
    core::JsonArray rows;
    for (const auto& held : grants.held()) {
        const auto& scope = held.grant.scope;
        const bool is_team = scope && scope->level == Reporter::Level::team;
        const RoleDays days = days_of(held.grant.valid, info);
        rows.push_back(core::JsonObject{
            {"person", held.grant.person},
            {"role", held.grant.role},
            {"team", is_team ? core::Json{scope->code} : core::Json{}},
            {"organisation", scope && !is_team ? core::Json{scope->code} : core::Json{}},
            {"from", unless_empty(days.from)},
            {"to", unless_empty(days.to)},
            {"entry", held.entry},
            {"since", held.since.to_string()},
            {"by", held.by}});
    }
    return rows;
}

}  // namespace utfall::usecases
