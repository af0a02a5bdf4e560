#pragma once

#include "app/core/finding.h"
#include "app/participants/outcome.h"

#include <optional>
#include <vector>

namespace utfall::usecases {

/// A row about an outcome.
struct OutcomeRow {
    participants::Outcome outcome;
    std::optional<core::Date> replaces_observed_on;  ///< Of the one whose day was wrong.
};

/// What rows come to in a book.
struct OutcomeChanges {
    std::vector<participants::Outcome> lines;  ///< New and changed, with what they replace.
    std::uint64_t added{0}, changed{0}, unchanged{0};
    std::vector<core::Place> corrected;  ///< Where something is changed that was stated before.
};

/// Holds rows with keys of their own against the last that was said of each outcome.
/// OUTCOME_WITHDRAWN_UNKNOWN, OUTCOME_REPLACED_UNKNOWN, OUTCOME_REPLACED_TWICE, OUTCOME_DAY_TAKEN.
OutcomeChanges outcome_changes(const std::vector<OutcomeRow>& rows,
                               std::vector<participants::Outcome> latest, core::Findings& findings);

}  // namespace utfall::usecases
