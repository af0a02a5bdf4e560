#pragma once

#include "app/core/clock.h"
#include "app/ledger/entry.h"
#include "app/workflow/period_record.h"
#include "app/workflow/permissions.h"

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace utfall::workflow {

/// From the first moment to before the last; one that is missing is open.
struct Validity {
    std::optional<core::Instant> from, until;
    bool contains(core::Instant at) const;
    bool operator==(const Validity&) const = default;
};

/// A role that somebody has: for one team, for an organisation with all below it, or (no scope) for
/// the whole book.
struct Grant {
    std::string person;  ///< The code they act under.
    std::string role;
    std::optional<Reporter> scope;
    /// Within the time between the entries that give and end it.
    Validity valid{};
    bool operator==(const Grant&) const = default;

    /// It gives roles for the whole book at `at`, and ever after unless it is ended.
    bool keeps_giving_roles(core::Instant at) const;
};

/// The kinds of the entries that give and take a role; their subject is the person.
inline constexpr std::string_view role_granted_kind = "role-granted";
inline constexpr std::string_view role_ended_kind = "role-ended";
const std::vector<std::string>& role_entry_kinds();

/// {"role", "scope": {"level", "code"} or null}: the body of both. A role that does not hold at all
/// times has "from" or "until" too; they are moments and no days, so that whoever replays them
/// needs to know nothing of time zones.
core::Json body_of(const Grant& grant);
/// Empty when the entry is not what was made of body_of.
std::optional<Grant> grant_of(const ledger::Entry& entry);

/// Whom a step took on.
std::vector<Reporter> reporters_of(const std::vector<Part>& parts);

/// Whether what `scope` answers for includes what `asked` does.
using Covers = std::function<bool(const Reporter& scope, const Reporter& asked)>;

/// Who has which role, replayed from the entries in the order of the ledger.
class RoleGrants {
  public:
    struct Held {
        Grant grant;
        std::uint64_t entry{0};
        core::Instant since;
        std::string by;
    };
    /// False when the entry is malformed, gives what is held or takes what is not.
    bool replay(const ledger::Entry& entry);

    /// From the first grant on a role is what the ledger says, and no longer what somebody says.
    bool in_use() const { return in_use_; }
    const std::vector<Held>& held() const {
        return held_;
    }  ///< In the order in which it was given.
    const Held* find(const Grant& grant) const;
    /// True when `person` has the role at `at` for all of `whom`, or for the whole book where it is
    /// empty.
    bool holds(std::string_view person, std::string_view role, const std::vector<Reporter>& whom,
               const Covers& covers, core::Instant at) const;
    /// Another grant than `without` keeps giving roles.
    bool can_be_given_without(const Grant& without, core::Instant at) const;

  private:
    bool in_use_{false};
    std::vector<Held> held_;
};

}  // namespace utfall::workflow
