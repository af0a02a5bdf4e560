#pragma once

#include "app/core/finding.h"
#include "app/usecases/books.h"

#include <string_view>
#include <vector>

namespace utfall::usecases {

/// What may not stand in words that are given with an act, in its `option`: what no free text may
/// hold, and more of it than a cell of a report holds (CELL_TEXT_LENGTH).
void check_given_words(std::string_view words, std::string_view option, core::Findings& findings);

/// An act that is always due a reason code and a note: `missing` for each that lacks,
/// REASON_CODE_UNKNOWN, and what check_given_words() finds in the note.
void check_reason_and_note(const Act& act, std::string_view missing, core::Findings& findings);

/// Changes of what was stated before, at `places`, are due a reason code and a note:
/// CHANGE_NEEDS_REASON at each of them when either lacks, REASON_CODE_UNKNOWN.
void check_reason_to_correct(const Act& act, const std::vector<core::Place>& places,
                             core::Findings& findings);

}  // namespace utfall::usecases
