#pragma once

#include "app/ledger/line_table.h"
#include "app/usecases/books.h"

#include <cstdint>
#include <string>
#include <vector>

namespace utfall::usecases {

/// Which issued reports have a number that was calculated from a value's line. Each report is
/// worked out anew from what it knew, which takes as long as issuing it did.
class ReportLines {
  public:
    /// Of the reports issued below `as_of`; those that tell the ledger's history have no numbers of
    /// their own.
    ReportLines(Book& book, std::uint64_t as_of, const ProgressSink& progress);

    /// "R-2025-001 R-2025-004"; empty when there is none.
    [[nodiscard]] std::string reports_of(const ledger::LineRef& line) const;

  private:
    struct Report {
        std::string number;
        std::vector<ledger::LineRef> lines;  ///< Sorted.
    };
    std::vector<Report> reports_;
};

}  // namespace utfall::usecases
