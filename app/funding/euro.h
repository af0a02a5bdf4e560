#pragma once

#include "app/core/date.h"
#include "app/core/decimal.h"
#include "app/core/money.h"

#include <optional>
#include <string_view>

namespace utfall::funding {

/// What a euro cost on a day. Amounts in euro are a view: nothing is claimed or added up in them.
struct EuroRate {
    core::Decimal kronor;  ///< For one euro, above 0, as it was published.
    core::Date on;
    bool operator==(const EuroRate&) const = default;
};

/// "11.4325@2025-06-30", or with a decimal comma. At most 8 decimals; empty on anything else.
std::optional<EuroRate> parse_euro_rate(std::string_view text);

/// Euro and cents, rounded once from the exact quotient, half away from zero. Shown amounts need
/// not add up to the shown total, which is converted by itself.
core::Decimal in_euro(core::Money amount, const EuroRate& rate);

}  // namespace utfall::funding
