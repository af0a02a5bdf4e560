#pragma once

#include "app/core/finding.h"
#include "app/usecases/books.h"
#include "app/workflow/four_eyes.h"

#include <cstdint>
#include <optional>

namespace utfall::usecases {

/// How a book is worked in, as known at one size.
struct BookSettings {
    workflow::FourEyes four_eyes{workflow::FourEyes::off};
    std::optional<std::uint64_t> entry;  ///< That set it last; empty: none did.
};
/// Throws Error(integrity, "BOOK_SET_MALFORMED").
BookSettings book_settings(const ledger::Store& store, std::uint64_t as_of);

struct BookSet {
    std::optional<std::uint64_t> entry;  ///< Empty: faults, a try, or as it was from the start.
    std::uint64_t size{0};
    bool replayed{false};
    BookSettings before;
    core::Findings findings;
};
/// Sets whether a second person approves. It takes a reason and a note, because it may be set back;
/// what is so already is answered with the entry that set it. BOOK_SET_NEEDS_REASON,
/// REASON_CODE_UNKNOWN, BOOK_SET_ROLE.
BookSet set_four_eyes(Book& book, workflow::FourEyes setting, const Act& act);

}  // namespace utfall::usecases
