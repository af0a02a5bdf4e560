#pragma once

#include "app/core/finding.h"
#include "app/intake/csv_reader.h"

#include <span>
#include <string_view>

namespace utfall::intake {

/// Notes a Swedish personal number in `text` (schemas/files.md; traps 23, 24): one that is certain
/// is the error PERSONAL_NUMBER anywhere. Ten bare digits that could be one are
/// PERSONAL_NUMBER_POSSIBLE: an error for `person` and `free_text`, a warning otherwise. The
/// finding never repeats the number.
void check_personal_number(std::string_view text, TextUse use, const core::Place& where,
                           core::Findings& findings);

}  // namespace utfall::intake
