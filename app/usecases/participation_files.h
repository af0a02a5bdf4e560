#pragma once

#include "app/core/json.h"
#include "app/core/localized.h"
#include "app/participants/participation.h"
#include "app/programme/programme.h"
#include "app/usecases/table_files.h"

#include <cstdint>
#include <string>
#include <vector>

namespace utfall::usecases {

/// Which participations are asked for; what is empty asks for all.
struct ParticipationFilter {
    std::string intervention;
    std::string team;

    [[nodiscard]] bool asks_for(const participants::Participation& participation) const;
};

/// A filter of what a user typed. Throws Error(not_found, "INTERVENTION_UNKNOWN" | "TEAM_UNKNOWN").
ParticipationFilter participation_filter(const programme::Programme& programme,
                                         const std::string& intervention, const std::string& team);

/// How many take part in an intervention of a team. People are counted once: numbers of people of
/// several rows have no sum (R11).
struct ParticipationCount {
    std::string intervention;  ///< Empty, as the team: of all that were counted.
    std::string team;
    std::int64_t participations{0};
    std::int64_t participants{0};  ///< Distinct people.
    std::int64_t open{0}, exited{0};
};
/// By intervention and team, and last of all together; none when nobody takes part.
std::vector<ParticipationCount> participation_counts(
    const std::vector<participants::Participation>& participations);

/// What both faces answer to a program: {"participations": [...], "total": {...}}, counts alone.
core::Json participation_counts_json(const std::vector<ParticipationCount>& counts);

/// Participations as a file of the book's own: its columns are those of `participation import`, so
/// that reading it in again changes nothing. It has the pseudonyms and what is known of people, and
/// says so in its title.
PlainTable participation_file(const std::vector<participants::Participation>& participations,
                              core::Lang lang);

}  // namespace utfall::usecases
