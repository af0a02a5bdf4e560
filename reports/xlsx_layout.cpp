#include "reports/xlsx_layout.h"

#include "app/core/text.h"

#include <algorithm>

namespace utfall::reports::xlsx {

namespace {

constexpr std::size_t widest = 52;
constexpr std::size_t narrowest = 7;

/// The width of a text in Arial, in thousandths of an em.
std::size_t advance(std::string_view text) {
    std::size_t width = 0;
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte >= 0x80 && byte < 0xC0) continue;  // The rest of a letter that is counted.
        if (std::string_view{"ijlt.,:;'|!"}.find(c) != std::string_view::npos) {
            width += 260;
        } else if (std::string_view{"fr()[]{}-/"}.find(c) != std::string_view::npos) {
            width += 320;
        } else if (c == 'm' || c == 'w' || c == 'M' || c == 'W' || c == '%' || c == '@') {
            width += 850;
        } else if (c >= 'A' && c <= 'Z') {
            width += 690;
        } else {
            width += byte < 0x80 ? 556 : 600;
        }
    }
    return width;
}

}  // namespace

Style title_style() {
    Style style;
    style.size = 14;
    style.bold = true;
    return style;
}

Style line_style(LineKind kind) {
    Style style;
    switch (kind) {
        case LineKind::plain:
            break;
        case LineKind::note:
            style.colour = muted_colour;
            break;
        case LineKind::lead:
            style.size = 11;
            break;
        case LineKind::heading:
            style.bold = true;
            break;
        case LineKind::warning:
            style.bold = true;
            style.colour = warning_colour;
            break;
    }
    return style;
}

Style header_style(bool number) {
    Style style;
    style.bold = true;
    style.wrap = true;
    style.fill = header_fill;
    style.top = Edge::thin;
    style.bottom = Edge::thin;
    style.middle = true;
    style.align = number ? Align::right : Align::left;
    return style;
}

Style label_style(bool number) {
    Style style = header_style(number);
    style.bottom = Edge::none;
    return style;
}

Style name_style(bool number) {
    Style style = header_style(number);
    style.bold = false;
    style.mono = true;
    style.size = 8;
    style.top = Edge::none;
    style.colour = muted_colour;
    return style;
}

bool is_number(const Format& format) {
    return format.kind == FormatKind::count || format.kind == FormatKind::decimal ||
           format.kind == FormatKind::money || format.kind == FormatKind::percent;
}

bool is_dated(const Format& format) {
    return format.kind == FormatKind::date || format.kind == FormatKind::month;
}

std::string number_format(const Format& format, int decimals) {
    if (format.kind == FormatKind::text) return {};
    if (format.kind == FormatKind::date) return "yyyy-mm-dd";
    if (format.kind == FormatKind::month) return "yyyy-mm";
    std::string made = "#,##0";
    if (decimals > 0) made += "." + std::string(static_cast<std::size_t>(decimals), '0');
    return made;
}

int width_for(std::size_t longest, std::string_view header, bool filter) {
    std::size_t longest_word = 0;
    for (const std::string& word : core::split(header, ' ')) {
        longest_word = std::max(longest_word, core::length_in_characters(word));
    }
    // Bold letters are wider, and the filter's button covers the header's last characters.
    const std::size_t head = longest_word * 6 / 5 + (filter ? 3 : 0);
    const std::size_t half = core::length_in_characters(header) / 2;
    const std::size_t wanted = std::max({longest, head, half}) + 2;
    return static_cast<int>(std::clamp(wanted, narrowest, widest));
}

std::vector<std::string> broken(const std::string& text, std::size_t characters) {
    std::vector<std::string> lines;
    std::string line;
    for (const std::string& word : core::split(text, ' ')) {
        const std::size_t length = core::length_in_characters(line);
        if (!line.empty() && length + 1 + core::length_in_characters(word) > characters) {
            lines.push_back(std::move(line));
            line.clear();
        }
        if (!line.empty()) line += ' ';
        line += word;
    }
    if (!line.empty()) lines.push_back(std::move(line));
    return lines;
}

int lines_in(const std::string& text, int width) {
    // A width counts digits of 10 points, each 0.525 em on screen; bold letters take 5 % more.
    const std::size_t room = static_cast<std::size_t>(std::max(width, 1)) * 500;
    constexpr std::size_t space = 278;
    std::size_t lines = 0;
    for (const std::string& paragraph : core::split(text, '\n')) {
        std::size_t used = 0;
        ++lines;
        for (const std::string& word : core::split(paragraph, ' ')) {
            const std::size_t length = advance(word);
            if (used > 0 && used + space + length > room) {
                ++lines;
                used = 0;
            }
            used += length + (used > 0 ? space : 0);
            lines += (used - std::min<std::size_t>(used, 1)) / room;
            if (used > room) used %= room;
        }
    }
    return static_cast<int>(lines);
}

int height_of(int lines, int size) {
    constexpr int highest = 409;
    return std::min(lines * (size * 13 / 10) + 4, highest);
}

}  // namespace utfall::reports::xlsx
