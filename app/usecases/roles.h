#pragma once

#include "app/core/finding.h"
#include "app/core/json.h"
#include "app/usecases/books.h"
#include "app/usecases/periods.h"
#include "app/usecases/role_days.h"
#include "app/workflow/role_grants.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace utfall::usecases {

/// Who has which role as known at a size. Throws Error(integrity, "ROLE_ENTRY_MALFORMED").
workflow::RoleGrants role_grants(const ledger::Store& store, std::uint64_t as_of);

/// A team's role covers the team; an organisation's all teams and organisations below it too.
workflow::Covers covers_in(const programme::Programme& programme);

/// The roles of a book, when they are asked about, and whom each reaches by its set-up.
struct RolesAt {
    workflow::RoleGrants grants;
    core::Instant at;
    const programme::Programme& programme;
};

/// Notes ROLE_NOT_HELD unless the book gives no roles or `actor` has the one they act in, for all
/// of `whom` (empty: the whole book).
void check_role_held(const RolesAt& roles, const ledger::Actor& actor, workflow::Deed deed,
                     const std::vector<workflow::Reporter>& whom, core::Findings& findings);

/// The role in which `person` would give others theirs now; "process_owner" for whoever has none.
std::string giving_role(const ledger::Store& store, const std::string& person);

struct RoleChange {
    bool ends{false};
    std::string person;
    std::string role;
    PeriodScope scope;
    RoleDays days{};  ///< Open at both ends: until it is taken back.
};

struct RoleChanged {
    std::optional<std::uint64_t> entry;  ///< Empty: refused, or a try.
    std::uint64_t size{0};
    bool replayed{false};
    workflow::Grant grant;
    core::Findings findings;
};

/// Gives a role or takes it back, with a reason and a note; one that was given for days is named by
/// them when it is taken back. The first one given is one that gives roles, for the whole book and
/// until it is taken back, and the last such one is not taken back. Where the book asks for a
/// second person nobody gives a role to themselves. ROLE_NEEDS_REASON, REASON_CODE_UNKNOWN,
/// ROLE_GIVER, ROLE_NOT_HELD, ROLE_FIRST, ROLE_LAST, ROLE_SAME_PERSON, PERIOD_NEEDS_ACCOUNT,
/// ROLE_DAY, ROLE_DAYS_ORDER, ROLE_DAYS_PAST. Throws Error(usage, "ROLE_UNKNOWN" |
/// "ACTOR_NOT_A_CODE"), Error(not_found, "COLLECTOR_UNKNOWN" | "ROLE_NOT_GRANTED").
RoleChanged change_role(Book& book, const RoleChange& change, const Act& act);

/// [{"person", "role", "team", "organisation", "from", "to", "entry", "since", "by"}]
core::Json roles_json(const workflow::RoleGrants& grants, const ledger::BookInfo& info);

}  // namespace utfall::usecases
