#include "app/core/personal_number.h"

#include "app/core/date.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>

namespace utfall::core {
namespace {

/// What the day of a coordination number is raised by.
constexpr unsigned coordination = 60;

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
    if (day > coordination) day -= coordination;
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

/// The day, by number, without the 60 of a coordination number.
std::optional<Date> day_of(std::string_view eight) {
    const auto day = static_cast<unsigned>(value_of(eight.substr(6)));
    return Date::of(value_of(eight.substr(0, 4)),
                    static_cast<unsigned>(value_of(eight.substr(4, 2))),
                    day > coordination ? day - coordination : day);
}

/// YYYYMMDD of YYMMDD: the latest such day until `today`, or the one a hundred years before.
std::string with_century(std::string_view six, bool is_hundred, Date today) {
    int century = today.year() / 100;
    const auto in = [&](int one) { return std::to_string(one) + std::string{six}; };
    const auto latest = day_of(in(century));
    // A day that only the century before has is one of that.
    if (!latest || *latest > today) --century;
    return in(is_hundred ? century - 1 : century);
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

std::optional<char> PersonalNumber::sex() const {
    if (kind == Kind::substitute) return std::nullopt;
    return (text[10] - '0') % 2 == 0 ? 'F' : 'M';
}

std::variant<PersonalNumber, PersonalNumberFault> read_personal_number(std::string_view text,
                                                                       Date today) {
    const std::size_t run = digits_at(text);
    const std::size_t length = run == 10 || run == 12 ? run - 4 : run;
    if (length != 6 && length != 8) return PersonalNumberFault::form;
    std::string_view rest = text.substr(length);
    skip(rest, blanks);
    const bool is_hundred = rest.starts_with('+');
    if (skip(rest, separators)) skip(rest, blanks);
    const bool is_substitute = starts_with_substitute(rest);
    if (rest.size() != 4 || (!is_substitute && digits_at(rest) != 4))
        return PersonalNumberFault::form;

    const std::string_view day = text.substr(0, length);
    const std::string eight = length == 8 ? std::string{day} : with_century(day, is_hundred, today);
    const auto birth = day_of(eight);
    if (!birth || !is_day(eight)) return PersonalNumberFault::day;
    if (is_substitute) {
        return PersonalNumber{eight + "TF" + std::string{rest.substr(2)},
                              PersonalNumber::Kind::substitute, *birth};
    }
    if (!has_check_digit(eight.substr(2) + std::string{rest}))
        return PersonalNumberFault::check_digit;
    return PersonalNumber{
        eight + std::string{rest},
        value_of(std::string_view{eight}.substr(6)) > static_cast<int>(coordination)
            ? PersonalNumber::Kind::coordination
            : PersonalNumber::Kind::personal,
        *birth};
}

}  // namespace utfall::core
