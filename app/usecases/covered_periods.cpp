#include "app/usecases/covered_periods.h"

#include "app/core/error.h"
#include "app/indicators/frame.h"
#include "app/usecases/book.h"
#include "app/usecases/collection.h"
#include "app/usecases/recording.h"

#include <algorithm>
#include <array>
#include <utility>

namespace utfall::usecases {
namespace {

// All that measures are collected for, asked of anybody in the scope or not.
std::vector<std::string> periods_within(const Setup& setup, const std::string& period,
                                        const PeriodScope& scope) {
    const auto whole = indicators::asked_period(setup.programme, period, scope.organisation);
    const indicators::Frame frame{setup.programme, whole.from, whole.to, whole.code};
    std::vector<std::string> codes;
    const auto frequencies = collected_frequencies(setup.framework);
    for (auto frequency = frequencies.rbegin(); frequency != frequencies.rend(); ++frequency) {
        for (const auto& sub : frame.all_sub_periods(*frequency)) {
            if (sub.whole) codes.push_back(sub.period.code);
        }
    }
    return codes;
}

// What `read` does with each period that anybody is asked for.
template <typename Read>
void for_each_asked(const Setup& setup, const std::string& period, const PeriodScope& scope,
                    const Read& read) {
    bool any = false;
    for (const std::string& code : periods_within(setup, period, scope)) {
        try {
            read(code);
            any = true;
        } catch (const core::Error& error) {
            if (error.code() != "PERIOD_NOT_ASKED") throw;
        }
    }
    if (!any)
        throw core::Error{core::ErrorKind::not_found, "PERIOD_NOT_ASKED", {{"period", period}}};
}

bool is_taken_already(const StepTaken& step) {
    static constexpr std::array codes{"PERIOD_ALREADY_SUBMITTED", "PERIOD_ALREADY_APPROVED",
                                      "PERIOD_ALREADY_LOCKED", "PERIOD_NOT_LOCKED"};
    const auto& found = step.findings.list();
    return !found.empty() && std::all_of(found.begin(), found.end(), [](const auto& finding) {
        return std::find(codes.begin(), codes.end(), finding.code) != codes.end();
    });
}

}  // namespace

std::vector<CoveredPeriod> covered_reports(Book& book, const Setup& setup,
                                           const std::string& period, const PeriodScope& scope,
                                           std::uint64_t as_of) {
    std::vector<CoveredPeriod> covered;
    for_each_asked(setup, period, scope, [&](const std::string& code) {
        covered.push_back({code, period_reports(book, setup, code, scope, as_of)});
    });
    return covered;
}

CoveredSteps take_covered_steps(Book& book, const PeriodStep& step, const Act& act) {
    CoveredSteps steps;
    const Setup setup = load_setup(book.store(), book.store().size());
    const auto take = [&](const std::string& period, bool dry_run) {
        Act one = act;
        one.dry_run = dry_run;
        one.request_id = part_of_request(act.request_id, period);
        return take_period_step(book, {step.step, period, step.scope}, one);
    };
    core::Findings already;
    for_each_asked(setup, step.period, step.scope, [&](const std::string& period) {
        StepTaken tried = take(period, true);
        if (is_taken_already(tried)) return already.append(tried.findings);
        steps.findings.append(tried.findings);
        steps.periods.push_back(period);
        steps.taken.push_back(std::move(tried));
    });
    if (steps.taken.empty()) steps.findings.append(already);
    if (steps.findings.has_errors() || act.dry_run) return steps;
    for (std::size_t i = 0; i < steps.periods.size(); ++i) {
        if (!steps.taken[i].entry) steps.taken[i] = take(steps.periods[i], false);
        if (steps.taken[i].findings.has_errors()) steps.findings.append(steps.taken[i].findings);
    }
    return steps;
}

}  // namespace utfall::usecases
