#include "app/indicators/calculation.h"
#include "app/indicators/codes.h"
#include "app/indicators/people.h"

#include <algorithm>

namespace utfall::indicators {
namespace {

bool is_held_by(const programme::Programme& programme, const Reporter& intervention,
                const Scope& scope) {
    const auto any_team = [&](const auto& holds) {
        return std::any_of(intervention.teams.begin(), intervention.teams.end(),
                           [&](const std::string& code) {
                               const auto* team = programme.team(code);
                               return team != nullptr && holds(*team);
                           });
    };
    switch (scope.level) {
        case Level::programme:
            return true;
        case Level::region:
        case Level::organisation:
            return programme.is_within(intervention.organisation, scope.code) ||
                   any_team([&](const programme::Team& team) {
                       return programme.is_within(team.organisation, scope.code);
                   });
        case Level::unit:
            return any_team(
                [&](const programme::Team& team) { return contains(team.units, scope.code); });
        case Level::team:
            return contains(intervention.teams, scope.code);
        case Level::intervention:
            return intervention.code == scope.code;
        case Level::phase:
            break;
    }
    return intervention.phase == scope.code;
}

/// Whether there was anything to take part in.
bool is_offered(const Frame& frame, const Ask& ask, const core::DateSpan& days) {
    const auto& interventions = frame.reporters(Level::intervention);
    return std::any_of(interventions.begin(), interventions.end(), [&](const Reporter& one) {
        return one.active.overlaps(days) && (ask.phase.empty() || one.phase == ask.phase) &&
               is_held_by(frame.programme(), one, ask.scope);
    });
}

}  // namespace

bool is_of_people(std::string_view dimension) {
    return dimension == "sex" || dimension == "school_form" || dimension == "grade";
}

bool is_shared(const programme::Programme& programme, const std::string& unit) {
    return std::any_of(programme.teams.begin(), programme.teams.end(),
                       [&](const programme::Team& team) {
                           return team.units.size() > 1 && contains(team.units, unit);
                       });
}

std::optional<core::DateSpan> Calculation::days_of(const Chain& chain) const {
    const IndicatorDefinition& last = *chain.back();
    if (is_common_indicator(last.code) && !last.people) {
        // All that came before is counted anew by the definition that is in force at the end.
        const auto* known = definitions_.on(last.code, frame_.to());
        if (std::find(chain.begin(), chain.end(), known) == chain.end()) return std::nullopt;
        const auto& operation = frame_.programme().operation;
        return core::DateSpan{operation ? operation->span.from : frame_.from(), frame_.to()};
    }
    core::DateSpan days{std::max(frame_.from(), chain.front()->valid_from), frame_.to()};
    if (last.valid_to) days.to = std::min(*days.to, *last.valid_to);
    for (const IndicatorDefinition* version : framework_.versions(last.code)) {
        if (version->valid_from > last.valid_from)
            days.to = std::min(*days.to, version->valid_from.plus_days(-1));
    }
    if (*days.to < days.from) return std::nullopt;
    return days;
}

Outcome Calculation::unique(const Chain& chain, const Ask& ask) const {
    const IndicatorDefinition& definition = *chain.back();
    if (people_ == nullptr || !counts_people(definition) || !people_->knows(definition))
        return refused("NEEDS_PARTICIPANTS");
    Outcome outcome;
    outcome.state = FigureState::not_applicable;
    const auto days = days_of(chain);
    for (const auto& [dimension, category] : ask.breakdown) {
        if (!is_of_people(dimension)) return outcome;
    }
    if (!days || *days->to < days->from) return outcome;
    if (ask.scope.level == Level::unit && is_shared(frame_.programme(), ask.scope.code))
        return refused("PEOPLE_OF_UNIT");
    const auto count = people_->count(
        {definition, ask.scope, ask.breakdown, ask.phase, days->from, *days->to, ask.sources});
    if ((!count || count->people == 0) && !is_offered(frame_, ask, *days)) return outcome;
    outcome.state = count ? FigureState::value : FigureState::not_reported;
    if (!count) return outcome;
    outcome.value = core::Rational{core::Decimal{count->people}};
    outcome.people = *count;
    return outcome;
}

}  // namespace utfall::indicators
