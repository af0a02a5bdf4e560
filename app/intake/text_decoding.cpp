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

std::string from_code_page_437(std::string_view bytes) {
    // 0x80 to 0xFF.
    constexpr std::array<std::uint16_t, 128> points{
        0x00C7, 0x00FC, 0x00E9, 0x00E2, 0x00E4, 0x00E0, 0x00E5, 0x00E7, 0x00EA, 0x00EB, 0x00E8,
        0x00EF, 0x00EE, 0x00EC, 0x00C4, 0x00C5, 0x00C9, 0x00E6, 0x00C6, 0x00F4, 0x00F6, 0x00F2,
        0x00FB, 0x00F9, 0x00FF, 0x00D6, 0x00DC, 0x00A2, 0x00A3, 0x00A5, 0x20A7, 0x0192, 0x00E1,
        0x00ED, 0x00F3, 0x00FA, 0x00F1, 0x00D1, 0x00AA, 0x00BA, 0x00BF, 0x2310, 0x00AC, 0x00BD,
        0x00BC, 0x00A1, 0x00AB, 0x00BB, 0x2591, 0x2592, 0x2593, 0x2502, 0x2524, 0x2561, 0x2562,
        0x2556, 0x2555, 0x2563, 0x2551, 0x2557, 0x255D, 0x255C, 0x255B, 0x2510, 0x2514, 0x2534,
        0x252C, 0x251C, 0x2500, 0x253C, 0x255E, 0x255F, 0x255A, 0x2554, 0x2569, 0x2566, 0x2560,
        0x2550, 0x256C, 0x2567, 0x2568, 0x2564, 0x2565, 0x2559, 0x2558, 0x2552, 0x2553, 0x256B,
        0x256A, 0x2518, 0x250C, 0x2588, 0x2584, 0x258C, 0x2590, 0x2580, 0x03B1, 0x00DF, 0x0393,
        0x03C0, 0x03A3, 0x03C3, 0x00B5, 0x03C4, 0x03A6, 0x0398, 0x03A9, 0x03B4, 0x221E, 0x03C6,
        0x03B5, 0x2229, 0x2261, 0x00B1, 0x2265, 0x2264, 0x2320, 0x2321, 0x00F7, 0x2248, 0x00B0,
        0x2219, 0x00B7, 0x221A, 0x207F, 0x00B2, 0x25A0, 0x00A0};
    std::string text;
    for (const char c : bytes) {
        const auto byte = static_cast<unsigned char>(c);
        append_utf8(text, byte < 0x80 ? byte : points[byte - 0x80U]);
    }
    return text;
}

}  // namespace utfall::intake
