#pragma once

#include "app/core/finding.h"
#include "app/usecases/safekeeping.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace utfall::usecases {

/// A copy of a book that was verified, and what its manifest says.
struct Backup {
    std::string path;
    std::string manifest_path;
    std::string sha256;
    std::uint64_t bytes{0};
    std::string ledger_id;
    std::uint64_t size{0};
    core::Digest root;
    core::Instant at;
    std::vector<ledger::VerifyFinding> findings;  ///< With any of them there is no backup.
};

/// Copies the book to `to`, a new file, with NAME.manifest.json beside it. It counts only when the
/// copy verifies, also against what was signed for the book; only tried, it is taken away again.
/// Throws Error(conflict, "BACKUP_EXISTS"), and what copying throws.
Backup back_up(Books& books, Safekeeping& safekeeping, const std::string& book_path,
               const std::string& to, bool dry_run, const ProgressSink& progress);

struct RestoreRequest {
    std::string backup;
    std::string book;                         ///< Must not exist.
    std::optional<ledger::Evidence> anchors;  ///< Of the book that was lost, from elsewhere.
    bool accept_rollback{false};
};

struct Restored {
    Backup backup;          ///< As its manifest says.
    core::Findings faults;  ///< Of the act. With an error nothing was restored.
    std::uint64_t size{0};
    std::optional<std::uint64_t> entry;  ///< That says what was given up; empty: nothing was.
    /// What speaks against it. With any of them nothing was restored.
    std::vector<ledger::VerifyFinding> findings;
    std::size_t given_up{0};  ///< How many signed checkpoints the restored book no longer holds.
};

/// Puts a backup in the place of a book that is gone. A backup that is older than what was signed
/// for the book, or another history, is refused, unless that is accepted: then an entry by `act`
/// says what was given up and why. Throws Error(conflict, "BOOK_EXISTS"), Error(not_found,
/// "BACKUP_MANIFEST_MISSING"), Error(unreadable, "BACKUP_MANIFEST_MALFORMED"), Error(integrity,
/// "BACKUP_ALTERED") and Error(usage, "ROLLBACK_NEEDS_REASON").
Restored restore_book(Books& books, Safekeeping& safekeeping, const RestoreRequest& request,
                      const Act& act, const ProgressSink& progress);

}  // namespace utfall::usecases
