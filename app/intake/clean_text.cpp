#include "app/intake/clean_text.h"

#include "app/core/text.h"
#include "app/intake/words.h"

#include <algorithm>

namespace utfall::intake {
namespace {

/// Length in bytes of a refused character at the start of `text`, 0 when the first is allowed.
std::size_t refused_character(std::string_view text) {
    const auto at = [text](std::size_t i) {
        return i < text.size() ? static_cast<unsigned char>(text[i]) : 0U;
    };
    const unsigned first = at(0);
    if ((first < 0x20 && first != '\n' && first != '\t') || first == 0x7F) {
        return 1;
    }
    if (first == 0xC2 && at(1) >= 0x80 && at(1) <= 0x9F) {
        return 2;
    }
    if (first == 0xE2) {
        const bool embeds = at(1) == 0x80 && at(2) >= 0xAA && at(2) <= 0xAE;    // U+202A-202E
        const bool isolates = at(1) == 0x81 && at(2) >= 0xA6 && at(2) <= 0xA9;  // U+2066-2069
        return embeds || isolates ? 3 : 0;
    }
    return 0;
}

}  // namespace

bool is_surely_composed(std::string_view utf8) {
    // 0xCC is the lead byte of U+0300, the first character that can combine with one before it.
    return std::none_of(utf8.begin(), utf8.end(),
                        [](char c) { return static_cast<unsigned char>(c) >= 0xCC; });
}

std::string clean_text(std::string_view utf8, const core::Place& where, core::Findings& findings) {
    const core::TextFault fault = core::text_fault(utf8);
    if (fault == core::TextFault::none) {
        return is_surely_composed(utf8) ? std::string{utf8} : core::to_nfc(utf8);
    }
    if (fault == core::TextFault::control_character) {
        note(findings, "TEXT_CONTROL", where);
    } else {
        note(findings, "TEXT_BIDI", where);
    }
    std::string kept;
    for (std::size_t i = 0; i < utf8.size();) {
        if (const std::size_t refused = refused_character(utf8.substr(i)); refused > 0) {
            i += refused;
        } else {
            kept += utf8[i++];
        }
    }
    return core::to_nfc(kept);
}

}  // namespace utfall::intake
