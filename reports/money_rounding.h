#pragma once

#include "app/core/decimal.h"
#include "app/core/localized.h"
#include "app/core/rational.h"
#include "reports/document.h"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace utfall::reports {

/// How a table shows its amounts in kronor, so that what it shows adds up (domain 3.4). With
/// `parts` each part is its exact amount rounded up or down, which way being chosen so that they
/// sum to the rounded total; with `line` each is rounded half away from zero, and a line of its own
/// says what is left.
struct MoneyRounding {
    enum class Unit { ore, krona, tkr };
    enum class Rest { parts, line };
    Unit unit{Unit::ore};
    Rest rest{Rest::parts};

    /// Kronor as they are shown, not rounded.
    core::Rational in_unit(const core::Rational& kronor) const;
    int decimals() const { return unit == Unit::ore ? 2 : 0; }
    Format format(Format of_column, core::Lang lang) const;
};

/// "ore", "krona", "tkr", "ore_line", "krona_line", "tkr_line"; empty for another word.
std::optional<MoneyRounding> parse_money_rounding(std::string_view word);
/// The policy with its name, as it is printed under the table.
const std::string& words_of(const MoneyRounding& rounding, core::Lang lang);

struct ExactPart {
    core::Rational amount;
    std::string name;  ///< Decides between parts that are alike, so that their order does not.
};
/// One rounded amount a part, which sum to `total`: the exact sum rounded up or down to `decimals`.
/// The largest remainders are rounded up (R4), ties going to the larger amount and then by name;
/// where the total is negative the mirror image is split.
std::vector<core::Decimal> rounded_parts(const std::vector<ExactPart>& parts,
                                         const core::Decimal& total, int decimals);

/// Rounds every column of money in a table with its totals in place. Each column is rounded for
/// itself, so none of them is a formula over others any more. Parts that do not sum to their total
/// exactly, because one is missing or hidden, are each rounded by themselves. Returns the index of
/// the line that says what is left, when there is one.
std::optional<std::size_t> round_money(const MoneyRounding& rounding, core::Lang lang,
                                       Table& table);

}  // namespace utfall::reports
