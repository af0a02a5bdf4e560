#include "app/intake/text_decoding.h"

#include "app/core/text.h"

#include <array>
#include <cstdint>

namespace utfall::intake {
namespace {

void append_utf8(std::string& out, std::uint32_t point) {
    const auto put = [&out](std::uint32_t byte) { out += static_cast<char>(byte); };
    if (point < 0x80) {
        put(point);
    } else if (point < 0x800) {
        put(0xC0U | (point >> 6U));
        put(0x80U | (point & 0x3FU));
    } else if (point < 0x10000) {
        put(0xE0U | (point >> 12U));
        put(0x80U | ((point >> 6U) & 0x3FU));
        put(0x80U | (point & 0x3FU));
    } else {
        put(0xF0U | (point >> 18U));
        put(0x80U | ((point >> 12U) & 0x3FU));
        put(0x80U | ((point >> 6U) & 0x3FU));
        put(0x80U | (point & 0x3FU));
    }
}

std::optional<std::string> from_utf16(std::string_view bytes, bool big_end_first) {
    if (bytes.size() % 2 != 0) return std::nullopt;
    const auto unit_at = [&](std::size_t i) {
        const auto first = static_cast<unsigned char>(bytes[i]);
        const auto second = static_cast<unsigned char>(bytes[i + 1]);
        return static_cast<std::uint32_t>(big_end_first ? first << 8U | second
                                                        : second << 8U | first);
    };
    const auto is_within = [](std::uint32_t unit, std::uint32_t first) {
        return unit >= first && unit < first + 0x400;
    };
    constexpr std::uint32_t high = 0xD800;
    constexpr std::uint32_t low = 0xDC00;
    std::string text;
    for (std::size_t i = 0; i < bytes.size(); i += 2) {
        std::uint32_t point = unit_at(i);
        if (is_within(point, low)) return std::nullopt;
        if (is_within(point, high)) {
            i += 2;
            if (i == bytes.size() || !is_within(unit_at(i), low)) return std::nullopt;
            point = 0x10000 + ((point - high) << 10U) + (unit_at(i) - low);
        }
        append_utf8(text, point);
    }
    return text;
}

std::optional<std::string> from_windows_1252(std::string_view bytes) {
    // 0x80 to 0x9F; 0 where there is no character. All others are those of Unicode.
    constexpr std::array<std::uint16_t, 32> points{
        0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
        0x2039, 0x0152, 0,      0x017D, 0,      0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
        0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};
    std::string text;
    for (const char c : bytes) {
        const auto byte = static_cast<unsigned char>(c);
        const bool of_its_own = byte >= 0x80 && byte < 0xA0;
        const std::uint32_t point = of_its_own ? points[byte - 0x80U] : byte;
        if (of_its_own && point == 0) return std::nullopt;
        append_utf8(text, point);
    }
    return text;
}

std::optional<DecodedText> as(TextEncoding encoding, std::optional<std::string> text) {
    if (!text) return std::nullopt;
    return DecodedText{*std::move(text), encoding};
}

}  // namespace

std::optional<DecodedText> decoded_text(std::string_view bytes) {
    constexpr std::string_view mark = "\xEF\xBB\xBF";
    if (bytes.starts_with("\xFF\xFE"))
        return as(TextEncoding::utf16, from_utf16(bytes.substr(2), false));
    if (bytes.starts_with("\xFE\xFF"))
        return as(TextEncoding::utf16, from_utf16(bytes.substr(2), true));
    const bool marked = bytes.starts_with(mark);
    if (!core::first_invalid_utf8(bytes))
        return DecodedText{std::string{bytes.substr(marked ? mark.size() : 0)}, TextEncoding::utf8};
    // With a mark that says otherwise it is neither.
    if (marked) return std::nullopt;
    return as(TextEncoding::windows_1252, from_windows_1252(bytes));
}

}  // namespace utfall::intake
