#pragma once

#include "app/core/date.h"
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

/// How a cost is grounded (CPR art. 53(1)). Flat rates are computed, never typed.
enum class CostForm { actual, unit_cost, lump_sum };
std::optional<CostForm> parse_cost_form(std::string_view word);
std::string_view to_word(CostForm form);

/// One cost as reported; `id` is its key in the book.
struct CostLine {
    ledger::LineRef ref;  ///< Of a line in the book; {0, 0} for one being imported.
    core::Place where;    ///< Where it was read; row 0 for a line in the book.
    std::string id;
    std::string organisation;
    std::string cost_category;
    CostForm form{CostForm::actual};
    core::Date date;     ///< Decides which decision version it belongs to.
    std::string period;  ///< Period code.
    std::string person;  ///< Pseudonym; empty when none or erased.
    std::string function;
    std::string unit_cost_table;
    std::optional<core::Decimal> quantity;
    /// Hours of that person declared in other operations in the calendar year of `date`.
    std::optional<core::Decimal> hours_elsewhere;
    std::optional<core::Decimal> unit_price;  ///< Kronor.
    core::Money amount;                       ///< Without VAT; negative is a credit.
    std::optional<core::Money> vat;
    std::string vat_eligible;  ///< "yes", "no", "not_stated", "not_applicable" or empty.
    std::optional<core::Date> booked_on;
    std::optional<core::Date> paid_on;
    std::string supplier;
    std::string evidence;
    std::string text;
    std::optional<ledger::LineRef> replaces;
    std::optional<std::int64_t> source;
    std::optional<std::int64_t> source_row;
};

/// The cells of `cost_line` in column order.
ledger::Row to_row(const CostLine& cost);
/// Throws Error(integrity, "LINE_MALFORMED") when the line is not one that to_row made.
CostLine cost_from_line(const ledger::Line& line);

/// True when both report the same: all but ref, where, replaces and source. Such a row changes
/// nothing.
bool same_content(const CostLine& a, const CostLine& b);

/// The lines of `all` that no other line of `all` replaces, in order.
std::vector<CostLine> current_costs(std::span<const CostLine> all);

}  // namespace utfall::funding
