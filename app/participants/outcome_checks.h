#pragma once

#include "app/core/date.h"
#include "app/core/finding.h"
#include "app/participants/hours.h"
#include "app/participants/outcome.h"
#include "app/participants/participation.h"

#include <span>

namespace utfall::participants {

/// OUTCOME_TWICE at each that has the key of one before it in the same files.
void check_keys_differ(std::span<const Outcome> imported, core::Findings& findings);
/// HOURS_TWICE.
void check_keys_differ(std::span<const Hours> imported, core::Findings& findings);

/// Checks observations against the participations in force, by key, on the day of the import. A
/// participant's exit is their last one (R12). Errors: OUTCOME_PARTICIPANT_UNKNOWN,
/// OUTCOME_WITHOUT_EXIT, OUTCOME_BEFORE_EXIT, OUTCOME_IN_FUTURE. Note: OUTCOME_OUTSIDE_WINDOW, for
/// one that no common indicator counts: EECR01-04 from the exit to 28 days after, EECR05-06 from
/// six months after to 28 days later.
void check_outcomes(std::span<const Outcome> outcomes,
                    std::span<const Participation> participations, core::Date today,
                    core::Findings& findings);

/// Checks months' hours alike: HOURS_WITHOUT_PARTICIPATION when no participation of that person and
/// intervention has a day in the month, HOURS_IN_FUTURE for a month that has not begun.
void check_hours(std::span<const Hours> hours, std::span<const Participation> participations,
                 core::Date today, core::Findings& findings);

}  // namespace utfall::participants
