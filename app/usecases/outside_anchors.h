#pragma once

#include "app/core/finding.h"
#include "app/core/timestamp.h"
#include "app/usecases/books.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace utfall::usecases {

// Time stamps (RFC 3161) of a book's checkpoints, by file: nothing here reaches for a network.

/// What a time-stamping authority is asked.
struct AnchorRequest {
    std::uint64_t size{0};  ///< Of the newest signed checkpoint, which it is about.
    core::StampRequest asked;
    std::string bytes;  ///< DER; what goes into a .tsq file.
};
/// Throws Error(not_found, "CHECKPOINT_NONE_SIGNED") when nothing was signed for the book yet.
AnchorRequest request_anchor(Book& book, core::Entropy& entropy);

/// What an authority answered, held against the book.
struct ImportedAnchor {
    core::Findings findings;  ///< With an error nothing was kept.
    std::uint64_t size{0};
    core::Instant at;  ///< As the authority says.
    std::string authority;
    bool nonce_checked{false};
    bool kept{false};  ///< False: only tried, or it lay there before.
};
/// `answer` is a .tsr file, `request` the .tsq that was sent; without it the nonce is not looked
/// at. Throws Error(unreadable, "STAMP_ANSWER_UNREADABLE" | "STAMP_REQUEST_UNREADABLE").
ImportedAnchor import_anchor(Book& book, std::string_view answer,
                             const std::optional<std::string>& request, bool dry_run);

/// One time stamp that lies beside the book.
struct CheckedAnchor {
    std::uint64_t size{0};
    std::optional<core::Stamp> stamp;           ///< Empty: it cannot be read.
    bool in_book{false};                        ///< It is about a checkpoint that the book holds.
    std::optional<core::StampTrust> authority;  ///< Empty: no issuers were given.

    [[nodiscard]] bool holds() const {
        return stamp && stamp->is_signed && in_book &&
               authority.value_or(core::StampTrust::held) == core::StampTrust::held;
    }
};
/// All of them. `issuers` are certificates in PEM: Error(unreadable, "ISSUERS_UNREADABLE") when
/// there is none in them. Throws Error(not_found, "STAMPS_MISSING") when there is no time stamp.
std::vector<CheckedAnchor> check_anchors(Book& book, const std::optional<std::string>& issuers);

/// What was recorded since somebody else could last tell what the book held.
struct AnchorWindow {
    std::optional<ledger::OutsideAnchor> anchor;  ///< Empty: nobody ever could.
    std::uint64_t entries{0};
    std::int64_t days{0};  ///< Whole ones, since the anchor's time.
};
AnchorWindow window_since(const std::optional<ledger::OutsideAnchor>& anchor, std::uint64_t size,
                          core::Instant now);
/// The same by the time stamps that lie beside the book, without verifying the rest of it.
AnchorWindow window_of(Book& book, core::Instant now);

}  // namespace utfall::usecases
