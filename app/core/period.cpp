#include "app/core/period.h"

#include <algorithm>
#include <array>
#include <utility>

namespace utfall::core {
namespace {

constexpr std::array<std::pair<Frequency, std::string_view>, 6> words{{
    {Frequency::month, "month"},
    {Frequency::quarter, "quarter"},
    {Frequency::half_year, "half_year"},
    {Frequency::year, "year"},
    {Frequency::term, "term"},
    {Frequency::school_year, "school_year"},
}};

/// Months in one period; 0 for those that an organisation decides.
int length_in_months(Frequency frequency) {
    switch (frequency) {
        case Frequency::month:
            return 1;
        case Frequency::quarter:
            return 3;
        case Frequency::half_year:
            return 6;
        case Frequency::year:
            return 12;
        case Frequency::term:
        case Frequency::school_year:
            break;
    }
    return 0;
}

std::string code_of(Frequency frequency, Date first) {
    const std::string date = first.to_string();
    const std::string year = date.substr(0, 4);
    const unsigned index = first.month() - 1;
    switch (frequency) {
        case Frequency::month:
            return date.substr(0, 7);
        case Frequency::quarter:
            return year + "-Q" + std::to_string(index / 3 + 1);
        case Frequency::half_year:
            return year + "-H" + std::to_string(index / 6 + 1);
        case Frequency::year:
        case Frequency::term:
        case Frequency::school_year:
            break;
    }
    return year;
}

Period starting(Frequency frequency, Date first) {
    const Date last = first.plus_months(length_in_months(frequency)).plus_days(-1);
    return {code_of(frequency, first), frequency, first, last};
}

std::optional<unsigned> digit(char c, unsigned highest) {
    if (c < '1' || c > static_cast<char>('0' + highest)) return std::nullopt;
    return static_cast<unsigned>(c - '0');
}

}  // namespace

std::optional<Frequency> parse_frequency(std::string_view word) {
    const auto* found = std::ranges::find(words, word, [](const auto& row) { return row.second; });
    if (found == words.end()) return std::nullopt;
    return found->first;
}

std::string_view to_word(Frequency frequency) {
    return std::ranges::find(words, frequency, [](const auto& row) { return row.first; })->second;
}

std::optional<Period> parse_calendar_period(std::string_view code) {
    if (code.size() != 4 && code.size() != 7) return std::nullopt;
    const auto new_year = Date::parse(std::string{code.substr(0, 4)} + "-01-01");
    if (!new_year) return std::nullopt;
    if (code.size() == 4) return starting(Frequency::year, *new_year);

    const std::string_view part = code.substr(4);
    if (part.starts_with("-Q")) {
        const auto number = digit(part[2], 4);
        if (!number) return std::nullopt;
        return starting(Frequency::quarter,
                        new_year->plus_months(static_cast<int>(*number - 1) * 3));
    }
    if (part.starts_with("-H")) {
        const auto number = digit(part[2], 2);
        if (!number) return std::nullopt;
        return starting(Frequency::half_year,
                        new_year->plus_months(static_cast<int>(*number - 1) * 6));
    }
    const auto first = Date::parse(std::string{code} + "-01");
    if (!first) return std::nullopt;
    return starting(Frequency::month, *first);
}

std::vector<Period> standard_periods(Frequency frequency, Date from, Date to) {
    std::vector<Period> periods;
    const int months = length_in_months(frequency);
    if (months == 0 || to < from) return periods;
    const int into = static_cast<int>(from.month() - 1) % months;
    Date first = from.plus_days(1 - static_cast<std::int32_t>(from.day())).plus_months(-into);
    for (; first <= to; first = first.plus_months(months)) {
        periods.push_back(starting(frequency, first));
    }
    return periods;
}

}  // namespace utfall::core
