#pragma once

#include <string_view>

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

}  // namespace utfall::core
