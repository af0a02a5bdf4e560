#include "app/usecases/period_approvals.h"

#include "app/usecases/collection.h"
#include "app/usecases/periods.h"
#include "app/usecases/setup.h"

#include <map>
#include <string>
#include <utility>
#include <vector>

namespace utfall::usecases {
namespace {

using workflow::PeriodState;
using workflow::Reporter;

// What one reporter has given for one period.
struct Given {
    std::optional<core::Digest> approved;  ///< Empty: no approval is in force.
    workflow::ValueSet values;             ///< Gathered only to be held against an approval.
    bool is_approved() const { return approved && *approved == values.digest(); }
};

std::vector<std::string> periods_within(const Setup& setup, const core::Period& asked) {
    std::vector<std::string> codes;
    const indicators::Frame frame{setup.programme, asked.from, asked.to, asked.code};
    for (const auto frequency : collected_frequencies(setup.framework)) {
        for (const auto& sub : frame.all_sub_periods(frequency)) {
            if (sub.whole) codes.push_back(sub.period.code);
        }
    }
    return codes;
}

// "team:T1"; a report of any other level uses what the organisation gave, or all.
PeriodScope scope_of(const std::string& scope) {
    const auto colon = scope.find(':');
    if (colon == std::string::npos) return {};
    const std::string level = scope.substr(0, colon);
    if (level == "team") return {scope.substr(colon + 1), {}};
    if (level == "organisation" || level == "region") return {{}, scope.substr(colon + 1)};
    return {};
}

Given given_of(const workflow::Standing& standing) {
    Given given;
    const bool in_force =
        standing.state == PeriodState::approved || standing.state == PeriodState::locked;
    if (in_force && standing.approval) given.approved = standing.approval->digest;
    return given;
}

void note_unapproved(const std::string& period, const std::map<Reporter, Given>& all,
                     core::Findings& findings) {
    std::string who;
    std::size_t count = 0;
    for (const auto& [reporter, given] : all) {
        if (given.is_approved()) continue;
        who += (count++ == 0 ? "" : ", ") + reporter.code;
    }
    if (count == 0) return;
    findings.add("PERIOD_UNAPPROVED", {},
                 {{"period", period},
                  {"who", who},
                  {"count", std::to_string(count)},
                  {"all", std::to_string(all.size())}},
                 core::Severity::warning);
}

}  // namespace

void check_approvals(Book& book, const ReportRequest& request, std::uint64_t as_of,
                     core::Findings& findings) {
    const Setup setup = load_setup(book.store(), as_of);
    const PeriodScope scope = scope_of(request.scope);
    const auto asked = setup.programme.period(request.period, scope.organisation);
    if (!asked) return;
    indicators::ValueQuery query;
    query.periods = periods_within(setup, *asked);
    if (query.periods.empty()) return;
    const auto states = period_states(book.store(), as_of);
    std::map<std::string, std::map<Reporter, Given>, std::less<>> periods;
    book.values().current(query, as_of, [&](const indicators::StoredValue& value) {
        if (value.state == indicators::ValueState::not_reported) return;
        const Reporter reporter = workflow::reporter_of(value.series, setup.programme);
        if (!is_within(setup.programme, scope, reporter, value.series.organisation)) return;
        auto& given = periods[value.period];
        auto found = given.find(reporter);
        if (found == given.end()) {
            found = given.emplace(reporter, given_of(states.of(value.period, reporter))).first;
        }
        if (found->second.approved) found->second.values.add(value.period, reported_value(value));
    });
    for (const std::string& period : query.periods) {
        const auto found = periods.find(period);
        if (found != periods.end()) note_unapproved(period, found->second, findings);
    }
}

}  // namespace utfall::usecases
