#include "app/core/error.h"
#include "app/usecases/answers.h"
#include "app/usecases/collected_rows.h"
#include "app/usecases/periods.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

namespace utfall::usecases {
namespace {

using workflow::Reporter;

core::Error not_found(const char* code, std::string name, const std::string& value) {
    return core::Error{core::ErrorKind::not_found, code, {{std::move(name), value}}};
}

void check_scope(const programme::Programme& programme, const PeriodScope& scope) {
    if (!scope.team.empty() && programme.team(scope.team) == nullptr)
        throw not_found("COLLECTOR_UNKNOWN", "code", scope.team);
    if (!scope.organisation.empty() && programme.organisation(scope.organisation) == nullptr)
        throw not_found("COLLECTOR_UNKNOWN", "code", scope.organisation);
}

// Units and interventions without a team report through their organisation.
Reporter reporter_of(const Collector& collector) {
    if (collector.level == indicators::Level::team) return {Reporter::Level::team, collector.code};
    return {Reporter::Level::organisation, collector.organisation};
}

std::string name_of(const programme::Programme& programme, const Reporter& reporter) {
    if (reporter.level == Reporter::Level::team) {
        const auto* team = programme.team(reporter.code);
        return team == nullptr ? std::string{} : team->name;
    }
    const auto* organisation = programme.organisation(reporter.code);
    return organisation == nullptr ? std::string{} : organisation->name;
}

// The values of one period by who answers for them.
struct PeriodValues {
    std::map<Reporter, workflow::ValueSet> sets;
    std::map<Reporter, std::set<std::uint64_t>> entries;
    std::map<Reporter, std::string> organisations;
    RowStates rows;
};

PeriodValues values_of(Book& book, const Setup& setup, const core::Period& period,
                       std::uint64_t as_of) {
    PeriodValues found;
    indicators::ValueQuery query;
    query.periods = {period.code};
    std::set<std::string> measures;
    for (const auto& measure : setup.framework.measures) {
        if (measure.frequency == period.frequency) measures.insert(measure.code);
    }
    query.measures = {measures.begin(), measures.end()};
    if (measures.empty()) return found;
    book.values().current(query, as_of, [&](const indicators::StoredValue& value) {
        const auto& series = value.series;
        const auto row = row_of(
            series.measure, {series.organisation, series.unit, series.team, series.intervention});
        note_value(found.rows[{row, period.code}], value.state);
        const Reporter reporter = workflow::reporter_of(series, setup.programme);
        found.entries[reporter].insert(value.ref.entry);
        if (value.state == indicators::ValueState::not_reported) return;
        found.organisations.emplace(reporter, series.organisation);
        found.sets[reporter].add(period.code, reported_value(value));
    });
    return found;
}

// One period as it lies in the calendars of those who report.
class AskedPeriod {
  public:
    AskedPeriod(const programme::Programme& programme, std::string code) : code_(std::move(code)) {
        for (const auto& organisation : programme.organisations) {
            const auto period = programme.period(code_, organisation.code);
            if (!period) continue;
            if (!any_) any_ = period;
            frames_.emplace(organisation.code,
                            Held{*period, {programme, period->from, period->to, code_}});
        }
        if (!any_) throw not_found("PERIOD_UNKNOWN", "period", code_);
    }

    const core::Period& any() const { return *any_; }

    std::vector<OwedValue> owed(const indicators::Framework& framework,
                                const Collector& collector) const {
        const auto held = frames_.find(collector.organisation);
        if (held == frames_.end()) return {};
        return owed_values(held->second.frame, framework, collector, held->second.period);
    }

