#include "app/intake/number.h"

#include "app/intake/words.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <limits>
#include <string>
#include <utility>

namespace utfall::intake {
namespace {

constexpr std::size_t longest_number = 400;  // bytes; 38 full-width digits in groups take 152

bool starts_with(std::string_view text, std::string_view start) {
    return text.substr(0, start.size()) == start;
}

/// `text` with one byte for each sign: digits, ',', '.', '-', '%', ' ' for any group space, and '?'
/// for what no number holds.
std::string simplified(std::string_view text) {
    constexpr std::array<std::pair<std::string_view, char>, 9> signs{{
        {"\u00A0", ' '},
        {"\u202F", ' '},
        {"\u2009", ' '},
        {"\u2212", '-'},
        {"\uFF0C", ','},
        {"\uFF0E", '.'},
        {"\uFF0D", '-'},
        {"\uFF05", '%'},
        {"\u066A", '%'},
    }};
    constexpr std::string_view plain = "0123456789,.-% ";
    std::string result;
    const auto byte = [&text](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    while (!text.empty()) {
        if (plain.find(text.front()) != std::string_view::npos) {
            result += text.front();
            text.remove_prefix(1);
            continue;
        }
        const auto* const sign = std::find_if(
            signs.begin(), signs.end(), [&](const auto& s) { return starts_with(text, s.first); });
        if (sign != signs.end()) {
            result += sign->second;
            text.remove_prefix(sign->first.size());
        } else if (text.size() >= 3 && byte(0) == 0xEF && byte(1) == 0xBC && byte(2) >= 0x90 &&
                   byte(2) <= 0x99) {  // U+FF10-FF19
            result += static_cast<char>('0' + (byte(2) - 0x90));
            text.remove_prefix(3);
        } else {
            result += '?';
            text.remove_prefix(1);
        }
    }
    return result;
}

bool is_digits(std::string_view text) {
    return !text.empty() &&
           std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

/// `text` without its group signs, when it is groups of three after a first of one to three digits
/// that does not begin with 0.
std::optional<std::string> ungrouped(std::string_view text, char group) {
    std::string digits;
    bool first = true;
    while (true) {
        const std::size_t end = std::min(text.find(group), text.size());
        const std::string_view part = text.substr(0, end);
        if (!is_digits(part) ||
            (first ? part.size() > 3 || part.front() == '0' : part.size() != 3)) {
            return std::nullopt;
        }
        digits += part;
        if (end == text.size()) {
            return first ? std::nullopt : std::optional{digits};
        }
        text.remove_prefix(end + 1);
        first = false;
    }
}

/// The digits before the decimal mark: bare, or grouped by `group`.
std::optional<std::string> whole_part(std::string_view text, char group) {
    return is_digits(text) ? std::optional{std::string{text}} : ungrouped(text, group);
}

/// `text` (unsigned) as a number with `mark` before its decimals, in point form.
std::optional<std::string> as_written(std::string_view text, char mark) {
    const std::size_t at = text.find(mark);
    const std::string_view whole = text.substr(0, at);
    const char other = mark == ',' ? '.' : ',';
    // Groups are of one kind; the other mark groups only where a mark or a second group shows it.
    const bool other_groups = whole.find(other) != std::string_view::npos;
    auto result = whole_part(whole, other_groups ? other : ' ');
    if (!result || at == std::string_view::npos) {
        return result;
    }
    const std::string_view decimals = text.substr(at + 1);
    if (!is_digits(decimals)) {
        return std::nullopt;
    }
    return *result + "." + std::string{decimals};
}

NumberReading fault(std::string_view code) {
    NumberReading reading;
    reading.fault = code;
    return reading;
}

NumberReading number(const std::optional<std::string>& digits, bool negative) {
    if (!digits) {
        return fault("NUMBER_FORMAT");
    }
    NumberReading reading;
    reading.value = core::Decimal::parse(negative ? "-" + *digits : *digits);
    return reading.value ? reading : fault("NUMBER_RANGE");
}

/// A single mark before exactly three digits, behind a first group: a group or decimals.
NumberReading in_doubt(std::string_view text, char mark, bool negative) {
    NumberReading reading = fault("NUMBER_AMBIGUOUS");
    reading.as_grouped = number(ungrouped(text, mark), negative).value;
    reading.as_decimals = number(as_written(text, mark), negative).value;
    return reading;
}

NumberReading unsigned_number(std::string_view text, DecimalMark mark, bool negative) {
    const auto commas = std::count(text.begin(), text.end(), ',');
    const auto points = std::count(text.begin(), text.end(), '.');
    if (commas == 0 && points == 0) {
        return number(whole_part(text, ' '), negative);
    }
    if (commas > 0 && points > 0) {
        const char last = text[text.find_last_of(",.")];
        const auto read = as_written(text, last);
        const bool of_file =
            mark == DecimalMark::either || (mark == DecimalMark::comma) == (last == ',');
        return read && !of_file ? fault("NUMBER_MARK") : number(read, negative);
    }
    const char only = commas > 0 ? ',' : '.';
    if (commas + points > 1) {
        const auto grouped = ungrouped(text, only);
        const bool is_decimal_mark =
            mark != DecimalMark::either && (mark == DecimalMark::comma) == (only == ',');
        return grouped && is_decimal_mark ? fault("NUMBER_MARK") : number(grouped, negative);
    }
    const bool can_group = ungrouped(text, only).has_value();
    if (mark == DecimalMark::either) {
        return can_group ? in_doubt(text, only, negative)
                         : number(as_written(text, only), negative);
    }
    if ((mark == DecimalMark::comma) == (only == ',')) {
        return number(as_written(text, only), negative);
    }
    if (can_group) {
        return in_doubt(text, only, negative);
    }
    return as_written(text, only) ? fault("NUMBER_MARK") : fault("NUMBER_FORMAT");
}

/// Signs by which statistics mark a missing, secret, rounded or inapplicable figure, each agency in
/// its own way: what is meant is asked, never guessed.
bool is_state_sign(std::string_view text) {
    constexpr std::array<std::string_view, 14> signs{"-",  ".",      "..",     "...",    "\u2026",
                                                     "--", "\u2013", "\u2014", "\u2212", "?",
                                                     "*",  "x",      "n/a",    "#n/a"};
    const std::string word = folded(text);
    return starts_with(word, "~") || std::find(signs.begin(), signs.end(), word) != signs.end();
}

}  // namespace

std::string_view read_state_word(std::string_view text) {
    constexpr std::array<std::pair<std::string_view, std::string_view>, 27> words{{
        {"value", "value"},
        {"värde", "value"},
        {"not_reported", "not_reported"},
        {"not reported", "not_reported"},
        {"missing", "not_reported"},
        {"saknas", "not_reported"},
        {"ej rapporterat", "not_reported"},
        {"ej rapporterad", "not_reported"},
        {"not_applicable", "not_applicable"},
        {"not applicable", "not_applicable"},
        {"ej aktuell", "not_applicable"},
        {"ej aktuellt", "not_applicable"},
        {"inte aktuellt", "not_applicable"},
        {"ej tillämplig", "not_applicable"},
        {"ej tillämpligt", "not_applicable"},
        {"unknown", "unknown"},
        {"okänd", "unknown"},
        {"okänt", "unknown"},
        {"vet ej", "unknown"},
        {"estimated", "estimated"},
        {"uppskattad", "estimated"},
        {"uppskattat", "estimated"},
        {"suppressed", "suppressed"},
        {"protected", "suppressed"},
        {"skyddad", "suppressed"},
        {"skyddat", "suppressed"},
        {"sekretess", "suppressed"},
    }};
    if (text.empty()) {
        return {};
    }
    const std::string word = folded(text);
    for (const auto& [said, state] : words) {
        if (said == word) {
            return state;
        }
    }
    return {};
}

NumberReading read_number(std::string_view text, DecimalMark mark, PercentSign percent) {
    text = trimmed_cell(text);
    if (text.empty()) {
        return {};
    }
    if (text.size() > longest_number) {
        return fault("NUMBER_RANGE");
    }
    // Most cells are this, and nothing of what follows is about them.
    if (text.size() <= std::numeric_limits<std::int64_t>::digits10 && is_digits(text)) {
        std::int64_t whole = 0;
        for (const char digit : text) whole = whole * 10 + (digit - '0');
        NumberReading reading;
        reading.value = core::Decimal{whole};
        return reading;
    }
    std::string signs = simplified(text);
    if (signs.find('?') != std::string::npos ||
        signs.find_first_of("0123456789") == std::string::npos) {
        if (is_state_sign(text)) {
            return fault("NUMBER_STATE_SIGN");
        }
        const std::string_view state = read_state_word(text);
        if (state.empty() || state == "value" || state == "estimated") {
            return fault("NUMBER_FORMAT");
        }
        NumberReading reading;
        reading.state = state;
        return reading;
    }
    const bool has_percent = signs.back() == '%';
    if (has_percent) {
        signs.pop_back();
        if (!signs.empty() && signs.back() == ' ') {
            signs.pop_back();
        }
    }
    const bool negative = signs.front() == '-';
    NumberReading reading =
        unsigned_number(std::string_view{signs}.substr(negative ? 1 : 0), mark, negative);
    if (has_percent && percent == PercentSign::refused && reading.value) {
        return fault("NUMBER_PERCENT");
    }
    return reading;
}

}  // namespace utfall::intake
