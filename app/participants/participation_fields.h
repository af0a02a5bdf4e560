#pragma once

#include "app/participants/participation.h"

#include <span>
#include <string>
#include <string_view>

namespace utfall::participants {

/// One thing that a participation says beside whose it is and where: named as its column in files
/// and its member in the record, and with the text that both have.
struct ParticipationField {
    std::string_view name;
    std::string (*text)(const Participation& participation);  ///< Empty: not given.
    /// False when that is no text of the field.
    bool (*set)(Participation& participation, std::string_view text);
};

/// All of them, in the order of the columns of `participation import`.
std::span<const ParticipationField> participation_fields();

}  // namespace utfall::participants
