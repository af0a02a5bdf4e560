#include "app/usecases/people_scope.h"

#include <algorithm>

namespace utfall::usecases {

using indicators::Level;
using participants::Participation;

bool PeopleScope::holds(const Participation& one) {
    return (phase_.empty() || is_of_phase(one.key.intervention, phase_)) && is_within_scope(one);
}

bool PeopleScope::is_within_scope(const Participation& one) {
    switch (scope_.level) {
        case Level::programme:
            return true;
        case Level::region:
        case Level::organisation:
            return is_below(one.organisation);
        case Level::unit:
            return is_of_unit(one.team);
        case Level::team:
            return one.team == scope_.code;
        case Level::intervention:
            return one.key.intervention == scope_.code;
        case Level::phase:
            break;
    }
    return is_of_phase(one.key.intervention, scope_.code);
}

bool PeopleScope::is_of_phase(const std::string& intervention, const std::string& phase) {
    const auto [at, added] = phases_.try_emplace(intervention);
    if (added) {
        const auto* known = programme_.intervention(intervention);
        if (known != nullptr) at->second = known->phase;
    }
    return at->second == phase;
}

bool PeopleScope::is_below(const std::string& organisation) {
    const auto [at, added] = organisations_.try_emplace(organisation);
    if (added) at->second = programme_.is_within(organisation, scope_.code);
    return at->second;
}

bool PeopleScope::is_of_unit(const std::string& team) {
    const auto [at, added] = units_.try_emplace(team);
    if (added) {
        const auto* known = programme_.team(team);
        at->second = known != nullptr && std::find(known->units.begin(), known->units.end(),
                                                   scope_.code) != known->units.end();
    }
    return at->second;
}

}  // namespace utfall::usecases
