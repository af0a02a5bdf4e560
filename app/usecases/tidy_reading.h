#pragma once

#include "app/core/finding.h"
#include "app/indicators/framework.h"
#include "app/intake/csv_reader.h"

#include <cstdint>
#include <span>
#include <string>

namespace utfall::usecases {

/// The columns of the tidy export that are not among those that are `read`: what they say follows
/// from the set-up, or belongs to the book that was exported. With all of them a file is a tidy
/// export.
intake::UnreadColumns tidy_unread(const indicators::Framework& framework,
                                  std::span<const intake::ColumnSpec> read);

/// The rows of a tidy export that are no values to take in, of one file.
class TidyReading {
  public:
    /// `framework` must outlive it.
    explicit TidyReading(const indicators::Framework& framework) : framework_(framework) {}

    /// True for a calculated figure, and for an answer in words, which the export leaves out.
    bool passes_over(const intake::CsvRow& row);
    /// How many there were: VALUE_FIGURES_NOT_READ (a note), VALUE_TEXTS_NOT_READ (a warning).
    void tell(const std::string& file, core::Findings& findings) const;

  private:
    const indicators::Framework& framework_;
    std::uint64_t figures_{0};
    std::uint64_t texts_{0};
};

}  // namespace utfall::usecases
