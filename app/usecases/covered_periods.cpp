#include "app/usecases/covered_periods.h"

#include "app/core/digest.h"
#include "app/core/error.h"
#include "app/indicators/frame.h"
#include "app/usecases/book.h"
#include "app/usecases/collection.h"

#include <algorithm>
#include <array>
#include <utility>

namespace utfall::usecases {
namespace {

bool is_asked(Book& book, const Setup& setup, const std::string& period, const PeriodScope& scope,
              std::uint64_t as_of) {
    try {
        return !period_reports(book, setup, period, scope, as_of).empty();
    } catch (const core::Error& error) {
        if (error.code() != "PERIOD_NOT_ASKED") throw;
        return false;
    }
}

// The request that asked for all of them asks for each.
ledger::RequestId request_of(const ledger::RequestId& all, const std::string& period) {
    const core::Digest digest = core::sha256(std::string{all.begin(), all.end()} + "/" + period);
    ledger::RequestId one{};
    std::copy_n(digest.bytes.begin(), one.size(), one.begin());
    return one;
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

std::vector<std::string> covered_periods(Book& book, const Setup& setup, const std::string& period,
                                         const PeriodScope& scope, std::uint64_t as_of) {
    const auto whole = indicators::asked_period(setup.programme, period, scope.organisation);
    const indicators::Frame frame{setup.programme, whole.from, whole.to, whole.code};
    std::vector<std::string> codes;
    const auto frequencies = collected_frequencies(setup.framework);
    for (auto frequency = frequencies.rbegin(); frequency != frequencies.rend(); ++frequency) {
        for (const auto& sub : frame.all_sub_periods(*frequency)) {
            if (sub.whole && is_asked(book, setup, sub.period.code, scope, as_of))
                codes.push_back(sub.period.code);
        }
    }
    if (codes.empty()) {
        throw core::Error{core::ErrorKind::not_found, "PERIOD_NOT_ASKED", {{"period", period}}};
    }
    return codes;
}

CoveredSteps take_covered_steps(Book& book, const PeriodStep& step, const Act& act) {
    CoveredSteps steps;
    const std::uint64_t size = book.store().size();
    const Setup setup = load_setup(book.store(), size);
    const auto periods = covered_periods(book, setup, step.period, step.scope, size);
    const auto take = [&](const std::string& period, bool dry_run) {
        Act one = act;
        one.dry_run = dry_run;
        one.request_id = request_of(act.request_id, period);
        return take_period_step(book, {step.step, period, step.scope}, one);
    };
    core::Findings already;
    for (const std::string& period : periods) {
        StepTaken tried = take(period, true);
        if (is_taken_already(tried)) {
            already.append(tried.findings);
            continue;
        }
        steps.findings.append(tried.findings);
        steps.periods.push_back(period);
        steps.taken.push_back(std::move(tried));
    }
    if (steps.taken.empty()) steps.findings.append(already);
    if (steps.findings.has_errors() || act.dry_run) return steps;
    for (std::size_t i = 0; i < steps.periods.size(); ++i) {
        if (!steps.taken[i].entry) steps.taken[i] = take(steps.periods[i], false);
        if (steps.taken[i].findings.has_errors()) steps.findings.append(steps.taken[i].findings);
    }
    return steps;
}

}  // namespace utfall::usecases
