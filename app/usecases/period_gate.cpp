#include "app/usecases/period_gate.h"

#include "app/usecases/periods.h"
#include "app/usecases/values.h"

#include <algorithm>
#include <string>

namespace utfall::usecases {

using workflow::Writing;

PeriodGate::PeriodGate(const ledger::Store& store, const Setup& setup, std::uint64_t as_of)
    : setup_(setup), states_(period_states(store, as_of)) {}

Writing PeriodGate::writing(const ledger::SeriesKey& series, std::string_view period) const {
    if (!states_.knows(period)) return Writing::free;
    const auto reporter = workflow::reporter_of(series, setup_.programme);
    return workflow::writing_in(states_.state(period, reporter));
}

void PeriodGate::check(const ledger::SeriesKey& series, std::string_view period, const Act& act,
                       const core::Place& place, core::Findings& findings) const {
    const Writing asked = writing(series, period);
    if (asked == Writing::free) return;
    if (asked == Writing::correction_only) {
        const auto reporter = workflow::reporter_of(series, setup_.programme);
        findings.add("PERIOD_LOCKED", place,
                     {{"who", reporter.code}, {"period", std::string{period}}});
        return;
    }
    const auto& codes = reason_codes();
    if (act.reason_code.empty()) {
        findings.add("CHANGE_NEEDS_REASON", place);
    } else if (std::find(codes.begin(), codes.end(), act.reason_code) == codes.end()) {
        findings.add("REASON_CODE_UNKNOWN", place, {{"code", act.reason_code}});
    }
}

}  // namespace utfall::usecases
