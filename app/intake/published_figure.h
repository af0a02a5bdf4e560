#pragma once

#include "app/core/decimal.h"
#include "app/core/finding.h"
#include "app/intake/number.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace utfall::intake {

/// What a cell of published statistics says.
struct PublishedCell {
    /// "value", "approximate" (`~100`), "suppressed" (`..`), "not_applicable" (`.`), "not_reported"
    /// (nothing); empty when it says none of these.
    std::string_view state;
    std::optional<core::Decimal> value;  ///< With "value" alone.
};

/// Signs are read as Kolada and Skolverket explain them; all others, `-` among them, mean one thing
/// here and another there, and are not understood. `text` is well-formed UTF-8.
PublishedCell read_published_cell(std::string_view text, DecimalMark mark);

/// True for a year, "2023", a school year, "2023/24", and a term, "HT23".
bool is_published_period(std::string_view text);

/// One figure of a file that somebody else published, as it stands there.
struct PublishedFigure {
    core::Place where;
    std::int64_t row{0};  ///< Line of a CSV; place in a JSON list, from 1.
    std::string measure;  ///< The publisher's id, or its words.
    std::string area;
    std::string period;
    std::string sex;                               ///< T, K or M.
    std::map<std::string, std::string> breakdown;  ///< By what else the row is divided.
    std::string title;
    std::string area_name;
    std::string_view state;  ///< As PublishedCell::state, or "withdrawn".
    std::optional<core::Decimal> value;
    std::string typed;
    std::string unit;  ///< "%" or empty.
    std::string note;
};

/// "%" when the words say that their figure is a percentage, "andel (%)"; empty otherwise.
std::string unit_in(std::string_view words);

}  // namespace utfall::intake
