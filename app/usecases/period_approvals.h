#pragma once

#include "app/core/finding.h"
#include "app/usecases/books.h"
#include "app/usecases/report_facts.h"
#include "reports/dataset.h"

#include <cstdint>

namespace utfall::usecases {

/// What a report would be made of that nobody has approved as it stands. Approval is in use from
/// the first period that anybody of the report's organisations submitted, or from the report's own
/// where the book asks for a second person. What each reporter gave for a period from then on that
/// the report uses is an obstacle unless it is approved: REPORT_VALUES_NOT_SUBMITTED, _NOT_APPROVED
/// or _CHANGED. Before that PERIOD_UNAPPROVED warns of each period within the report's. All values
/// are read in one pass. Not for a report of the ledger's history, which tells what was recorded
/// whether anybody approved it or not.
void check_approvals(Book& book, const ReportRequest& request, std::uint64_t as_of,
                     core::Findings& findings);

/// The obstacles alone: nothing is read in a book where nobody approves.
void check_approval_obstacles(Book& book, const ReportRequest& request, std::uint64_t as_of,
                              core::Findings& findings);

/// The same before a report is issued. With a reason code and a note in `act` the obstacles become
/// warnings, and the result is what the report then says of itself ("approval.*" of its DataSet);
/// empty where there is nothing to say.
reports::DataRow settle_approvals(Book& book, const ReportRequest& request, std::uint64_t as_of,
                                  const Act& act, core::Findings& findings);

}  // namespace utfall::usecases
