#pragma once

#include "app/core/date.h"
#include "app/core/finding.h"
#include "app/core/money.h"
#include "app/funding/cost.h"
#include "app/funding/financing.h"
#include "app/ledger/line_table.h"

#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace utfall::funding {

/// What of a claim the funder does not accept.
enum class RejectedKind { cost, financing };
std::optional<RejectedKind> parse_rejected_kind(std::string_view word);
/// "cost", "financing".
std::string_view to_word(RejectedKind kind);

/// A part of one cost or contribution that a decision on a claim took away. The line itself gets a
/// version without it, so that flat rates and shares follow in the next claim (R7).
struct Rejection {
    core::Place where;  ///< Where it was read; row 0 for one in the book.
    std::string claim;
    RejectedKind kind{RejectedKind::cost};
    std::string id;
    core::Money amount;
    core::Date decided_on;
    std::string reason;  ///< Kept detached, apart from the row.
};

/// The name of the part of a claim that its rejections are in `claim_line`.
inline constexpr std::string_view rejection_part = "rejection";

/// A row of `claim_line`: all but where and reason.
ledger::Row to_row(const Rejection& rejection);
/// Those among the lines of claims, in order. Throws Error(integrity, "LINE_MALFORMED") when they
/// are not what to_row made.
std::vector<Rejection> rejections_from_lines(std::span<const ledger::Line> lines);

/// What decisions have taken from each cost or contribution.
using RejectedAmounts = std::map<std::string, core::Money, std::less<>>;
RejectedAmounts rejected_amounts(std::span<const Rejection> rejections, RejectedKind kind);

/// A line as a file states it, less what was rejected of it: accounts go on holding the whole.
/// Never less than nothing of a cost, and a credit stays as it is.
core::Money less_rejected(core::Money stated, core::Money rejected);

/// Errors: CLAIM_REJECTION_AMOUNT (not above 0, or more than is left), CLAIM_REJECTION_TWICE,
/// CLAIM_REJECTION_UNKNOWN (not in the claim). `left` is what remains of each line of the claim
/// now.
void check_rejections(std::span<const Rejection> rejections, const RejectedAmounts& costs_left,
                      const RejectedAmounts& financing_left, core::Findings& findings);

}  // namespace utfall::funding
