#pragma once

#include "app/core/date.h"
#include "app/core/decimal.h"

#include <string>
#include <string_view>

namespace utfall::usecases {

/// A day as a value holds it, the whole number yyyymmdd: a value is one decimal.
inline core::Decimal day_number(core::Date day) {
    return core::Decimal{day.year() * 10000LL + day.month() * 100LL + day.day()};
}

/// "20231215" as "2023-12-15"; what has not eight signs stays as it is.
inline std::string with_hyphens(std::string_view digits) {
    std::string day{digits};
    if (day.size() == 8) day.insert(6, "-").insert(4, "-");
    return day;
}

}  // namespace utfall::usecases
