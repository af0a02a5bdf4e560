#include "app/core/code.h"

#include <cstddef>

namespace utfall::core {
namespace {

bool is_ascii_of_code(char c) {
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.' ||
           c == '_' || c == '-';
}

/// The second byte of Å Ä Ö å ä ö; the first is always C3.
bool is_swedish_trail(char c) {
    return c == '\x85' || c == '\x84' || c == '\x96' || c == '\xA5' || c == '\xA4' || c == '\xB6';
}

}  // namespace

bool is_code(std::string_view text) {
    constexpr std::size_t most_characters = 64;
    std::size_t characters = 0;
    for (std::size_t i = 0; i < text.size(); ++i, ++characters) {
        if (is_ascii_of_code(text[i])) continue;
        if (text[i] != '\xC3' || i + 1 == text.size() || !is_swedish_trail(text[i + 1])) {
            return false;
        }
        ++i;
    }
    return characters >= 1 && characters <= most_characters;
}

}  // namespace utfall::core
