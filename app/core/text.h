#pragma once

#include "app/core/library_version.h"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace utfall::core {

/// Byte offset of the first byte that is not well-formed UTF-8; empty when all is.
std::optional<std::size_t> first_invalid_utf8(std::string_view bytes);

/// Canonical composition (NFC). Plain ASCII is returned as it is.
std::string to_nfc(std::string_view utf8);

enum class TextFault { none, control_character, bidi_override };
/// Control characters except \n and \t, DEL, U+0080-9F, and direction overrides (U+202A-E,
/// U+2066-9) are refused in stored text. `utf8` is well formed.
TextFault text_fault(std::string_view utf8);

/// Number of code points.
std::size_t length_in_characters(std::string_view utf8);

/// Characters of one cell of a workbook, which every report is also given as.
inline constexpr std::size_t longest_text = 32'767;
/// True for more characters than such a cell holds: no such text is recorded.
inline bool is_too_long(std::string_view utf8) {
    return utf8.size() > longest_text && length_in_characters(utf8) > longest_text;
}

/// Without surrounding white space, U+00A0, U+202F and U+2009 included.
std::string_view trimmed(std::string_view utf8);

/// n separators give n + 1 parts; an empty text is one empty part.
std::vector<std::string> split(std::string_view text, char separator);
/// Sorted by the Swedish alphabet (å ä ö after z, ICU root collation tailored sv): for shown lists
/// only, never for anything that is hashed.
int compare_swedish(std::string_view a, std::string_view b);

/// The closest of `known` within edit distance 2 (case ignored), for "did you mean"; empty when
/// none is.
std::string closest(std::string_view word, const std::vector<std::string>& known);

/// ICU, which knows letters.
LibraryVersion icu_version();

}  // namespace utfall::core
