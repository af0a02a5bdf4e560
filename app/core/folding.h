#pragma once

#include <string>
#include <string_view>

namespace utfall::core {

/// In lower case, for comparing what people type with what is recorded: "NÄR" becomes "när". For
/// lookups only, never for anything that is hashed.
std::string folded(std::string_view utf8);

/// Folded and without dots, rings and accents: "När" becomes "nar".
std::string folded_without_marks(std::string_view utf8);

/// True when `wanted` stands somewhere in `text`, whatever the case.
bool contains_folded(std::string_view text, std::string_view wanted);

}  // namespace utfall::core
