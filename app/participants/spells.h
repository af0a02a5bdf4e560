#pragma once

#include "app/participants/participation.h"

#include <optional>
#include <span>
#include <vector>

namespace utfall::participants {

/// A stretch of days in which a person was in the operation without a day's break, in one
/// intervention or several. Both ends are included.
struct Spell {
    core::Date start;
    std::optional<core::Date> end;     ///< Empty: still there.
    std::optional<ExitReason> reason;  ///< Of the participation that ended it.

    bool operator==(const Spell&) const = default;
};

/// By start. Participations that overlap, or follow on the day after, are one spell, so an end is
/// one only when no participation goes on. SCB is told of a start and of an end in the month of
/// the event, whenever it was written down (R18). Takes participations in any order.
std::vector<Spell> spells_of(std::span<const Participation* const> of_one_person);

}  // namespace utfall::participants