  private:
    struct Held {
        core::Period period;
        indicators::Frame frame;
    };
    std::string code_;
    std::optional<core::Period> any_;
    std::map<std::string, Held> frames_;  // By organisation.
};

}  // namespace

bool is_within(const programme::Programme& programme, const PeriodScope& scope,
               const Reporter& reporter, const std::string& organisation) {
    if (!scope.team.empty())
        return reporter.level == Reporter::Level::team && reporter.code == scope.team;
    return scope.organisation.empty() || programme.is_within(organisation, scope.organisation);
}

workflow::ReportedValue reported_value(const indicators::StoredValue& value) {
    return {value.series, std::string{indicators::to_word(value.state)},
            value.value ? value.value->to_string() : std::string{}};
}

workflow::PeriodStates period_states(const ledger::Store& store, std::uint64_t as_of) {
    workflow::PeriodStates states;
    store.for_each_entry_of(workflow::period_entry_kinds(), as_of,
                            [&](const ledger::Entry& entry) { states.replay(entry); });
    return states;
}

namespace {

enum class Reading { always, after_submission };

std::vector<PeriodReport> reports_of(Book& book, const Setup& setup, const std::string& period,
                                     const PeriodScope& scope, std::uint64_t as_of,
                                     Reading reading) {
    const auto& programme = setup.programme;
    check_scope(programme, scope);
    const AskedPeriod asked{programme, period};
    const auto states = period_states(book.store(), as_of);
    PeriodValues found;
    if (reading == Reading::always || states.knows(period))
        found = values_of(book, setup, asked.any(), as_of);
    std::vector<PeriodReport> reports;
    std::map<Reporter, std::size_t> places;
    const auto report_of = [&](const Reporter& reporter,
                               const std::string& organisation) -> PeriodReport& {
        const auto [place, is_new] = places.emplace(reporter, reports.size());
        if (is_new) {
            PeriodReport& report = reports.emplace_back();
            report.reporter = reporter;
            report.name = name_of(programme, reporter);
            report.organisation = organisation;
        }
        return reports[place->second];
    };
    for (const Collector& collector : collectors_of(programme)) {
        const Reporter reporter = reporter_of(collector);
        if (!is_within(programme, scope, reporter, collector.organisation)) continue;
        const auto owed = asked.owed(setup.framework, collector);
        if (owed.empty()) continue;
        PeriodReport& report = report_of(reporter, collector.organisation);
        const RowCount rows = mandatory_rows(owed, found.rows, period);
        report.reported += rows.reported;
        report.expected += rows.expected;
    }
    // Whoever is no longer asked but once gave values.
    for (const auto& [reporter, organisation] : found.organisations) {
        if (is_within(programme, scope, reporter, organisation)) report_of(reporter, organisation);
    }
    for (PeriodReport& report : reports) {
        report.standing = states.of(period, report.reporter);
        report.values = std::move(found.sets[report.reporter]);
        report.digest = report.values.digest();
        report.entries = std::move(found.entries[report.reporter]);
    }
    std::stable_sort(reports.begin(), reports.end(), [](const auto& a, const auto& b) {
        return a.reporter.level < b.reporter.level;
    });
    return reports;
}

}  // namespace

std::vector<PeriodReport> period_reports(Book& book, const Setup& setup, const std::string& period,
                                         const PeriodScope& scope, std::uint64_t as_of) {
    auto reports = reports_of(book, setup, period, scope, as_of, Reading::always);
    if (reports.empty()) throw not_found("PERIOD_NOT_ASKED", "period", period);
    return reports;
}

PeriodProgress period_progress(Book& book, const Setup& setup, const std::string& period,
                               std::uint64_t as_of) {
    PeriodProgress progress;
    // Most periods that are looked at were never submitted: their values need no digest.
    const auto reports = reports_of(book, setup, period, {}, as_of, Reading::after_submission);
    for (const PeriodReport& report : reports) {
        const auto state = report.standing.state;
        ++progress.asked;
        if (state == workflow::PeriodState::submitted) ++progress.submitted;
        if (state != workflow::PeriodState::approved && state != workflow::PeriodState::locked)
            continue;
        ++(report.approval_fits() ? progress.approved : progress.changed);
    }
    return progress;
}

void note_changes(Book& book, const Setup& setup, const std::string& period,
                  std::vector<PeriodReport>& reports) {
    const AskedPeriod asked{setup.programme, period};
    std::map<std::uint64_t, PeriodValues> approved;  // By the entry that approved them.
    for (PeriodReport& report : reports) {
        if (!report.standing.approval || report.approval_fits()) continue;
        const std::uint64_t entry = report.standing.approval->entry;
        auto known = approved.find(entry);
        if (known == approved.end())
            known = approved.emplace(entry, values_of(book, setup, asked.any(), entry)).first;
        report.changed = workflow::changes(known->second.sets[report.reporter], report.values);
    }
}

core::Json period_cells_json(const std::string& period, const std::vector<PeriodReport>& reports) {
    core::JsonArray cells;
    for (const PeriodReport& report : reports) {
        core::JsonArray changed;
        for (const auto& change : report.changed) {
            core::Json one = value_key_json(change.series, period);
            one.set("approved", or_null(change.approved)).set("now", or_null(change.now));
            changed.push_back(std::move(one));
        }
        core::Json cell{core::JsonObject{{"organisation", report.organisation},
                                         {"period", period},
                                         {"state", workflow::to_word(report.standing.state)},
                                         {"reported", report.reported},
                                         {"expected", report.expected},
                                         {"values", report.values.size()},
                                         {"digest", report.digest.hex()},
                                         {"changed_since", std::move(changed)}}};
        const bool is_team = report.reporter.level == Reporter::Level::team;
        cell.set("team", is_team ? core::Json{report.reporter.code} : core::Json{});
        const auto& approval = report.standing.approval;
        cell.set("approved", approval ? core::Json{approval->values} : core::Json{});
        core::Json by;
        if (approval) {
            by = core::JsonObject{
                {"entry", approval->entry},      {"recorded_at", approval->at.to_string()},
                {"actor", approval->actor},      {"identity", ledger::to_word(approval->identity)},
                {"role", approval->role},        {"digest", approval->digest.hex()},
                {"fits", report.approval_fits()}};
        }
        cell.set("approval", std::move(by));
        cells.push_back(std::move(cell));
    }
    return core::JsonObject{{"cells", std::move(cells)}};
}

}  // namespace utfall::usecases
