#pragma once

#include "app/core/date.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace utfall::core {

enum class Frequency { month, quarter, half_year, year, term, school_year };

/// "month", "quarter", "half_year", "year", "term", "school_year".
std::optional<Frequency> parse_frequency(std::string_view word);
std::string_view to_word(Frequency frequency);

/// A named stretch of days, both ends included.
struct Period {
    std::string code;  ///< "2025-03", "2025-Q1", "2025-H1", "2025", or a calendar row's code.
    Frequency frequency{Frequency::month};
    Date from;
    Date to;

    bool contains(const Period& other) const { return other.from >= from && other.to <= to; }
    bool overlaps(const Period& other) const { return other.from <= to && other.to >= from; }
    bool operator==(const Period&) const = default;
};

/// The periods that exist without being listed: months, quarters, half-years and years. Terms and
/// school years are rows decided per organisation (trap 21) and come from programme::Calendar.
std::optional<Period> parse_calendar_period(std::string_view code);

/// All standard periods of `frequency` that overlap [from, to], in order. Empty for term and
/// school_year.
std::vector<Period> standard_periods(Frequency frequency, Date from, Date to);

}  // namespace utfall::core
