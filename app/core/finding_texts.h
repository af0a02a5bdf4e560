#pragma once

#include "app/core/finding.h"
#include "app/core/localized.h"

#include <string>
#include <vector>

namespace utfall::core {

/// The sentence that says what is wrong and where, from schemas/findings/*.json.
/// A code without a text gives the code itself, so that nothing is ever hidden.
std::string message(const Finding& finding, Lang lang);

/// What to do about it.
std::string remedy(const Finding& finding, Lang lang);

/// Every documented finding code, sorted.
std::vector<std::string> documented_finding_codes();

}  // namespace utfall::core
