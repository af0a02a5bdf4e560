#include "app/usecases/period_approvals.h"

#include "app/core/joined.h"
#include "app/usecases/book_settings.h"
#include "app/usecases/collection.h"
#include "app/usecases/periods.h"
#include "app/usecases/places.h"
#include "app/usecases/report_origins.h"
#include "app/usecases/setup.h"
#include "app/usecases/values.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace utfall::usecases {
namespace {

using core::joined;
using workflow::PeriodState;
using workflow::Reporter;

// What one reporter has given for one period.
struct Given {
    PeriodState state{PeriodState::open};
    std::optional<core::Digest> approved;  ///< Empty: no approval is in force.
    workflow::ValueSet values;             ///< Gathered only to be held against an approval.
    std::set<std::string> measures;
    std::size_t count{0};
    bool is_approved() const { return approved && *approved == values.digest(); }
};

// Who gave values for one period that are not approved, of how many in all.
struct GivenInPeriod {
    std::string period;
    std::map<Reporter, Given> unapproved;
    std::size_t all{0};
};

std::vector<std::string> periods_through(const Setup& setup, core::Date from,
                                         const core::Period& asked) {
    std::vector<std::string> codes;
    const indicators::Frame frame{setup.programme, from, asked.to, asked.code};
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
    given.state = standing.state;
    const bool in_force =
        standing.state == PeriodState::approved || standing.state == PeriodState::locked;
    if (in_force && standing.approval) given.approved = standing.approval->digest;
    return given;
}

// A report's period, whose values it is about and whose approvals.
struct Asked {
    const Setup& setup;
    PeriodScope scope;
    core::Period period;
};

std::optional<Asked> asked_of(const Setup& setup, const ReportRequest& request) {
    if (!setup.programme.operation) return std::nullopt;
    const PeriodScope scope = scope_of(request.scope);
    const auto period = setup.programme.period(request.period, scope.organisation);
    if (!period) return std::nullopt;
    return Asked{setup, scope, *period};
}

// From when on approval is in use: from the first period that anybody of the organisations which
// the report is about submitted, or from the report's own where the book asks for a second person.
// Empty: not as early as the report's period.
std::optional<core::Date> in_use_from(const Asked& asked, const workflow::PeriodStates& states,
                                      const BookSettings& settings) {
    const auto& programme = asked.setup.programme;
    const auto organisation_of = [&](const Reporter& reporter) {
        if (reporter.level == Reporter::Level::organisation) return reporter.code;
        const auto* team = programme.team(reporter.code);
        return team == nullptr ? std::string{} : team->organisation;
    };
    PeriodScope scope = asked.scope;
    if (!scope.team.empty()) {
        scope.organisation = organisation_of({Reporter::Level::team, scope.team});
        scope.team.clear();
    }
    std::optional<core::Date> first;
    if (settings.four_eyes != workflow::FourEyes::off) first = asked.period.from;
    states.for_each([&](const std::string& code, const Reporter& reporter) {
        const std::string organisation = organisation_of(reporter);
        if (!is_within(programme, scope, reporter, organisation)) return;
        const auto period = programme.period(code, organisation);
        if (period && (!first || period->from < *first)) first = period->from;
    });
    return first && *first <= asked.period.to ? first : std::nullopt;
}

// By period in order of time, those who gave values.
std::vector<GivenInPeriod> given_through(Book& book, const Asked& asked,
                                         const workflow::PeriodStates& states, core::Date from,
                                         std::uint64_t as_of) {
    indicators::ValueQuery query;
    query.periods = periods_through(asked.setup, from, asked.period);
    if (query.periods.empty()) return {};
    const auto& programme = asked.setup.programme;
    std::map<std::string, std::map<Reporter, Given>, std::less<>> periods;
    book.values().current(query, as_of, [&](const indicators::StoredValue& value) {
        if (value.state == indicators::ValueState::not_reported) return;
        const Reporter reporter = workflow::reporter_of(value.series, programme);
        if (!is_within(programme, asked.scope, reporter, value.series.organisation)) return;
        auto& by_reporter = periods[value.period];
        auto found = by_reporter.find(reporter);
        if (found == by_reporter.end()) {
            const Given given = given_of(states.of(value.period, reporter));
            found = by_reporter.emplace(reporter, given).first;
        }
        Given& given = found->second;
        ++given.count;
        given.measures.insert(value.series.measure);
        if (given.approved) given.values.add(value.period, reported_value(value));
    });
    std::vector<GivenInPeriod> all;
    for (const std::string& period : query.periods) {
        const auto found = periods.find(period);
        if (found == periods.end()) continue;
        const std::size_t count = found->second.size();
        std::erase_if(found->second, [](const auto& one) { return one.second.is_approved(); });
        if (!found->second.empty()) all.push_back({period, std::move(found->second), count});
    }
    return all;
}

std::string joined(const std::map<Reporter, Given>& reporters) {
    std::string all;
    for (const auto& [reporter, given] : reporters)
        all += (all.empty() ? "" : ", ") + reporter.code;
    return all;
}

// Why the values of a period are not approved: that is what there is to do.
std::string_view lack_of(const Given& given) {
    if (given.approved) return "REPORT_VALUES_CHANGED";
    return given.state == PeriodState::submitted ? "REPORT_VALUES_NOT_APPROVED"
                                                 : "REPORT_VALUES_NOT_SUBMITTED";
}

void note_obstacles(const std::vector<GivenInPeriod>& periods, core::Severity severity,
                    core::Findings& findings) {
    for (const auto& [period, unapproved, all] : periods) {
        for (const auto& [reporter, given] : unapproved) {
            findings.add(lack_of(given), {},
                         {{"period", period},
                          {"who", reporter.code},
                          {"count", std::to_string(given.count)},
                          {"measures", joined(given.measures)}},
                         severity);
        }
    }
}

// "2024-03 (T1, T2); 2024-04 (T1)"
std::string cells_of(const std::vector<GivenInPeriod>& periods) {
    std::string cells;
    for (const auto& [period, unapproved, all] : periods)
        cells += (cells.empty() ? "" : "; ") + period + " (" + joined(unapproved) + ")";
    return cells;
}

// True when the act says why the report is issued all the same.
bool overrides(const Act& act, core::Findings& findings) {
    if (act.reason_code.empty() || act.reason.empty()) return false;
    const auto& codes = reason_codes();
    if (std::find(codes.begin(), codes.end(), act.reason_code) == codes.end())
        findings.add("REASON_CODE_UNKNOWN", at_column("reason"), {{"code", act.reason_code}});
    return true;
}

// As the report says, and with it the period's values alone: nobody approves in this book.
void note_warnings(Book& book, const Asked& asked, const workflow::PeriodStates& states,
                   std::uint64_t as_of, core::Findings& findings) {
    for (const auto& [period, unapproved, all] :
         given_through(book, asked, states, asked.period.from, as_of)) {
        findings.add("PERIOD_UNAPPROVED", {},
                     {{"period", period},
                      {"who", joined(unapproved)},
                      {"count", std::to_string(unapproved.size())},
                      {"all", std::to_string(all)}},
                     core::Severity::warning);
    }
}

}  // namespace

