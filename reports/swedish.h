#pragma once

#include "app/core/date.h"
#include "app/core/decimal.h"
#include "app/core/localized.h"
#include "app/core/rational.h"
#include "reports/document.h"

#include <string>

namespace utfall::reports {

/// Exactly `decimals` digits after the mark, half away from zero; groups of three by U+00A0, U+2212
/// before a negative number; decimal comma in Swedish, point in English (domain 7). Reads no
/// locale.
std::string number_text(const core::Decimal& value, int decimals, core::Lang lang);
std::string number_text(const core::Rational& value, int decimals, core::Lang lang);

/// Every digit the number has, no rounding.
std::string exact_text(const core::Decimal& value, core::Lang lang);

/// "4 september 2025", "4 September 2025".
std::string date_in_words(core::Date date, core::Lang lang);
/// "september 2025", "September 2025".
std::string month_in_words(core::Date date, core::Lang lang);

/// Zero to twelve in words, above that in digits. Swedish one is "ett" for `neuter`, else "en".
std::string count_in_words(std::int64_t count, core::Lang lang, bool neuter);

/// With its first letter in upper case (å ä ö included).
std::string capitalised(std::string text);

/// The whole of one cell's content as a person reads it: the state word when the value is missing,
/// the state word after the value when it is incomplete or estimated.
std::string cell_text(const Cell& cell, const Format& format, core::Lang lang);

}  // namespace utfall::reports
