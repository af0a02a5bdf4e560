#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace utfall::intake {

/// How a text's bytes were written.
enum class TextEncoding { utf8, utf16, windows_1252 };

struct DecodedText {
    std::string utf8;  ///< Without a byte order mark.
    TextEncoding encoding{TextEncoding::utf8};
};

/// For files that other programs wrote and nobody can be asked to write otherwise. UTF-16 is known
/// by its byte order mark; what is no UTF-8 is Windows-1252. Empty when it is neither: a half
/// character, a lone surrogate, or a byte that Windows-1252 does not have.
std::optional<DecodedText> decoded_text(std::string_view bytes);

/// PC8 (IBM code page 437), in which SIE files are written: every byte is a character.
std::string from_code_page_437(std::string_view bytes);

}  // namespace utfall::intake
