#pragma once

#include "app/activities/activity.h"
#include "app/core/finding.h"
#include "app/programme/programme.h"

#include <span>

namespace utfall::activities {

/// Checks one activity against the programme. Errors: ACTIVITY_ORGANISATION_UNKNOWN,
/// ACTIVITY_TEAM_UNKNOWN, ACTIVITY_TEAM_ELSEWHERE, ACTIVITY_PHASE_UNKNOWN,
/// ACTIVITY_UNIQUE_ABOVE_ALL. Warnings: ACTIVITY_HELD_LATER (than `today`),
/// ACTIVITY_OUTSIDE_OPERATION, ACTIVITY_OUTSIDE_PHASE. The column of each finding is the import
/// column's name. What could not be read counts as not given, and is not told of twice.
void check_activity(const Activity& activity, const programme::Programme& programme,
                    core::Date today, core::Findings& findings);

/// ACTIVITY_DUPLICATE at each that has the code of one before it in the same files.
void check_codes_differ(std::span<const Activity> imported, core::Findings& findings);

}  // namespace utfall::activities
