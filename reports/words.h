#pragma once

#include "app/core/localized.h"

#include <string>
#include <string_view>

namespace utfall::reports {

/// A word of the product in `lang`, from templates/theme/words: "state.not_reported",
/// "label.table", "unit.percent". Empty when there is none.
const std::string& word(core::Lang lang, std::string_view key);

/// The word of a code in a group ("intervention.implemented"), or the code itself when the group
/// has none: codes of a set-up's own are shown as they are.
std::string word_or_code(core::Lang lang, std::string_view group, std::string_view code);

}  // namespace utfall::reports
