#pragma once

#include "app/core/date.h"
#include "app/core/decimal.h"
#include "app/core/money.h"
#include "app/ledger/line_table.h"

#include <cstdint>
#include <optional>
#include <string>

namespace utfall::funding {

/// Between typed fields and ledger cells. An empty text and an absent value are a missing cell.
/// Reading throws Error(integrity, "LINE_MALFORMED") when a stored cell is not of its kind: what is
/// stored was checked before.
ledger::Cell cell_of(const std::string& text);
ledger::Cell cell_of(const std::optional<core::Decimal>& number);
ledger::Cell cell_of(const std::optional<core::Date>& day);
ledger::Cell cell_of(const std::optional<core::Money>& amount);
ledger::Cell cell_of(const std::optional<std::int64_t>& number);
ledger::Cell cell_of(const std::optional<ledger::LineRef>& ref);

/// An erased text reads as empty.
std::string text_from(const ledger::Cell& cell);
std::optional<core::Decimal> decimal_from(const ledger::Cell& cell);
std::optional<core::Date> date_from(const ledger::Cell& cell);
std::optional<core::Money> money_from(const ledger::Cell& cell);
std::optional<std::int64_t> integer_from(const ledger::Cell& cell);
std::optional<ledger::LineRef> line_ref_from(const ledger::Cell& cell);

/// Throws Error(integrity, "LINE_MALFORMED").
[[noreturn]] void malformed_line(const std::string& what);

}  // namespace utfall::funding
