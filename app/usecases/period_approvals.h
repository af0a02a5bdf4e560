#pragma once

#include "app/core/finding.h"
#include "app/usecases/books.h"
#include "app/usecases/report_facts.h"

#include <cstdint>

namespace utfall::usecases {

/// Warns of PERIOD_UNAPPROVED: for each period within the report's, whose values are not approved,
/// or are others than those that were. Whoever has given no values is not counted. All values are
/// read in one pass.
void check_approvals(Book& book, const ReportRequest& request, std::uint64_t as_of,
                     core::Findings& findings);

}  // namespace utfall::usecases
