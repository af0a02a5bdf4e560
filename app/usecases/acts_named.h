#pragma once

#include "app/usecases/report_facts.h"
#include "reports/dataset.h"

#include <cstdint>
#include <map>
#include <vector>

namespace utfall::usecases {

/// The entries that a report of the ledger's history names: who did what, when and why, and what
/// each was hashed to.
class ActsNamed {
  public:
    explicit ActsNamed(const ReportFacts& facts) : facts_(facts) {}

    const ledger::Entry& entry(std::uint64_t seq);
    /// Columns entry, recorded, recorded_at, actor, role, identity, reason_code and reason of a row
    /// about something that the entry recorded.
    void set(reports::DataRow& row, std::uint64_t seq);

    /// Dataset "acts": every entry that was asked for, in the order of the ledger.
    std::vector<reports::DataRow> rows() const;

  private:
    const ReportFacts& facts_;
    std::map<std::uint64_t, ledger::Entry> entries_;
};

}  // namespace utfall::usecases
