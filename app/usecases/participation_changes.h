#pragma once

#include "app/core/finding.h"
#include "app/participants/participation.h"
#include "app/usecases/participation_rows.h"

#include <vector>

namespace utfall::usecases {

/// What rows come to in a book.
struct ParticipationChanges {
    std::vector<participants::Participation> lines;  ///< New and changed, with what they replace.
    std::uint64_t added{0}, changed{0}, unchanged{0};
    std::vector<core::Place> corrected;  ///< Where something is changed that was stated before.
    std::vector<participants::Participation> in_force;  ///< Once recorded, by key.
};

/// Holds rows with keys of their own against the last that was said of each participation.
/// PARTICIPATION_REPLACED_UNKNOWN, PARTICIPATION_REPLACED_TWICE, PARTICIPATION_ENTRY_TAKEN,
/// PARTICIPATION_WITHDRAWN_UNKNOWN.
ParticipationChanges participation_changes(const std::vector<ParticipationRow>& rows,
                                           std::vector<participants::Participation> latest,
                                           core::Findings& findings);

}  // namespace utfall::usecases
