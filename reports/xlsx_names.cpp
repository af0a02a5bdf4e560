#include "reports/xlsx_names.h"

#include "app/core/text.h"

#include <algorithm>

namespace utfall::reports::xlsx {

namespace {

constexpr std::size_t longest_sheet_name = 31;

bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
bool is_digit(char c) {
    return c >= '0' && c <= '9';
}
bool is_hex(char c) {
    return is_digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

/// Lower case of A-Z and of À-Þ: enough for the product's two languages.
std::string folded(std::string_view text) {
    std::string made{text};
    for (std::size_t i = 0; i < made.size(); ++i) {
        const auto byte = static_cast<unsigned char>(made[i]);
        if (byte >= 'A' && byte <= 'Z') made[i] = static_cast<char>(byte + 0x20);
        if (byte == 0xC3 && i + 1 < made.size()) {
            const auto next = static_cast<unsigned char>(made[i + 1]);
            if (next >= 0x80 && next <= 0x9E) made[i + 1] = static_cast<char>(next + 0x20);
        }
    }
    return made;
}

std::string cut(std::string text, std::size_t longest) {
    while (core::length_in_characters(text) > longest) {
        do {
            text.pop_back();
        } while (core::first_invalid_utf8(text));
    }
    return text;
}

std::string column_letters(std::uint16_t column) {
    std::string made;
    for (unsigned rest = column + 1U; rest > 0; rest = (rest - 1) / 26) {
        made.insert(made.begin(), static_cast<char>('A' + (rest - 1) % 26));
    }
    return made;
}

/// Letters, then digits: "AB12"; or "R", "C", "R1C1".
bool like_a_cell(std::string_view name) {
    std::size_t at = 0;
    while (at < name.size() && is_letter(name[at])) ++at;
    if (at == name.size()) return name == "R" || name == "r" || name == "C" || name == "c";
    const bool digits =
        std::all_of(name.begin() + static_cast<std::ptrdiff_t>(at), name.end(), is_digit);
    if (digits && at <= 3) return true;
    std::string shape;
    for (const char c : name) {
        if (!is_digit(c)) shape += c;
    }
    return folded(shape) == "rc";
}

std::string in_brackets(const std::string& header) {
    std::string made;
    for (const char c : header) {
        if (std::string_view{"[]#'@"}.find(c) != std::string_view::npos) made += '\'';
        made += c;
    }
    return made;
}

}  // namespace

bool is_sheet_name(std::string_view name) {
    return !name.empty() && core::length_in_characters(name) <= longest_sheet_name &&
           name.find_first_of("[]:*?/\\") == std::string_view::npos && name.front() != '\'' &&
           name.back() != '\'';
}

bool is_defined_name(std::string_view name) {
    if (name.empty() || name.size() > 200) return false;
    if (!is_letter(name.front()) && name.front() != '_') return false;
    const bool characters = std::all_of(name.begin(), name.end(), [](char c) {
        return is_letter(c) || is_digit(c) || c == '_' || c == '.';
    });
    return characters && !like_a_cell(name);
}

std::string escaped(std::string_view text) {
    std::string made;
    std::size_t from = 0;
    for (std::size_t at = text.find("_x"); at != std::string_view::npos;
         at = text.find("_x", at + 1)) {
        const std::string_view next = text.substr(at, 7);
        const bool sequence = next.size() == 7 && next[6] == '_' &&
                              std::all_of(next.begin() + 2, next.begin() + 6, is_hex);
        if (!sequence) continue;
        made.append(text, from, at - from).append("_x005F_");
        from = at + 1;
    }
    return made.append(text, from);
}

std::string absolute(At at) {
    return "$" + column_letters(at.column) + "$" + std::to_string(at.row + 1);
}

std::string relative(At at) {
    return column_letters(at.column) + std::to_string(at.row + 1);
}

std::string UniqueNames::take(const std::string& wish) {
    std::string name = cut(wish, longest_);
    for (int number = 2; !taken_.insert(folded(name)).second; ++number) {
        const std::string suffix = separator_ + std::to_string(number);
        name = cut(wish, longest_ - suffix.size()) + suffix;
    }
    return name;
}

std::string sheet_wish(std::string_view wish) {
    std::string made;
    for (const char c : wish) {
        const bool control = static_cast<unsigned char>(c) < 0x20;
        if (!control && std::string_view{"[]:*?/\\'"}.find(c) == std::string_view::npos) made += c;
    }
    made = cut(std::string{core::trimmed(made)}, longest_sheet_name);
    return made.empty() ? "Blad" : made;
}

std::string table_wish(std::string_view block_id) {
    std::string made = "T_";
    for (const char c : block_id) made += is_letter(c) || is_digit(c) ? c : '_';
    return made.substr(0, 180);
}

std::string column_reference(const std::string& table, const std::string& header) {
    return table + "[" + in_brackets(header) + "]";
}

std::string row_reference(const std::string& table, const std::string& header) {
    return table + "[[#This Row],[" + in_brackets(header) + "]]";
}

}  // namespace utfall::reports::xlsx
