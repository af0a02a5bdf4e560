#include "app/intake/xlsx_values.h"

#include <algorithm>
#include <charconv>
#include <iterator>

namespace utfall::intake {
namespace {

constexpr std::uint32_t last_row = 1'048'576;
constexpr std::uint32_t last_column = 16'384;
constexpr std::size_t significant = 15;
constexpr int largest_exponent = 400;

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

/// 0.d1d2d3... times ten to `point`.
struct Digits {
    std::string digits;
    int point{0};
    bool negative{false};
};

std::size_t take_digits(std::string_view& text, std::string& into) {
    std::size_t count = 0;
    while (!text.empty() && is_digit(text.front())) {
        into += text.front();
        text.remove_prefix(1);
        ++count;
    }
    return count;
}

std::optional<Digits> read_digits(std::string_view text) {
    Digits read;
    if (text.starts_with('-')) {
        read.negative = true;
        text.remove_prefix(1);
    }
    std::size_t count = take_digits(text, read.digits);
    read.point = static_cast<int>(count);
    if (text.starts_with('.')) {
        text.remove_prefix(1);
        count += take_digits(text, read.digits);
    }
    if (count == 0) return std::nullopt;
    if (text.starts_with('e') || text.starts_with('E')) {
        text.remove_prefix(1);
        if (text.starts_with('+')) text.remove_prefix(1);
        int exponent = 0;
        const auto [end, failed] =
            std::from_chars(text.data(), text.data() + text.size(), exponent);
        if (failed != std::errc{} || std::abs(exponent) > largest_exponent) return std::nullopt;
        text.remove_prefix(static_cast<std::size_t>(end - text.data()));
        read.point += exponent;
    }
    if (!text.empty()) return std::nullopt;
    const auto first = std::min(read.digits.find_first_not_of('0'), read.digits.size());
    read.digits.erase(0, first);
    read.point -= static_cast<int>(first);
    return read;
}

void round_to_what_is_kept(Digits& read) {
    if (read.digits.size() > significant) {
        bool up = read.digits[significant] >= '5';
        read.digits.resize(significant);
        for (auto digit = read.digits.rbegin(); up && digit != read.digits.rend(); ++digit) {
            up = *digit == '9';
            *digit = up ? '0' : static_cast<char>(*digit + 1);
        }
        if (up) {
            read.digits.insert(0, 1, '1');
            ++read.point;
        }
    }
    while (read.digits.ends_with('0')) read.digits.pop_back();
}

}  // namespace

bool is_in_a_sheet(XlsxPlace place) {
    return place.row > 0 && place.row <= last_row && place.column > 0 &&
           place.column <= last_column;
}

std::string to_string(XlsxPlace place) {
    std::string letters;
    for (std::uint32_t left = place.column; left > 0; left = (left - 1) / 26)
        letters.insert(letters.begin(), static_cast<char>('A' + (left - 1) % 26));
    return letters + std::to_string(place.row);
}

std::optional<XlsxPlace> read_place(std::string_view text) {
    XlsxPlace place;
    const auto pass_dollar = [&] {
        if (text.starts_with('$')) text.remove_prefix(1);
    };
    pass_dollar();
    while (!text.empty() && text.front() >= 'A' && text.front() <= 'Z') {
        place.column = place.column * 26 + static_cast<std::uint32_t>(text.front() - 'A' + 1);
        if (place.column > last_column) return std::nullopt;
        text.remove_prefix(1);
    }
    pass_dollar();
    const auto [end, failed] = std::from_chars(text.data(), text.data() + text.size(), place.row);
    if (failed != std::errc{} || end != text.data() + text.size()) return std::nullopt;
    if (!is_in_a_sheet(place)) return std::nullopt;
    return place;
}

std::optional<std::string> read_sheet_number(std::string_view written) {
    auto read = read_digits(written);
    if (!read) return std::nullopt;
    round_to_what_is_kept(*read);
    if (read->digits.empty()) return "0";
    std::string plain;
    const auto size = static_cast<int>(read->digits.size());
    if (read->point <= 0) {
        plain = "0." + std::string(static_cast<std::size_t>(-read->point), '0') + read->digits;
    } else if (read->point >= size) {
        plain = read->digits + std::string(static_cast<std::size_t>(read->point - size), '0');
    } else {
        plain = read->digits;
        plain.insert(static_cast<std::size_t>(read->point), 1, '.');
    }
    return read->negative ? "-" + plain : plain;
}

std::optional<core::Date> read_sheet_date(std::string_view number, bool from_1904) {
    std::int32_t serial = 0;
    const auto [end, failed] =
        std::from_chars(number.data(), number.data() + number.size(), serial);
    if (failed != std::errc{} || end != number.data() + number.size()) return std::nullopt;
    constexpr std::int32_t never_was = 60;
    constexpr std::int32_t last_serial = 2'958'465;
    if (serial < (from_1904 ? 0 : 1) || serial > last_serial) return std::nullopt;
    if (from_1904) return core::Date::of(1904, 1, 1)->plus_days(serial);
    if (serial == never_was) return std::nullopt;
    return core::Date::of(1899, 12, serial < never_was ? 31u : 30u)->plus_days(serial);
}

bool shows_a_date(std::string_view format_code) {
    for (std::size_t i = 0; i < format_code.size(); ++i) {
        const char c = format_code[i];
        if (c == '"' || c == '[') {
            i = format_code.find(c == '"' ? '"' : ']', i + 1);
            if (i == std::string_view::npos) return false;
        } else if (c == '\\' || c == '_' || c == '*') {
            ++i;
        } else if (std::string_view{"ymdhsYMDHS"}.find(c) != std::string_view::npos) {
            return true;
        }
    }
    return false;
}

bool is_built_in_date(int format) {
    return (format >= 14 && format <= 22) || (format >= 27 && format <= 36) ||
           (format >= 45 && format <= 47) || (format >= 50 && format <= 58);
}

XlsxNumberLook look_of(std::string_view format_code) {
    XlsxNumberLook look;
    look.date = shows_a_date(format_code);
    if (look.date) return look;
    bool after_point = false;
    // The first section is that of positive numbers.
    for (std::size_t i = 0; i < format_code.size() && format_code[i] != ';'; ++i) {
        const char c = format_code[i];
        if (c == '"' || c == '[') {
            i = format_code.find(c == '"' ? '"' : ']', i + 1);
            if (i == std::string_view::npos) break;
        } else if (c == '\\' || c == '_' || c == '*') {
            ++i;
        } else if (c == '.') {
            after_point = true;
        } else if (c == '0' && after_point) {
            ++look.decimals;
        } else if (c == 'E' || c == 'e') {
            break;
        } else {
            look.percent = look.percent || c == '%';
        }
    }
    return look;
}

XlsxNumberLook look_of_built_in(int format) {
    constexpr int with_two_decimals[] = {2, 4, 7, 8, 10, 11, 39, 40, 43, 44};
    XlsxNumberLook look;
    look.date = is_built_in_date(format);
    look.percent = format == 9 || format == 10;
    if (std::ranges::find(with_two_decimals, format) != std::end(with_two_decimals))
        look.decimals = 2;
    return look;
}

std::string decode_escapes(std::string_view text) {
    constexpr std::size_t length = 7;
    std::string decoded;
    while (!text.empty()) {
        const auto at = std::min(text.find("_x"), text.size());
        decoded += text.substr(0, at);
        text.remove_prefix(at);
        unsigned code = 0;
        const bool whole = text.size() >= length && text[length - 1] == '_';
        const char* last = whole ? text.data() + length - 1 : text.data();
        if (whole && std::from_chars(text.data() + 2, last, code, 16).ptr == last && code < 0x80) {
            decoded += static_cast<char>(code);
            text.remove_prefix(length);
        } else if (!text.empty()) {
            decoded += text.front();
            text.remove_prefix(1);
        }
    }
    return decoded;
}

}  // namespace utfall::intake
