#pragma once

#include "app/core/date.h"
#include "app/core/finding.h"
#include "app/participants/characteristics.h"
#include "app/participants/participation.h"
#include "app/programme/programme.h"

#include <span>
#include <string>
#include <vector>

namespace utfall::participants {

/// Checks one participation by itself and against the set-up, on the day of the import. The column
/// of each finding is the import column's name. What could not be read counts as not given, and is
/// not told of twice. Errors: PARTICIPATION_INTERVENTION_UNKNOWN, PARTICIPATION_TEAM_UNKNOWN,
/// PARTICIPATION_OUTSIDE_OPERATION, PARTICIPATION_REASON_WITHOUT_EXIT, PARTICIPATION_AGE,
/// PARTICIPATION_LONG_TERM. Warnings: PARTICIPATION_TEAM_OTHER, PARTICIPATION_BEFORE_INTERVENTION,
/// PARTICIPATION_EXIT_WITHOUT_REASON, PARTICIPATION_SCHOOL_FORM, PARTICIPATION_MAPPED_LATE,
/// PARTICIPATION_IN_FUTURE.
void check_participation(const Participation& participation, const programme::Programme& programme,
                         core::Date today, core::Findings& findings);

/// The note PARTICIPATION_INCOMPLETE when anything of missing_characteristics() is.
void note_incomplete(const Participation& participation, core::Findings& findings);

/// PARTICIPATION_TWICE at each that has the key of one before it in the same files.
void check_keys_differ(std::span<const Participation> imported, core::Findings& findings);

/// Checks the participations that would be in force, by key; those of the book have a `ref`, and
/// nothing is noted at them. PARTICIPATION_OVERLAP: somebody takes part in an intervention twice at
/// a time. PARTICIPANT_DIFFERS: somebody has two sexes or two birth dates.
void check_together(std::span<const Participation> in_force, core::Findings& findings);

/// The columns of what Annex I point 1.1 asks for and the participation does not say. Whoever lacks
/// any counts in the total alone (Article 17(5)).
std::vector<std::string> missing_characteristics(const Characteristics& at_entry);

}  // namespace utfall::participants
