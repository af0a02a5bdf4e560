#pragma once

#include "app/usecases/form_read.h"
#include "app/usecases/value_entry.h"

#include <string>
#include <vector>

namespace utfall::usecases {

/// Where a row of the form stands in the file, for whoever has something to say of it.
struct FormPlace {
    std::string words;  ///< "Närvarotid, Kvinnor".
    core::Place value, state, comment;
};

/// What a file answers, before the book is asked about it.
struct FormAnswers {
    std::vector<TypedCell> cells;             ///< Those that say something else than the form did.
    std::map<std::string, FormPlace> places;  ///< By row.
};

/// Holds the rows of a file against the form as it was made, and notes in `read` what was answered
/// and what is wrong with it.
FormAnswers form_answers(const FormFile& file, const FormAsMade& made, FormRead& read);

}  // namespace utfall::usecases
