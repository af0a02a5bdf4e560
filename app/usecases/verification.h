#pragma once

#include "app/usecases/books.h"
#include "app/usecases/issued_files_check.h"
#include "app/usecases/missing_values.h"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace utfall::usecases {

struct VerificationQuestion {
    std::vector<ledger::Evidence> evidence;  ///< Checkpoints and seals that were kept elsewhere.
    KeptFiles files;                         ///< Of issued reports; empty: nobody shows them.
    bool rebuild{false};                     ///< Make each issued report again.
    std::size_t most_missing{20};            ///< How many missing values to name.
};

/// What a book's file is found to be, and what is not in it.
struct BookVerified {
    ledger::Verification ledger;
    /// V10. Empty: the book was altered so that it does not say which reports it issued.
    std::optional<IssuedFilesChecked> reports;
    /// V11: no fault, for nobody can tell a value that was never given from one that never was.
    /// Empty: there are findings, and a gap in a book that was altered says nothing.
    std::optional<MissingValues> missing;
};

/// All steps of a verification. Throws only when there is no such file.
BookVerified verify_book(Books& books, const std::string& path, const ProgressSink& progress,
                         const VerificationQuestion& question);

}  // namespace utfall::usecases
