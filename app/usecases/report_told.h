#pragma once

#include "app/usecases/disclosure_plan.h"
#include "app/usecases/report_facts.h"

#include <vector>

namespace utfall::usecases {

/// The public reports that were issued before: what they told, out of the ledger, and what they
/// were made of, calculated anew, which takes as long as each of them did. Those for a named
/// recipient are no business of who reads the public ones.
std::vector<ToldReport> told_before(const ReportFacts& facts);

}  // namespace utfall::usecases
