#pragma once

#include "app/usecases/periods.h"
#include "tests/usecases/small_book.h"

#include <string>

namespace utfall::tests {

/// The small book with values of March 2024: two of T1, one of T2 and one of the municipality.
struct PeriodBook : SmallBook {
    PeriodBook();

    usecases::Act act_as(const std::string& role);
    /// With a reason and a note.
    usecases::StepTaken take(workflow::Step step, const std::string& team,
                             const std::string& role = "process_owner");
    usecases::StepTaken take_for_organisation(workflow::Step step,
                                              const std::string& role = "process_owner");
    void lock_all();
    /// The teams' measures become mandatory.
    void make_mandatory();

    /// "T1:open T2:open 9901:open": all of March at a size; 0: now.
    std::string states(std::uint64_t as_of = 0);
    usecases::PeriodReport report(const std::string& code);

  private:
    std::vector<usecases::PeriodReport> reports(std::uint64_t as_of);
};

/// "CODE who|CODE who": each finding with whom it is about.
std::string codes(const core::Findings& findings);

}  // namespace utfall::tests
