#pragma once

#include "app/core/decimal.h"
#include "app/indicators/figure.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>

namespace utfall::usecases {

/// What the lines of one measure behind a figure come to.
struct MeasureSum {
    core::Decimal sum;
    std::uint64_t lines{0};
};
using MeasureSums = std::map<std::string, MeasureSum>;  // By the measure's code.

/// Whether the sums, put through the formula again, give the figure; empty where there is nothing
/// to add (dates, texts, missing figures).
std::optional<bool> adds_up(const indicators::Figure& figure,
                            const indicators::IndicatorDefinition& definition,
                            const indicators::Framework& framework, const MeasureSums& sums);

}  // namespace utfall::usecases
