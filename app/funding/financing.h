#pragma once

#include "app/core/decimal.h"
#include "app/core/finding.h"
#include "app/core/money.h"
#include "app/ledger/line_table.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace utfall::funding {

/// What the project's own financing consists of. The last two are contributions in kind.
enum class FinancingKind { cash, in_kind_staff, participant_allowance };
std::optional<FinancingKind> parse_financing_kind(std::string_view word);
std::string_view to_word(FinancingKind kind);
bool is_in_kind(FinancingKind kind);

/// One contribution from an organisation to the project; `id` is its key in the book. Contributions
/// in kind come only this way: they are eligible cost and, by the same amount, financing of source
/// PROJECT.
struct FinancingLine {
    ledger::LineRef ref;  ///< Of a line in the book; {0, 0} for one being imported.
    core::Place where;    ///< Where it was read; row 0 for a line in the book.
    std::string id;
    std::string organisation;
    FinancingKind kind{FinancingKind::cash};
    std::string public_funds;  ///< "yes", "no", "not_stated" or "not_applicable".
    std::string period;        ///< Period code; its last day decides the decision version.
    std::optional<core::Decimal> quantity;
    std::optional<core::Decimal> unit_price;  ///< Kronor.
    core::Money amount;
    std::string certificate;  ///< Empty when none or erased.
    std::optional<ledger::LineRef> replaces;
    std::optional<std::int64_t> source;
    std::optional<std::int64_t> source_row;
};

/// The cells of `financing_line` in column order.
ledger::Row to_row(const FinancingLine& line);
/// Throws Error(integrity, "LINE_MALFORMED") when the line is not one that to_row made.
FinancingLine financing_from_line(const ledger::Line& line);

/// True when both report the same: all but ref, where, replaces and source.
bool same_content(const FinancingLine& a, const FinancingLine& b);

/// The lines of `all` that no other line of `all` replaces, in order.
std::vector<FinancingLine> current_financing(std::span<const FinancingLine> all);

}  // namespace utfall::funding
