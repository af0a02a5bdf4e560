#pragma once

#include "app/funding/claim.h"
#include "app/usecases/report_facts.h"
#include "app/usecases/report_origins.h"
#include "reports/dataset.h"

#include <optional>
#include <string>
#include <vector>

namespace utfall::usecases {

/// What the report is about in money: the claim, those before it, and the lines they were made of.
struct MoneyView {
    funding::Claim claim;
    std::vector<funding::Claim> before;
    std::vector<funding::CostLine> costs;
    std::vector<funding::FinancingLine> financing;
    core::Period through;
};

/// The lines that one number is calculated from.
struct OriginLines {
    const ledger::LineTable* table{nullptr};
    std::vector<ledger::LineRef> refs;  ///< Sorted.
};

/// The claim that the request names, or the latest one through the period's end, or a forecast from
/// the lines so far when none was made. Empty when the book has no costs.
std::optional<MoneyView> money_view(const ReportFacts& facts);

/// Name of a cost category, a flat rate or a kind of contribution in the report's language.
std::string money_line_name(const ReportFacts& facts, const std::string& line,
                            funding::LineForm form);
/// The same for a page: in `lang`, with the flat rates of the decision in force on `day`.
std::string money_line_name(const programme::Programme& programme, const std::string& line,
                            funding::LineForm form, core::Date day, core::Lang lang);
/// The key of the origin of what one line has cost so far.
std::string cost_origin_key(const MoneyView& view, const std::string& line);
/// The lines behind that amount; none when nothing was claimed on the line.
OriginLines cost_lines(const MoneyView& view, const std::string& line);
/// Basis points as percent.
core::Decimal rate_percent(std::int64_t basis_points);

/// staff, other_costs, cash_financing, in_kind_financing.
void add_money_details(const ReportFacts& facts, const MoneyView& view, reports::DataSet& data);
/// financing_plan, last_ore, claims, checks.
void add_financing(const ReportFacts& facts, const MoneyView& view, reports::DataSet& data);

}  // namespace utfall::usecases
