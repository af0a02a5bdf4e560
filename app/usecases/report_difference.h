#pragma once

#include "app/core/decimal.h"
#include "app/usecases/books.h"
#include "app/usecases/reports_issued.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace utfall::usecases {

/// Why a figure of one report is another in a later one, in the order in which the causes are
/// taken.
enum class DifferenceCause {
    late_data,    ///< Was not reported when the first was issued.
    correction,   ///< Was reported otherwise.
    unit_change,  ///< Organisations, units, teams, phases, calendar.
    definition,   ///< Dimensions, measures, indicators.
    target,
    rounding,  ///< What is left: another template, or another way to print.
};
std::string_view to_word(DifferenceCause cause);

/// What one cause did to one figure. The numbers are as printed; empty: no number stood there.
struct DifferencePart {
    std::string ref;    ///< In the second report; in the first for what it has no more.
    std::string label;  ///< Of the row.
    std::string column;
    DifferenceCause cause{DifferenceCause::late_data};
    std::optional<core::Decimal> before;
    std::optional<core::Decimal> after;
    int decimals{0};
    /// Empty where either is missing: a missing value is never zero.
    [[nodiscard]] std::optional<core::Decimal> difference() const;
};

struct ReportDifference {
    IssuedReport first;
    IssuedReport second;
    std::vector<DifferencePart> parts;  ///< By figure, each figure's in the order of causes.
};

/// True for reports of one family, period and scope.
bool are_comparable(const IssuedReport& first, const IssuedReport& second);

/// Explains the figures of `second` that are others than in `first`: from what the first report
/// knew to what the second did, one cause after the other, the report is calculated anew. The parts
/// of a figure join: each begins where the one before ended, so that they sum to the whole
/// difference. Throws Error(not_found, "REPORT_UNKNOWN") and Error(usage, "REPORTS_NOT_COMPARABLE")
/// for reports of different families, periods or scopes.
ReportDifference compare_reports(Book& book, const std::string& first, const std::string& second);

}  // namespace utfall::usecases
