#pragma once

#include "app/core/date.h"
#include "app/core/finding.h"
#include "app/core/json.h"
#include "app/usecases/books.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace utfall::usecases {

/// The kind of the entries that set it.
inline constexpr std::string_view retention_kind = "retention-set";

/// What decides how long a book has to be kept, as known at one size.
struct Retention {
    /// Of support to the beneficiary, as claims were paid or as set since; empty: not yet.
    std::optional<core::Date> last_payment;
    std::optional<core::Date> archive_until;  ///< By decision of the archive; empty: none.
    bool legal_hold{false};                   ///< Nothing is erased as long as it is on.
    bool operator==(const Retention&) const = default;
};
/// Throws Error(integrity, "BOOK_SET_MALFORMED").
Retention retention_at(const ledger::Store& store, std::uint64_t as_of);

/// The entry that last said what decides it, and what was so before: what undoes the entry.
struct RetentionStep {
    std::uint64_t entry{0};
    Retention before;
};
std::optional<RetentionStep> last_retention_step(const ledger::Store& store, std::uint64_t as_of);

/// Which of the rules keeps a book longest.
enum class KeptBy { programme, bookkeeping, archive };
std::string_view to_word(KeptBy rule);

struct KeepUntil {
    core::Date day;  ///< To be kept through this day.
    KeptBy rule{KeptBy::programme};
};
/// What each rule asks for: the funding programme 31 December, five years after the year of the
/// last payment (Regulation (EU) 2021/1060, Article 82), bookkeeping seven years after it, and the
/// archive's decision where there is one. Empty as long as there is no last payment: the time has
/// not begun to run.
std::vector<KeepUntil> keeping_rules(const Retention& retention);
/// The longest of them.
std::optional<KeepUntil> keep_until(const Retention& retention);

/// {"keep_until", "basis", "legal_hold"}; basis is "open" as long as there is no day.
core::Json retention_json(const Retention& retention);

/// What is asked to be another; empty ones stay as they are. A day is YYYY-MM-DD, or `no_day` where
/// the one that was stated is to be taken back.
inline constexpr std::string_view no_day = "none";
struct RetentionAsked {
    std::string last_payment;
    std::string archive_until;
    std::optional<bool> legal_hold;
};
struct RetentionSet {
    std::optional<std::uint64_t> entry;  ///< Empty: faults, a try, or as it was.
    std::uint64_t size{0};
    bool replayed{false};
    Retention now;
    core::Findings findings;
};
/// It takes a reason and a note, because it decides when what can be erased. BOOK_SET_NEEDS_REASON,
/// REASON_CODE_UNKNOWN, BOOK_SET_ROLE, ROLE_NOT_HELD, RETENTION_DAY, RETENTION_PAYMENT_LATER.
RetentionSet set_retention(Book& book, const RetentionAsked& asked, const Act& act);

}  // namespace utfall::usecases
