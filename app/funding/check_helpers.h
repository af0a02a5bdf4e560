#pragma once

#include "app/core/decimal.h"
#include "app/core/finding.h"
#include "app/core/money.h"
#include "app/funding/claim.h"
#include "app/programme/programme.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace utfall::funding {

/// `where` with its column set.
core::Place at_column(const core::Place& where, std::string_view column);

/// The known code closest to `code`, or "–" when none is close.
std::string closest_or_dash(std::string_view code, const std::vector<std::string>& known);
std::vector<std::string> organisation_codes(const programme::Programme& programme);

/// Beyond 10^13 öre sums of a large book could leave int64; beyond 10^9 no quantity or price is
/// meant.
bool is_amount_in_range(core::Money amount);
bool is_number_in_range(const std::optional<core::Decimal>& number);

/// round(quantity x unit price) to öre, half away from zero (R1).
core::Money product_of(const core::Decimal& quantity, const core::Decimal& unit_price);

/// "yes", "no", "not_stated", "not_applicable".
bool is_answer(std::string_view word);

/// A rule known from memory only is never printed as the rule: its source says so.
ClaimCheck not_verified(ClaimCheck check);

}  // namespace utfall::funding
