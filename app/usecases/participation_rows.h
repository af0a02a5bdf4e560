#pragma once

#include "app/intake/cells.h"
#include "app/participants/participation.h"
#include "app/programme/programme.h"

#include <optional>

namespace utfall::usecases {

/// One row of `participation import`.
struct ParticipationRow {
    participants::Participation participation;
    /// The day of entry as it was recorded, when the row corrects it.
    std::optional<core::Date> replaces_entry;
};

/// Reads what the cells say, each for itself. Of a row that is withdrawn the key alone is read.
ParticipationRow read_participation(intake::RowCells& cells, const programme::Programme& programme);

/// One that lacks a part of its key cannot be told from others.
bool has_whole_key(const participants::Participation& participation);

}  // namespace utfall::usecases
