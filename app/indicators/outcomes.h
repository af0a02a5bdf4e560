#pragma once

#include "app/indicators/calculation.h"

#include <utility>

namespace utfall::indicators {

inline void take_over(Outcome& outcome, Part&& part) {
    outcome.coverage = part.coverage;
    outcome.warnings.merge(part.warnings);
    outcome.sources = std::move(part.sources);
}

inline core::Rational scaled(const core::Rational& ratio, const IndicatorDefinition& definition) {
    return definition.unit == "percent" ? ratio * core::Rational{100} : ratio;
}

// Ratio of two pooled sums. A zero base is no number; both sums stay to be seen.
inline void divide(Outcome& outcome, const core::Rational& above, const core::Rational& below,
                   const IndicatorDefinition& definition) {
    outcome.numerator = above;
    outcome.denominator = below;
    if (below.is_zero()) {
        outcome.state = FigureState::not_computable;
        outcome.warnings.insert("ZERO_DENOMINATOR");
        return;
    }
    outcome.value = scaled(above / below, definition);
}

}  // namespace utfall::indicators
