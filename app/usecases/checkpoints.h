#pragma once

#include "app/usecases/books.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace utfall::usecases {

/// What the book came to, to be given to somebody else.
struct TakenCheckpoint {
    std::uint64_t size{0};
    core::Digest root;
    std::string note;       ///< C2SP's signed note; without signature when `is_signed` is not.
    bool is_signed{false};  ///< False: it was only tried, and nobody had signed it before.
    std::string key;        ///< As ledger::verifier_key writes it.
    /// For a witness that knows the book at an earlier size: that it has only grown since.
    struct Growth {
        std::uint64_t since{0};
        std::vector<core::Digest> path;  ///< As ledger::growth_path.
    };
    std::optional<Growth> growth;

    /// The note; with its growth the request that a witness takes (C2SP tlog-witness,
    /// add-checkpoint).
    [[nodiscard]] std::string given() const;
};

/// Signs the book as it was at `as_of` (resolve_as_of()); the note is kept before it is given. Only
/// tried, it signs and keeps nothing. With `since`, another such size, comes the proof of growth.
/// Throws Error(not_found, "BOOK_KEY_MISSING"), `path` being the book's, Error(usage,
/// "CHECKPOINT_SINCE_LATER"), and what Notary::sign throws.
TakenCheckpoint take_checkpoint(Book& book, const std::string& path, std::string_view as_of,
                                std::string_view since, bool dry_run);

}  // namespace utfall::usecases
