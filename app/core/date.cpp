#include "app/core/date.h"

#include <chrono>

namespace utfall::core {
namespace {

using std::chrono::year_month_day;

year_month_day civil(std::int32_t days) {
    return year_month_day{std::chrono::sys_days{std::chrono::days{days}}};
}

std::int32_t days_of(const year_month_day& day) {
    return static_cast<std::int32_t>(std::chrono::sys_days{day}.time_since_epoch().count());
}

void append_padded(std::string& out, int value, std::size_t width) {
    const std::string digits = std::to_string(value);
    if (digits.size() < width) out.append(width - digits.size(), '0');
    out += digits;
}

std::optional<int> read_digits(std::string_view text) {
    int value = 0;
    for (const char c : text) {
        if (c < '0' || c > '9') return std::nullopt;
        value = value * 10 + (c - '0');
    }
    return value;
}

}  // namespace

std::optional<Date> Date::of(int year, unsigned month, unsigned day) {
    if (year < 1 || year > 9999) return std::nullopt;
    // The calendar types keep one byte each, so 257 would pass as 1.
    if (month > 12 || day > 31) return std::nullopt;
    const year_month_day date{std::chrono::year{year}, std::chrono::month{month},
                              std::chrono::day{day}};
    if (!date.ok()) return std::nullopt;
    return Date{days_of(date)};
}

std::optional<Date> Date::parse(std::string_view text) {
    if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
    const auto year = read_digits(text.substr(0, 4));
    const auto month = read_digits(text.substr(5, 2));
    const auto day = read_digits(text.substr(8, 2));
    if (!year || !month || !day) return std::nullopt;
    return of(*year, static_cast<unsigned>(*month), static_cast<unsigned>(*day));
}

int Date::year() const {
    return static_cast<int>(civil(days_).year());
}
unsigned Date::month() const {
    return static_cast<unsigned>(civil(days_).month());
}
unsigned Date::day() const {
    return static_cast<unsigned>(civil(days_).day());
}

std::string Date::to_string() const {
    const year_month_day date = civil(days_);
    std::string text;
    append_padded(text, static_cast<int>(date.year()), 4);
    text += '-';
    append_padded(text, static_cast<int>(static_cast<unsigned>(date.month())), 2);
    text += '-';
    append_padded(text, static_cast<int>(static_cast<unsigned>(date.day())), 2);
    return text;
}

Date Date::plus_months(int months) const {
    year_month_day moved = civil(days_) + std::chrono::months{months};
    if (!moved.ok()) {
        moved = std::chrono::sys_days{moved.year() / moved.month() / std::chrono::last};
    }
    return Date{days_of(moved)};
}

Date Date::end_of_month() const {
    const year_month_day date = civil(days_);
    return Date{days_of(std::chrono::sys_days{date.year() / date.month() / std::chrono::last})};
}

std::string Date::iso_week() const {
    // The Thursday of a week decides which year the week belongs to.
    const unsigned weekday =
        std::chrono::weekday{std::chrono::sys_days{std::chrono::days{days_}}}.iso_encoding();
    const Date thursday = plus_days(4 - static_cast<std::int32_t>(weekday));
    const int year = thursday.year();
    const std::int32_t first_day =
        days_of(std::chrono::year{year} / std::chrono::January / std::chrono::day{1});
    std::string label;
    append_padded(label, year, 4);
    label += "-W";
    append_padded(label, (thursday.days() - first_day) / 7 + 1, 2);
    return label;
}

bool DateSpan::contains(const DateSpan& other) const {
    if (other.from < from) return false;
    return !to || (other.to && *other.to <= *to);
}

bool DateSpan::overlaps(const DateSpan& other) const {
    return (!other.to || from <= *other.to) && (!to || other.from <= *to);
}

DateSpan four_week_window(Date exit) {
    return {exit, exit.plus_days(28)};
}

}  // namespace utfall::core
