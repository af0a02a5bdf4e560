#include "app/usecases/collection.h"

#include "app/core/error.h"
#include "app/usecases/collected_rows.h"

#include <algorithm>
#include <map>
#include <set>

namespace utfall::usecases {
namespace {

using indicators::Level;

constexpr std::string_view unit_prefix = "unit~";
constexpr std::string_view organisation_prefix = "organisation~";

// An intervention of several teams is asked of the first: one row has one sender.
bool answers_for(const Collector& collector, const indicators::Reporter& reporter) {
    if (reporter.level == collector.level) return reporter.code == collector.code;
    if (reporter.level != Level::intervention) return false;
    if (reporter.teams.empty()) {
        return collector.level == Level::organisation && reporter.organisation == collector.code;
    }
    return collector.level == Level::team && reporter.teams.front() == collector.code;
}

RowStates row_states(const indicators::Facts& facts, const std::vector<std::string>& measures,
                     const std::vector<std::string>& periods) {
    RowStates states;
    for (const std::string& measure : measures) {
        for (const auto& [series, by_period] : rows_of(facts, measure, periods)) {
            for (std::size_t period = 0; period < periods.size(); ++period) {
                if (by_period[period] != RowState::empty)
                    states.emplace(std::pair{series, periods[period]}, by_period[period]);
            }
        }
    }
    return states;
}

void settle(CollectionCell& cell, const core::Period& period, const CollectionQuestion& question,
            bool has_draft) {
    if (cell.expected == 0) return;
    if (cell.reported == cell.expected) {
        cell.state = CollectionState::done;
    } else if (cell.reported > 0 || has_draft) {
        cell.state = CollectionState::started;
    } else {
        cell.state =
            period.from > question.today ? CollectionState::not_opened : CollectionState::missing;
    }
    cell.late = cell.state != CollectionState::done && question.today > cell.due;
}

// A term has the same code wherever it is held, and is one.
void add_period(std::vector<core::Period>& periods, const core::Period& period) {
    const bool known = std::ranges::any_of(
        periods, [&](const core::Period& one) { return one.code == period.code; });
    if (!known) periods.push_back(period);
}

std::vector<core::Period> asked_periods(const CollectionQuestion& question,
                                        const indicators::Frame& frame) {
    std::vector<core::Period> periods;
    const programme::Phase* phase = frame.phase(question.phase);
    for (const auto& sub : frame.all_sub_periods(question.frequency)) {
        const core::DateSpan days{sub.period.from, sub.period.to};
        if (phase != nullptr && !phase->span.overlaps(days)) continue;
        if (question.period.empty() || question.period == sub.period.code)
            add_period(periods, sub.period);
    }
    return periods;
}

}  // namespace

ledger::SeriesKey series_of(const indicators::Measure& measure,
                            const indicators::Reporter& reporter) {
    ledger::SeriesKey series;
    series.measure = measure.code;
    series.organisation = reporter.organisation;
    if (reporter.level == Level::unit) series.unit = reporter.code;
    if (reporter.level == Level::team) series.team = reporter.code;
    if (reporter.level == Level::intervention) series.intervention = reporter.code;
    return series;
}

std::vector<const indicators::Measure*> latest_measures(const indicators::Framework& framework) {
    std::vector<const indicators::Measure*> latest;
    for (const auto& measure : framework.measures) {
        if (framework.measure(measure.code) == &measure) latest.push_back(&measure);
    }
    return latest;
}

indicators::Frame collection_frame(const programme::Programme& programme, core::Date today) {
    if (!programme.operation) return {programme, today, today};
    const auto& span = programme.operation->span;
    return {programme, span.from, span.to.value_or(std::max(today, span.from))};
}

std::vector<Collector> collectors_of(const programme::Programme& programme) {
    std::vector<Collector> all;
    for (const auto& team : programme.teams)
        all.push_back({Level::team, team.code, team.name, team.organisation});
    for (const auto& unit : programme.units)
        all.push_back({Level::unit, unit.code, unit.name, unit.organisation});
    for (const auto& organisation : programme.organisations) {
        all.push_back(
            {Level::organisation, organisation.code, organisation.name, organisation.code});
    }
    return all;
}

std::string Collector::slug() const {
    if (level == Level::unit) return std::string{unit_prefix} + code;
    if (level == Level::organisation) return std::string{organisation_prefix} + code;
    return code;
}

std::string_view to_word(CollectionState state) {
    switch (state) {
        case CollectionState::not_applicable:
            return "not_applicable";
        case CollectionState::not_opened:
            return "not_opened";
        case CollectionState::missing:
            return "missing";
        case CollectionState::started:
            return "started";
        case CollectionState::done:
            return "done";
    }
    return {};
}

std::vector<OwedValue> owed_values(const indicators::Frame& frame,
                                   const indicators::Framework& framework,
                                   const Collector& collector, const core::Period& period) {
    std::vector<OwedValue> owed;
    const auto measures = latest_measures(framework);
    for (const Level level : {collector.level, Level::intervention}) {
        for (const auto& reporter : frame.reporters(level)) {
            if (!answers_for(collector, reporter)) continue;
            for (const auto* measure : measures) {
                if (measure->frequency != period.frequency) continue;
                if (frame.expected(*measure, reporter, period))
                    owed.push_back({measure, series_of(*measure, reporter)});
            }
        }
    }
    return owed;
}

Collection collection(const indicators::Facts& facts, const CollectionQuestion& question) {
    const indicators::Frame frame = collection_frame(facts.programme, question.today);
    Collection answer;
    answer.periods = asked_periods(question, frame);
    std::vector<std::string> measures, periods;
    for (const auto& measure : facts.framework.measures) {
        if (measure.frequency == question.frequency) measures.push_back(measure.code);
    }
    for (const auto& period : answer.periods) periods.push_back(period.code);
    if (measures.empty() || periods.empty()) return answer;
    const RowStates states = row_states(facts, measures, periods);
    const std::set<std::pair<std::string, std::string>> drafts{question.drafts.begin(),
                                                               question.drafts.end()};
    for (const Collector& collector : collectors_of(facts.programme)) {
        std::vector<CollectionCell> row;
        bool asked = false;
        for (const auto& period : answer.periods) {
            CollectionCell cell;
            cell.due = period.to;
            const auto owed = owed_values(frame, facts.framework, collector, period);
            for (const OwedValue& one : owed) {
                const auto due =
                    period.to.plus_days(static_cast<std::int32_t>(one.measure->due_days));
                cell.due = std::max(cell.due, due);
            }
            const RowCount rows = mandatory_rows(owed, states, period.code);
            cell.reported = rows.reported;
            cell.expected = rows.expected;
            settle(cell, period, question, drafts.contains({period.code, collector.slug()}));
            asked = asked || cell.expected > 0 || (question.with_optional && !owed.empty());
            row.push_back(cell);
        }
        if (!asked) continue;
        answer.collectors.push_back(collector);
        answer.cells.push_back(std::move(row));
    }
    return answer;
}

std::vector<core::Period> collected_periods(const programme::Programme& programme,
                                            const indicators::Framework& framework,
                                            core::Date today) {
    const indicators::Frame frame = collection_frame(programme, today);
    std::vector<core::Period> periods;
    for (const auto frequency : collected_frequencies(framework))
        for (const auto& sub : frame.all_sub_periods(frequency)) add_period(periods, sub.period);
    return periods;
}

std::vector<core::Frequency> collected_frequencies(const indicators::Framework& framework) {
    std::vector<core::Frequency> found;
    for (const auto frequency :
         {core::Frequency::term, core::Frequency::school_year, core::Frequency::year,
          core::Frequency::half_year, core::Frequency::quarter, core::Frequency::month}) {
        const bool used = std::any_of(
            framework.measures.begin(), framework.measures.end(),
            [&](const indicators::Measure& measure) { return measure.frequency == frequency; });
        if (used) found.push_back(frequency);
    }
    return found;
}

Collector collector_of(const programme::Programme& programme, std::string_view slug) {
    for (Collector& collector : collectors_of(programme)) {
        if (collector.slug() == slug) return std::move(collector);
    }
    throw core::Error{
        core::ErrorKind::not_found, "COLLECTOR_UNKNOWN", {{"code", std::string{slug}}}};
}

}  // namespace utfall::usecases
