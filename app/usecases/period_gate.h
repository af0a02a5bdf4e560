#pragma once

#include "app/core/finding.h"
#include "app/usecases/books.h"
#include "app/usecases/setup.h"
#include "app/workflow/period_record.h"

#include <cstdint>
#include <string_view>

namespace utfall::usecases {

/// Stands before every way in which values are written, and says what the state of their period
/// asks of whoever changes one. Reads the steps once; a value costs a look-up, and nothing in a
/// book where no period was ever submitted.
class PeriodGate {
  public:
    PeriodGate(const ledger::Store& store, const Setup& setup, std::uint64_t as_of);

    /// Notes PERIOD_LOCKED, and after submission CHANGE_NEEDS_REASON or REASON_CODE_UNKNOWN.
    void check(const ledger::SeriesKey& series, std::string_view period, const Act& act,
               const core::Place& place, core::Findings& findings) const;
    workflow::Writing writing(const ledger::SeriesKey& series, std::string_view period) const;

  private:
    const Setup& setup_;
    workflow::PeriodStates states_;
};

}  // namespace utfall::usecases
