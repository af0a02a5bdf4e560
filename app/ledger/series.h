#pragma once

#include <compare>
#include <map>
#include <string>

namespace utfall::ledger {

/// What a reported value is about, all but its period: the dictionary behind `value_line.series`.
struct SeriesKey {
    std::string measure;
    std::string organisation;
    std::string unit;                              ///< Empty: not by unit.
    std::string team;                              ///< Empty: not by team.
    std::string intervention;                      ///< Empty: not by intervention.
    std::map<std::string, std::string> breakdown;  ///< Dimension to category, sorted.

    auto operator<=>(const SeriesKey&) const = default;
};

}  // namespace utfall::ledger
