#include "app/core/personal_number.h"

#include "app/core/date.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>

namespace utfall::core {
namespace {

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

int value_of(std::string_view digits) {
    int value = 0;
    for (const char c : digits) value = value * 10 + (c - '0');
    return value;
}

/// `digits` is YYYYMMDD or YYMMDD; the day may carry the 60 of a coordination number.
bool is_day(std::string_view digits) {
    const std::string_view end = digits.substr(digits.size() - 4);
    const auto month = static_cast<unsigned>(value_of(end.substr(0, 2)));
    auto day = static_cast<unsigned>(value_of(end.substr(2)));
    if (day > 60) day -= 60;
    const int year = value_of(digits.substr(0, digits.size() - 4));
    if (digits.size() == 8) {
        return year >= 1800 && year <= 2099 && Date::of(year, month, day).has_value();
    }
    return Date::of(1900 + year, month, day).has_value() ||
           Date::of(2000 + year, month, day).has_value();
}

/// The Luhn sum over YYMMDDNNNC.
bool has_check_digit(std::string_view ten) {
    int sum = 0;
    for (std::size_t i = 0; i < ten.size(); ++i) {
        const int product = (ten[i] - '0') * (i % 2 == 0 ? 2 : 1);
        sum += product / 10 + product % 10;
    }
    return sum % 10 == 0;
}

bool is_number(std::string_view day, std::string_view last_four) {
    if (!is_day(day)) return false;
    return has_check_digit(std::string{day.substr(day.size() - 6)} + std::string{last_four});
}

std::size_t digits_at(std::string_view text) {
    return static_cast<std::size_t>(std::ranges::find_if_not(text, is_digit) - text.begin());
}

constexpr std::array<std::string_view, 2> blanks{" ", "\u00A0"};
constexpr std::array<std::string_view, 6> separators{"-",      "+",      "\u2010",
                                                     "\u2011", "\u2013", "\u2212"};

template <std::size_t size>
bool skip(std::string_view& text, const std::array<std::string_view, size>& any_of) {
    const auto* found =
        std::ranges::find_if(any_of, [&](std::string_view word) { return text.starts_with(word); });
    if (found == any_of.end()) return false;
    text.remove_prefix(found->size());
    return true;
}

/// SCB's substitute for protected identities: "Tf" and two digits in place of the last four.
bool starts_with_substitute(std::string_view text) {
    if (text.size() < 4 || (text[0] != 'T' && text[0] != 't')) return false;
    return (text[1] == 'f' || text[1] == 'F') && digits_at(text.substr(2)) == 2;
}

/// What stands at the start of `text`, whose first `length` bytes are all the digits there.
PersonalNumberMatch match_at(std::string_view text, std::size_t length) {
    const std::string_view run = text.substr(0, length);
    if (length == 12 && is_number(run.substr(0, 8), run.substr(8))) {
        return PersonalNumberMatch::certain;
    }
    if (length == 10 && is_number(run.substr(0, 6), run.substr(6))) {
        return PersonalNumberMatch::possible;
    }
    if (length != 6 && length != 8) return PersonalNumberMatch::none;

    std::string_view rest = text.substr(length);
    const bool blank = skip(rest, blanks);
    const bool separator = skip(rest, separators);
    if (separator) skip(rest, blanks);
    if (starts_with_substitute(rest) && is_day(run)) return PersonalNumberMatch::certain;
    if (!(blank || separator) || digits_at(rest) != 4 || !is_number(run, rest.substr(0, 4))) {
        return PersonalNumberMatch::none;
    }
    return separator ? PersonalNumberMatch::certain : PersonalNumberMatch::possible;
}

}  // namespace

PersonalNumberMatch find_personal_number(std::string_view text) {
    auto best = PersonalNumberMatch::none;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t length = digits_at(text.substr(at));
        if (length == 0) {
            ++at;
            continue;
        }
        const PersonalNumberMatch match = match_at(text.substr(at), length);
        if (match == PersonalNumberMatch::certain) return match;
        if (match == PersonalNumberMatch::possible) best = match;
        at += length;
    }
    return best;
}

}  // namespace utfall::core
