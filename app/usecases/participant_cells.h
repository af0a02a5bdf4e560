#pragma once

#include "app/intake/cells.h"
#include "app/participants/words.h"

#include <cstddef>
#include <optional>

namespace utfall::usecases {

// How what is said of participants stands in the cells of files.

/// One of a closed list's words.
template <participants::Worded Choice>
std::optional<Choice> choice_in(intake::RowCells& cells, std::size_t column,
                                intake::Need need = intake::Need::optional) {
    const auto& words = participants::words<Choice>;
    return participants::from_word<Choice>(
        cells.choice(column, {words.begin(), words.end()}, need));
}

inline std::optional<participants::YesNo> answer_in(intake::RowCells& cells, std::size_t column,
                                                    intake::Need need = intake::Need::optional) {
    const auto answer = cells.yes_no(column, need);
    if (!answer) return {};
    return participants::from_word<participants::YesNo>(intake::to_word(*answer));
}

}  // namespace utfall::usecases
