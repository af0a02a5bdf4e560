#include "app/intake/words.h"

#include "app/core/personal_number.h"
#include "app/core/sheet_place.h"
#include "app/core/text.h"

#include <utility>

namespace utfall::intake {

std::string folded(std::string_view text) {
    std::string word{core::trimmed(text)};
    for (std::size_t i = 0; i < word.size(); ++i) {
        const auto byte = static_cast<unsigned char>(word[i]);
        if (byte >= 'A' && byte <= 'Z') {
            word[i] = static_cast<char>(byte + 0x20);
        } else if (byte == 0xC3 && i + 1 < word.size()) {
            const auto second = static_cast<unsigned char>(word[++i]);
            // U+00C4 Ä, U+00C5 Å and U+00D6 Ö lie 0x20 below their small letters.
            if (second == 0x84 || second == 0x85 || second == 0x96) {
                word[i] = static_cast<char>(second + 0x20);
            }
        }
    }
    return word;
}

std::string_view trimmed_cell(std::string_view text) {
    const auto is_visible_ascii = [](char c) { return c > ' ' && c < '\x7F'; };
    if (text.empty() || (is_visible_ascii(text.front()) && is_visible_ascii(text.back()))) {
        return text;
    }
    return core::trimmed(text);
}

std::string shown_text(std::string_view text) {
    constexpr std::size_t most_characters = 60;
    constexpr std::string_view ellipsis = "…";
    if (core::find_personal_number(text) != core::PersonalNumberMatch::none) {
        return std::string{ellipsis};
    }
    std::string shown;
    std::size_t characters = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto byte = static_cast<unsigned char>(text[i]);
        const bool starts_character = (byte & 0xC0U) != 0x80U;
        if (starts_character && ++characters > most_characters) {
            return shown.append(ellipsis);
        }
        shown += byte < 0x20 || byte == 0x7F ? ' ' : text[i];
    }
    return shown;
}

std::string shown_place(const core::Place& where) {
    std::string shown = where.file;
    if (!where.sheet.empty()) {
        return shown + (shown.empty() ? "" : " ") + core::in_sheet(where);
    }
    if (where.row > 0) {
        shown += ":" + std::to_string(where.row);
    }
    if (!where.column.empty()) {
        shown += (shown.empty() ? "" : ", ") + where.column;
    }
    if (!where.pointer.empty()) {
        shown += (shown.empty() ? "" : " ") + where.pointer;
    }
    return shown;
}

void note(core::Findings& findings, std::string_view code, const core::Place& where,
          std::map<std::string, std::string> args, core::Severity severity) {
    args.emplace("at", shown_place(where));
    findings.add(code, where, std::move(args), severity);
}

}  // namespace utfall::intake
