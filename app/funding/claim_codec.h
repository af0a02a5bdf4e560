#pragma once

#include "app/core/json.h"
#include "app/funding/claim.h"
#include "app/ledger/line_table.h"

#include <span>
#include <vector>

namespace utfall::funding {

/// The members "lines", "financing" and "checks" of `claim show`, with "claim" and "through".
/// Amounts are decimal strings in kronor with two decimals; `exact` is a fraction of kronor
/// ("n/d"); `rounding_ore` an integer; what does not apply is null.
core::Json to_json(const Claim& claim);

/// Rows of `claim_line` in order: one part "claim", then parts "line", "financing" and "check". All
/// but `number`, `entry` and `inputs` is in the contents.
std::vector<ledger::Row> to_rows(const Claim& claim);

/// The claims behind the lines, in order of recording; `entry` is that of their lines. What was
/// rejected of them later is passed over. Throws
/// Error(integrity, "LINE_MALFORMED") when they are not what to_rows made.
std::vector<Claim> claims_from_lines(std::span<const ledger::Line> lines);

}  // namespace utfall::funding
