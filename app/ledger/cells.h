#pragma once

#include "app/core/date.h"
#include "app/core/decimal.h"
#include "app/core/money.h"
#include "app/ledger/line_table.h"

#include <cstdint>
#include <optional>
#include <string>

namespace utfall::ledger {

/// Between typed fields and ledger cells. An empty text and an absent value are a missing cell.
/// Reading throws Error(integrity, "LINE_MALFORMED") when a stored cell is not of its kind: what is
/// stored was checked before.
Cell cell_of(const std::string& text);
Cell cell_of(const std::optional<core::Decimal>& number);
Cell cell_of(const std::optional<core::Date>& day);
Cell cell_of(const std::optional<core::Money>& amount);
Cell cell_of(const std::optional<std::int64_t>& number);
Cell cell_of(const std::optional<LineRef>& ref);

/// An erased text reads as empty.
std::string text_from(const Cell& cell);
std::optional<core::Decimal> decimal_from(const Cell& cell);
std::optional<core::Date> date_from(const Cell& cell);
std::optional<core::Money> money_from(const Cell& cell);
std::optional<std::int64_t> integer_from(const Cell& cell);
std::optional<LineRef> line_ref_from(const Cell& cell);

/// Throws Error(integrity, "LINE_MALFORMED").
[[noreturn]] void malformed_line(const std::string& what);

}  // namespace utfall::ledger
