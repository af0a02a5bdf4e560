#pragma once

#include "app/core/localized.h"

#include <map>
#include <string>
#include <string_view>

namespace utfall::web {

/// Texts of the pages, from templates/web/texts/{sv,en}.json.
using TextArgs = std::map<std::string, std::string>;

/// The text for `key`, with {name} filled from `args`. A key without a text throws
/// Error(configuration, "TEXT_MISSING"), so that no page shows a key. Of one ("count" or "n" is 1),
/// `key`.one says it where there is such a text.
std::string text(core::Lang lang, std::string_view key, const TextArgs& args = {});
/// The text, or nullptr when there is none.
const std::string* find_text(core::Lang lang, std::string_view key);

}  // namespace utfall::web
