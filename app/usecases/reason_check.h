#pragma once

#include "app/core/finding.h"
#include "app/usecases/books.h"

#include <string_view>

namespace utfall::usecases {

/// An act that is always due a reason code and a note: `missing` for each that lacks,
/// REASON_CODE_UNKNOWN, and what free text may not hold.
void check_reason_and_note(const Act& act, std::string_view missing, core::Findings& findings);

}  // namespace utfall::usecases
