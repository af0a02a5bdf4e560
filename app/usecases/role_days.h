#pragma once

#include "app/core/finding.h"
#include "app/ledger/store.h"
#include "app/workflow/role_grants.h"

#include <string>

namespace utfall::usecases {

/// The days for which a role is given, as people say them: "2026-01-31", both included, and one
/// that is empty is open.
struct RoleDays {
    std::string from, to;
};

/// The moments between which those days lie in the book's time zone. ROLE_DAY, ROLE_DAYS_ORDER.
workflow::Validity validity_of(const RoleDays& days, const ledger::BookInfo& info,
                               core::Findings& findings);

RoleDays days_of(const workflow::Validity& valid, const ledger::BookInfo& info);

}  // namespace utfall::usecases
