#include "app/indicators/frame.h"

#include "app/indicators/codes.h"

#include <algorithm>

namespace utfall::indicators {

namespace {

const std::vector<std::string> no_codes;

std::string organisation_of(const programme::Programme& programme,
                            const programme::Intervention& intervention) {
    for (const std::string& code : intervention.teams) {
        if (const auto* team = programme.team(code)) return team->organisation;
    }
    if (const auto phase = programme.valid_phase(intervention.phase)) return phase->organisation;
    return programme.operation ? programme.operation->reporting_organisation : std::string{};
}

std::size_t index_of(Level level) {
    switch (level) {
        case Level::unit:
            return 1;
        case Level::team:
            return 2;
        case Level::intervention:
            return 3;
        case Level::programme:
        case Level::region:
        case Level::organisation:
        case Level::phase:
            break;
    }
    return 0;
}

bool overlaps(const core::DateSpan& span, const core::Period& period) {
    return span.from <= period.to && (!span.to || *span.to >= period.from);
}

}  // namespace

bool takes_part(const programme::Programme& programme,
                const programme::Organisation& organisation) {
    if (programme.operation) {
        const auto& operation = *programme.operation;
        if (organisation.code == operation.programme) return false;
        if (organisation.code == operation.reporting_organisation) return true;
        if (organisation.code == operation.beneficiary) return false;
    }
    return std::none_of(
        programme.organisations.begin(), programme.organisations.end(),
        [&](const programme::Organisation& other) { return other.parent == organisation.code; });
}

Frame::Frame(const programme::Programme& programme, core::Date from, core::Date to,
             std::string asked)
    : who_(std::make_shared<const Reporters>(programme)),
      from_(from),
      to_(to),
      asked_(std::move(asked)) {}

Frame::Reporters::Reporters(const programme::Programme& programme)
    : source(programme), phases(programme.valid_phases()) {
    for (const auto& row : programme.organisations) {
        Reporter reporter;
        reporter.level = Level::organisation;
        reporter.code = reporter.organisation = row.code;
        reporter.always = true;
        organisations.push_back(std::move(reporter));
        if (row.parent.empty() || programme.organisation(row.parent) == nullptr) {
            roots.push_back(row.code);
        } else {
            children[row.parent].push_back(row.code);
        }
    }
    for (const auto& row : programme.units) {
        Reporter reporter;
        reporter.level = Level::unit;
        reporter.code = row.code;
        reporter.organisation = row.organisation;
        reporter.always = true;
        units.push_back(std::move(reporter));
    }
    for (const auto& row : programme.teams) {
        Reporter reporter;
        reporter.code = row.code;
        reporter.organisation = row.organisation;
        reporter.active = row.span;
        reporter.units = row.units;
        teams.push_back(std::move(reporter));
    }
    for (const auto& row : programme.interventions) {
        Reporter reporter;
        reporter.level = Level::intervention;
        reporter.code = row.code;
        reporter.organisation = organisation_of(programme, row);
        reporter.active = row.span;
        reporter.teams = row.teams;
        reporter.phase = row.phase;
        interventions.push_back(std::move(reporter));
    }
    for (const Level level : {Level::organisation, Level::unit, Level::team, Level::intervention}) {
        const auto& rows = of(level);
        for (std::size_t at = 0; at < rows.size(); ++at) {
            index[index_of(level)].emplace(rows[at].code, at);
            by_organisation[index_of(level)][rows[at].organisation].push_back(&rows[at]);
        }
    }
}

const std::vector<Reporter>& Frame::Reporters::of(Level level) const {
    switch (level) {
        case Level::unit:
            return units;
        case Level::team:
            return teams;
        case Level::intervention:
            return interventions;
        case Level::programme:
        case Level::region:
        case Level::organisation:
        case Level::phase:
            break;
    }
    return organisations;
}

const std::vector<Reporter>& Frame::reporters(Level level) const {
    return who_->of(level);
}

const Reporter* Frame::reporter(Level level, std::string_view code) const {
    const auto& index = who_->index[index_of(level)];
    const auto found = index.find(code);
    return found == index.end() ? nullptr : &reporters(level)[found->second];
}

const std::vector<const Reporter*>& Frame::reporters_of(Level level,
                                                        const std::string& organisation) const {
    static const std::vector<const Reporter*> nobody;
    const auto& index = who_->by_organisation[index_of(level)];
    const auto found = index.find(organisation);
    return found == index.end() ? nobody : found->second;
}

const std::vector<std::string>& Frame::children(const std::string& organisation) const {
    const auto found = who_->children.find(organisation);
    return found == who_->children.end() ? no_codes : found->second;
}

const programme::Phase* Frame::phase(std::string_view code) const {
    const auto found = std::find_if(who_->phases.begin(), who_->phases.end(),
                                    [&](const programme::Phase& row) { return row.code == code; });
    return found == who_->phases.end() ? nullptr : &*found;
}

const std::vector<SubPeriod>& Frame::sub_periods(core::Frequency frequency,
                                                 const std::string& organisation) const {
    const auto [at, added] =
        sub_periods_.emplace(std::pair{frequency, organisation}, std::vector<SubPeriod>{});
    if (added) {
        for (core::Period& period : programme().periods(frequency, organisation, from_, to_)) {
            const bool whole = (period.from >= from_ && period.to <= to_) || period.code == asked_;
            at->second.push_back({std::move(period), whole});
        }
    }
    return at->second;
}

const std::vector<SubPeriod>& Frame::all_sub_periods(core::Frequency frequency) const {
    const auto [at, added] = all_sub_periods_.emplace(frequency, std::vector<SubPeriod>{});
    std::vector<SubPeriod>& all = at->second;
    if (!added) return all;
    all = sub_periods(frequency, {});
    if (has_calendar(frequency)) {
        for (const Reporter& organisation : who_->organisations) {
            for (const SubPeriod& sub : sub_periods(frequency, organisation.code))
                all.push_back(sub);
        }
    }
    std::stable_sort(all.begin(), all.end(), [](const SubPeriod& a, const SubPeriod& b) {
        return std::tie(a.period.from, a.period.to, a.period.code) <
               std::tie(b.period.from, b.period.to, b.period.code);
    });
    const auto same = [](const SubPeriod& a, const SubPeriod& b) { return a.period == b.period; };
    all.erase(std::unique(all.begin(), all.end(), same), all.end());
    return all;
}

bool Frame::reports(const Measure& measure, const Reporter& reporter) const {
    if (parse_level(measure.reported_by) != reporter.level) return false;
    if (!measure.reporters.empty()) return contains(measure.reporters, reporter.code);
    if (reporter.level != Level::organisation) return true;
    const auto* organisation = programme().organisation(reporter.code);
    return organisation != nullptr && takes_part(programme(), *organisation);
}

bool Frame::inside_phases(const Measure& measure, const Reporter& reporter,
                          const core::Period& period) const {
    if (measure.phases.empty()) return true;
    if (reporter.level == Level::intervention && !reporter.phase.empty() &&
        !contains(measure.phases, reporter.phase)) {
        return false;
    }
    return std::any_of(measure.phases.begin(), measure.phases.end(), [&](const std::string& code) {
        const programme::Phase* found = phase(code);
        return found != nullptr && overlaps(found->span, period) &&
               (found->organisation.empty() ||
                programme().is_within(reporter.organisation, found->organisation));
    });
}

bool Frame::inside(const Measure& measure, const Reporter& reporter,
                   const core::Period& period) const {
    if (!reporter.always && !overlaps(reporter.active, period)) return false;
    if (measure.from && *measure.from > period.to) return false;
    if (measure.to && *measure.to < period.from) return false;
    return inside_phases(measure, reporter, period);
}

}  // namespace utfall::indicators