void check_approvals(Book& book, const ReportRequest& request, std::uint64_t as_of,
                     core::Findings& findings) {
    const Setup setup = load_setup(book.store(), as_of);
    const auto asked = asked_of(setup, request);
    if (!asked) return;
    const auto states = period_states(book.store(), as_of);
    if (const auto from = in_use_from(*asked, states, book_settings(book.store(), as_of))) {
        note_obstacles(given_through(book, *asked, states, *from, as_of), core::Severity::error,
                       findings);
    } else {
        note_warnings(book, *asked, states, as_of, findings);
    }
}

void check_approval_obstacles(Book& book, const ReportRequest& request, std::uint64_t as_of,
                              core::Findings& findings) {
    settle_approvals(book, request, as_of, {}, findings);
}

reports::DataRow settle_approvals(Book& book, const ReportRequest& request, std::uint64_t as_of,
                                  const Act& act, core::Findings& findings) {
    const Setup setup = load_setup(book.store(), as_of);
    const auto asked = asked_of(setup, request);
    if (!asked) return {};
    const auto states = period_states(book.store(), as_of);
    const auto from = in_use_from(*asked, states, book_settings(book.store(), as_of));
    if (!from) return {};
    const auto periods = given_through(book, *asked, states, *from, as_of);
    const std::string cells = cells_of(periods);
    if (cells.empty()) return {};
    const bool overridden = overrides(act, findings);
    note_obstacles(periods, overridden ? core::Severity::warning : core::Severity::error, findings);
    if (!overridden) return {};
    return {{"approval.unapproved", text_field(cells)},
            {"approval.reason", text_field(act.reason_code)},
            {"approval.note", detached_field(act.reason)}};
}

}  // namespace utfall::usecases
