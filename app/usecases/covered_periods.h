#pragma once

#include "app/usecases/periods.h"

#include <string>
#include <vector>

namespace utfall::usecases {

struct CoveredPeriod {
    std::string period;
    std::vector<PeriodReport> reports;
};

/// period_reports() of the periods that lie whole in `period` and that somebody in the scope is
/// asked for or has given values for, shortest first: the months of a term, then the term. Throws
/// Error(not_found, "PERIOD_UNKNOWN" | "PERIOD_NOT_ASKED" | "COLLECTOR_UNKNOWN").
std::vector<CoveredPeriod> covered_reports(Book& book, const Setup& setup,
                                           const std::string& period, const PeriodScope& scope,
                                           std::uint64_t as_of);

struct CoveredSteps {
    /// In order; a period in which the step was taken before is not there.
    std::vector<std::string> periods;
    std::vector<StepTaken> taken;  ///< Of each of them.
    core::Findings findings;
};

/// take_period_step() in every covered period, each as an entry of its own. While anybody is
/// hindered in any of them nothing is recorded, and all are told.
CoveredSteps take_covered_steps(Book& book, const PeriodStep& step, const Act& act);

}  // namespace utfall::usecases
