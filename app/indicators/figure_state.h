#pragma once

#include "app/indicators/figure.h"
#include "app/indicators/value.h"

#include <cstdint>

namespace utfall::indicators {

/// How many parts of each state went into a figure: the arithmetic of states (design 6, "Figure
/// states"). Its truth table, first matching row wins:
///
///     parts                                                    figure
///     -------------------------------------------------------  --------------
///     any suppressed or not_computable                         not_computable
///     nothing at all, or only not_applicable                   not_applicable
///     no value, no estimate; all that is missing is unknown    unknown
///     no value, no estimate; something not_reported            not_reported
///     some value or estimate, something missing or incomplete  incomplete
///     all there, some estimated                                estimated
///     all there                                                value
///
/// not_applicable parts are skipped in every row. `incomplete` wins over `estimated`.
struct Tally {
    std::int64_t value{0};
    std::int64_t estimated{0};
    std::int64_t incomplete{0};  ///< Parts that are sums of less than all their own parts.
    std::int64_t not_reported{0};
    std::int64_t unknown{0};
    std::int64_t not_applicable{0};
    std::int64_t suppressed{0};
    std::int64_t not_computable{0};

    void add(ValueState state);
    void add(FigureState state);
    Tally& operator+=(const Tally& other);

    /// Something can be shown from these parts.
    bool has_value() const { return value + estimated + incomplete > 0; }
    /// No part at all.
    bool empty() const;
};

FigureState settle(const Tally& parts);

/// True for value, incomplete and estimated: a number stands in the figure.
bool holds_value(FigureState state);

}  // namespace utfall::indicators
