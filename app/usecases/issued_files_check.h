#pragma once

#include "app/core/finding.h"
#include "app/usecases/books.h"

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace utfall::usecases {

/// The bytes of a file that somebody keeps, by its name; none where it is not kept.
using KeptFiles = std::function<std::optional<std::string>(const std::string& name)>;

struct ReportFinding {
    std::uint64_t entry{0};  ///< That issued the report.
    core::Finding finding;
};

/// Issued reports held against what the ledger recorded of them.
struct IssuedFilesChecked {
    std::uint64_t reports{0};
    std::uint64_t files{0};   ///< Of all reports.
    std::uint64_t unseen{0};  ///< Reports whose files nobody showed.
    /// REPORT_FILE_MISSING, REPORT_FILE_ALTERED, REPORT_REBUILT_DIFFERS.
    std::vector<ReportFinding> findings;
    /// REPORT_DRAWN_OTHERWISE: another version of the program drew the same content.
    std::vector<ReportFinding> notes;
};

/// Each file's presence and SHA-256, where `kept` is given.
IssuedFilesChecked check_issued_files(const ledger::Store& store, std::uint64_t as_of,
                                      const KeptFiles& kept);

/// Makes each report anew from the ledger and compares the files' digests, and where another
/// version of the program drew them what they say. For a sound ledger.
void rebuild_issued_reports(Book& book, std::uint64_t as_of, IssuedFilesChecked& checked);

}  // namespace utfall::usecases
