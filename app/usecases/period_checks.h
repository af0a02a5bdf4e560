#pragma once

#include "app/core/finding.h"
#include "app/core/json.h"
#include "app/usecases/entry_grid.h"
#include "app/usecases/setup.h"

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace utfall::usecases {

struct PeriodChecksWanted {
    std::string period;
    std::string collector;  ///< Slug; empty: everybody who is asked.
    core::Date today;       ///< Decides what is late.
    std::uint64_t as_of{0};
    core::Lang lang{core::Lang::sv};  ///< Of the names that findings repeat.
};

/// What is to be looked at in the values of a period, whoever gave them. Nothing of it refuses
/// anything: what may not be recorded at all was refused before. By severity:
/// error: VALUE_RULE_BROKEN of such a rule, VALUE_PARTS_NOT_WHOLE (categories that do not sum to a
/// total that was given too), VALUE_MISSING (one that must be given, past its day);
/// warning: VALUE_RULE_BROKEN, VALUE_CHANGE_UNEXPLAINED (more than 30 percent and at least 10 from
/// the period before, without a comment);
/// note: VALUE_RULE_BROKEN, VALUE_OUTLIER (a modified z above 3.5 among at least five earlier
/// values, Iglewicz and Hoaglin 1993), VALUE_NOT_YET (one that must be given, before its day),
/// VALUE_GIVEN_LATE.
struct PeriodChecked {
    std::size_t values{0};  ///< That were looked at.
    std::size_t rules{0};   ///< Of the set-up, that concern the period.
    core::Findings findings;
    std::map<core::Severity, std::int64_t> counts;  ///< Also of those that are not listed.

    std::int64_t count(core::Severity severity) const;
    /// How many were found beside those that the list has, a thousand of a code.
    std::uint64_t unlisted() const { return findings.total() - findings.list().size(); }
};

/// Throws Error(not_found, "PERIOD_UNKNOWN" | "PERIOD_NOT_ASKED" | "COLLECTOR_UNKNOWN").
PeriodChecked check_period_values(Book& book, const Setup& setup, const PeriodChecksWanted& wanted);

/// {"as_of","period","values","rules","errors","warnings","notes","findings","findings_total"}
core::Json period_checked_json(const PeriodChecksWanted& wanted, const PeriodChecked& checked);

}  // namespace utfall::usecases
