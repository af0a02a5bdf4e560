#pragma once

#include "app/activities/activity.h"
#include "app/ledger/store.h"
#include "app/programme/programme.h"
#include "app/usecases/table_files.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace utfall::usecases {

/// The versions in force at `as_of`, by date, then code.
std::vector<activities::Activity> activities_at(const ledger::Store& store, std::uint64_t as_of);

/// Which activities are asked for; what is empty asks for all.
struct ActivityFilter {
    std::string team;
    std::string organisation;            ///< It, and those within it.
    std::optional<core::Period> period;  ///< Those that take up a day of it.
};

/// A filter of what a user typed. Throws Error(not_found, "TEAM_UNKNOWN" | "ORGANISATION_UNKNOWN" |
/// "PERIOD_UNKNOWN").
ActivityFilter activity_filter(const programme::Programme& programme, const std::string& team,
                               const std::string& organisation, const std::string& period);

/// Those of activities_at() that the filter asks for.
std::vector<activities::Activity> activities_asked_for(const ledger::Store& store,
                                                       std::uint64_t as_of,
                                                       const programme::Programme& programme,
                                                       const ActivityFilter& filter);

/// A list of activities as a file: its columns are those of `activity import`, so that reading it
/// in again changes nothing.
PlainTable activity_file(const std::vector<activities::Activity>& listed, core::Lang lang);

/// What both faces answer to a program of one activity.
core::Json activity_json(const activities::Activity& activity);

}  // namespace utfall::usecases
