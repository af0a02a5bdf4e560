#pragma once

#include "app/core/date.h"

#include <optional>
#include <string>
#include <string_view>
#include <variant>

namespace utfall::core {

enum class PersonalNumberMatch {
    none,
    certain,   ///< With separator or twelve digits, valid day (or day + 60) and check digit, or
               ///< SCB's substitute pattern.
    possible,  ///< Ten bare digits, or a space as separator, that pass the same checks.
};

/// Looks for a Swedish personal or coordination number anywhere in `text` (schemas/files.md; traps
/// 23, 24).
PersonalNumberMatch find_personal_number(std::string_view text);

/// A number that somebody is known by, read from a cell that holds nothing else.
struct PersonalNumber {
    enum class Kind {
        personal,
        coordination,  ///< The day carries 60.
        substitute,    ///< SCB's for protected identities: "TF" and two digits in the last four.
    };
    std::string text;  ///< Twelve characters: YYYYMMDDNNNC or YYYYMMDDTFNN.
    Kind kind{Kind::personal};
    Date birth_date;  ///< As the number says.

    /// 'F' or 'M' by the last digit but one; a substitute number says nothing of it.
    [[nodiscard]] std::optional<char> sex() const;
};
enum class PersonalNumberFault { form, day, check_digit };

/// With or without century, separator and a space beside it. Without a century `+` says a hundred
/// years or more, and all else less, as of `today`.
std::variant<PersonalNumber, PersonalNumberFault> read_personal_number(std::string_view text,
                                                                       Date today);

}  // namespace utfall::core
