#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace utfall::core {

/// A day of the proleptic Gregorian calendar, 0001-01-01..9999-12-31.
class Date {
  public:
    constexpr Date() = default;
    static std::optional<Date> of(int year, unsigned month, unsigned day);
    /// ISO `YYYY-MM-DD` only; empty when the day does not exist (2025-02-29).
    static std::optional<Date> parse(std::string_view text);
    static Date from_days(std::int32_t days_since_1970) { return Date{days_since_1970}; }

    int year() const;
    unsigned month() const;
    unsigned day() const;
    std::int32_t days() const noexcept { return days_; }
    std::string to_string() const;

    Date plus_days(std::int32_t days) const { return Date{days_ + days}; }
    /// Same day number, clipped to the end of the month (R12: 2025-08-31 + 6 = 2026-02-28).
    Date plus_months(int months) const;
    Date end_of_month() const;
    /// ISO week label, e.g. "2026-W53" for 2027-01-01 (R18).
    std::string iso_week() const;

    std::strong_ordering operator<=>(const Date&) const = default;

  private:
    constexpr explicit Date(std::int32_t days) : days_(days) {}
    std::int32_t days_{0};
};

/// Both ends included (R12). `to` empty means open.
struct DateSpan {
    Date from;
    std::optional<Date> to;

    bool contains(Date day) const { return day >= from && (!to || day <= *to); }
    bool contains(const DateSpan& other) const;
    bool overlaps(const DateSpan& other) const;
    bool operator==(const DateSpan&) const = default;
};

/// The "four weeks after leaving" window: exit <= day <= exit + 28 days (R12).
DateSpan four_week_window(Date exit);

}  // namespace utfall::core
