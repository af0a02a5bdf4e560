#pragma once

#include "app/core/finding.h"
#include "app/usecases/books.h"
#include "app/usecases/report_facts.h"
#include "reports/dataset.h"
#include "reports/template.h"

#include <cstdint>

namespace utfall::usecases {

/// Checks of the report's claim that are obstacles (funding::is_obstacle) where the template shows
/// them: REPORT_CHECK_FAILED for each. With a reason code and a note in `act` they are warnings,
/// and the result is what the report then says of itself ("approval.*" of its DataSet); empty where
/// there is nothing to say.
reports::DataRow settle_claim_checks(Book& book, const reports::Template& form,
                                     const ReportRequest& request, std::uint64_t as_of,
                                     const Act& act, core::Findings& findings);

/// The obstacles alone.
void check_claim_obstacles(Book& book, const reports::Template& form, const ReportRequest& request,
                           std::uint64_t as_of, core::Findings& findings);

}  // namespace utfall::usecases
