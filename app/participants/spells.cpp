#include "app/participants/spells.h"

#include <algorithm>
#include <tuple>

namespace utfall::participants {
namespace {

bool goes_on_from(const Spell& spell, core::Date entry) {
    return !spell.end || entry <= spell.end->plus_days(1);
}

/// True when `participation` goes on at least as long as the spell has come to.
bool lasts_to_the_end(const Participation& participation, const Spell& spell) {
    return !participation.exit || (spell.end && *participation.exit >= *spell.end);
}

}  // namespace

std::vector<Spell> spells_of(std::span<const Participation* const> of_one_person) {
    std::vector<const Participation*> sorted(of_one_person.begin(), of_one_person.end());
    std::sort(sorted.begin(), sorted.end(), [](const Participation* a, const Participation* b) {
        return std::tie(a->key.entry, a->key.intervention) <
               std::tie(b->key.entry, b->key.intervention);
    });
    std::vector<Spell> spells;
    for (const Participation* next : sorted) {
        if (spells.empty() || !goes_on_from(spells.back(), next->key.entry)) {
            spells.push_back({next->key.entry, next->exit, next->exit_reason});
        } else if (lasts_to_the_end(*next, spells.back())) {
            spells.back().end = next->exit;
            spells.back().reason = next->exit_reason;
        }
    }
    return spells;
}

}  // namespace utfall::participants
