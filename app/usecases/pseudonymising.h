#pragma once

#include "app/core/date.h"
#include "app/core/finding.h"
#include "app/core/signing_pseudonym.h"

#include <cstddef>
#include <istream>
#include <string>

namespace utfall::usecases {

/// A CSV file with a column of personal numbers. Rows may have whatever other columns.
struct NumberedRows {
    std::istream& bytes;
    std::string name;    ///< What findings call the file.
    std::string column;  ///< Its heading; empty: `personal_number` or `Personnummer`.
};

struct Pseudonymised {
    std::string rows;   ///< The same rows as CSV, with a column `participant` in place of numbers.
    std::string table;  ///< Which number has which pseudonym, as CSV: the key to all of them.
    std::size_t count{0};
    std::size_t people{0};
    std::size_t shielded{0};  ///< Rows of which nothing was read out of the number.
    core::Findings findings;  ///< They never repeat a number. With an error the texts are empty.
};

/// Puts pseudonyms in place of numbers. `birth_date` and `sex`, where there are such columns and
/// nothing stands in them, are filled from the number, but not of a substitute number, nor where a
/// column `protected` says yes: those say nothing true of the person, or may not be told. That
/// column itself is left out. PSEUDONYM_NUMBER_FORM, PSEUDONYM_NUMBER_DAY, PSEUDONYM_NUMBER_CHECK,
/// PERSONAL_NUMBER and PERSONAL_NUMBER_POSSIBLE in other columns, and what reading CSV finds.
/// `today` tells the century of numbers that do not.
Pseudonymised pseudonymise(const NumberedRows& file, const core::PseudonymKey& key,
                           core::Date today);

}  // namespace utfall::usecases
