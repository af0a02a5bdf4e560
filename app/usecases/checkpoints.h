#pragma once

#include "app/usecases/books.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace utfall::usecases {

/// What the book came to, to be given to somebody else.
struct TakenCheckpoint {
    std::uint64_t size{0};
    core::Digest root;
    std::string note;       ///< C2SP's signed note; without signature when `is_signed` is not.
    bool is_signed{false};  ///< False: it was only tried, and nobody had signed it before.
    std::string key;        ///< As ledger::verifier_key writes it.
};

/// Signs the book as it was at `as_of` (resolve_as_of()); the note is kept before it is given. Only
/// tried, it signs and keeps nothing. Throws Error(not_found, "BOOK_KEY_MISSING"), `path` being the
/// book's, and what Notary::sign throws.
TakenCheckpoint take_checkpoint(Book& book, const std::string& path, std::string_view as_of,
                                bool dry_run);

}  // namespace utfall::usecases
