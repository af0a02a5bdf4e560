#pragma once

#include "app/core/clock.h"
#include "app/programme/programme.h"
#include "app/usecases/collection.h"
#include "app/workflow/role_grants.h"

#include <string>
#include <string_view>
#include <vector>

namespace utfall::usecases {

/// A role that somebody has in a book, and for whom.
struct HeldRole {
    std::string role;
    bool whole_book{false};
    std::vector<workflow::Reporter> parts;  ///< What it is held for where it is not all.
};

/// What the book gives `person` at `at`, in the order of workflow::all_roles(); none where the book
/// gives no roles at all.
std::vector<HeldRole> held_roles(const workflow::RoleGrants& grants, std::string_view person,
                                 core::Instant at);

/// True when one of `parts` answers for `asked`.
bool answers_for(const std::vector<workflow::Reporter>& parts, const workflow::Reporter& asked,
                 const programme::Programme& programme);
/// A unit is its organisation's.
bool answers_for(const std::vector<workflow::Reporter>& parts, const Collector& asked,
                 const programme::Programme& programme);

}  // namespace utfall::usecases
