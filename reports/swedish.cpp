#include "reports/swedish.h"

#include "reports/words.h"

#include <array>

namespace utfall::reports {

namespace {

constexpr std::string_view no_break_space = "\u00A0";
constexpr std::string_view minus = "\u2212";

/// `plain` is `-?[0-9]+(\.[0-9]+)?`.
std::string grouped(std::string_view plain, core::Lang lang) {
    std::string text;
    if (plain.starts_with('-')) {
        // A number that rounds to zero has no sign.
        if (plain.find_first_of("123456789") != std::string_view::npos) text += minus;
        plain.remove_prefix(1);
    }
    const std::size_t point = plain.find('.');
    const std::string_view whole = plain.substr(0, point);
    for (std::size_t i = 0; i < whole.size(); ++i) {
        if (i > 0 && (whole.size() - i) % 3 == 0) text += no_break_space;
        text += whole[i];
    }
    if (point != std::string_view::npos) {
        text += lang == core::Lang::sv ? ',' : '.';
        text += plain.substr(point + 1);
    }
    return text;
}

std::string_view month_name(unsigned month, core::Lang lang) {
    static constexpr std::array<std::string_view, 12> swedish{
        "januari", "februari", "mars",      "april",   "maj",      "juni",
        "juli",    "augusti",  "september", "oktober", "november", "december"};
    static constexpr std::array<std::string_view, 12> english{
        "January", "February", "March",     "April",   "May",      "June",
        "July",    "August",   "September", "October", "November", "December"};
    return lang == core::Lang::sv ? swedish.at(month - 1) : english.at(month - 1);
}

}  // namespace

std::string number_text(const core::Decimal& value, int decimals, core::Lang lang) {
    return grouped(value.to_fixed(decimals), lang);
}

std::string number_text(const core::Rational& value, int decimals, core::Lang lang) {
    return number_text(value.rounded(decimals), decimals, lang);
}

std::string exact_text(const core::Decimal& value, core::Lang lang) {
    return grouped(value.to_string(), lang);
}

std::string date_in_words(core::Date date, core::Lang lang) {
    return std::to_string(date.day()) + std::string{no_break_space} + month_in_words(date, lang);
}

std::string month_in_words(core::Date date, core::Lang lang) {
    return std::string{month_name(date.month(), lang)} + " " + std::to_string(date.year());
}

std::string count_in_words(std::int64_t count, core::Lang lang, bool neuter) {
    static constexpr std::array<std::string_view, 13> swedish{"noll", "en",   "två", "tre",  "fyra",
                                                              "fem",  "sex",  "sju", "åtta", "nio",
                                                              "tio",  "elva", "tolv"};
    static constexpr std::array<std::string_view, 13> english{
        "zero",  "one",   "two",  "three", "four",   "five",  "six",
        "seven", "eight", "nine", "ten",   "eleven", "twelve"};
    if (count < 0 || count > 12) return number_text(core::Decimal{count}, 0, lang);
    if (count == 1 && neuter && lang == core::Lang::sv) return "ett";
    const auto at = static_cast<std::size_t>(count);
    return std::string{lang == core::Lang::sv ? swedish.at(at) : english.at(at)};
}

std::string capitalised(std::string text) {
    if (text.empty()) return text;
    const auto first = static_cast<unsigned char>(text[0]);
    if (first >= 'a' && first <= 'z') {
        text[0] = static_cast<char>(first - 'a' + 'A');
    } else if (first == 0xC3 && text.size() > 1 && static_cast<unsigned char>(text[1]) >= 0xA0) {
        // U+00E0..U+00FE: upper case lies 32 below, in the same lead byte.
        text[1] = static_cast<char>(static_cast<unsigned char>(text[1]) - 0x20);
    }
    return text;
}

std::string cell_text(const Cell& cell, const Format& format, core::Lang lang) {
    struct Writer {
        const Cell& cell;
        const Format& format;
        core::Lang lang;

        int decimals() const { return cell.decimals.value_or(format.decimals); }
        std::string operator()(std::monostate) const { return {}; }
        std::string operator()(const std::string& text) const { return text; }
        std::string operator()(const core::Decimal& value) const {
            return number_text(value, decimals(), lang);
        }
        std::string operator()(const core::Rational& value) const {
            return number_text(value, decimals(), lang);
        }
        std::string operator()(const core::Date& date) const {
            return format.kind == FormatKind::month ? month_in_words(date, lang) : date.to_string();
        }
    };
    std::string text = std::visit(Writer{cell, format, lang}, cell.value);
    if (cell.state.empty()) return text;
    const std::string& state =
        cell.state_word.empty() ? word(lang, "state." + cell.state) : cell.state_word;
    if (text.empty()) return state;
    return text + " (" + state + ")";
}

}  // namespace utfall::reports
