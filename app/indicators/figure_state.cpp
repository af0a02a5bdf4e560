#include "app/indicators/figure_state.h"

namespace utfall::indicators {

void Tally::add(ValueState state) {
    switch (state) {
        case ValueState::value:
            ++value;
            return;
        case ValueState::not_reported:
            ++not_reported;
            return;
        case ValueState::not_applicable:
            ++not_applicable;
            return;
        case ValueState::unknown:
            ++unknown;
            return;
        case ValueState::estimated:
            ++estimated;
            return;
        case ValueState::suppressed:
            ++suppressed;
            return;
    }
}

void Tally::add(FigureState state) {
    switch (state) {
        case FigureState::value:
            ++value;
            return;
        case FigureState::incomplete:
            ++incomplete;
            return;
        case FigureState::estimated:
            ++estimated;
            return;
        case FigureState::not_reported:
            ++not_reported;
            return;
        case FigureState::not_applicable:
            ++not_applicable;
            return;
        case FigureState::unknown:
            ++unknown;
            return;
        case FigureState::suppressed:
            ++suppressed;
            return;
        case FigureState::not_computable:
            ++not_computable;
            return;
    }
}

Tally& Tally::operator+=(const Tally& other) {
    value += other.value;
    estimated += other.estimated;
    incomplete += other.incomplete;
    not_reported += other.not_reported;
    unknown += other.unknown;
    not_applicable += other.not_applicable;
    suppressed += other.suppressed;
    not_computable += other.not_computable;
    return *this;
}

bool Tally::empty() const {
    return !has_value() &&
           not_reported + unknown + not_applicable + suppressed + not_computable == 0;
}

FigureState settle(const Tally& parts) {
    if (parts.suppressed + parts.not_computable > 0) return FigureState::not_computable;
    const bool missing = parts.not_reported + parts.unknown > 0;
    if (!parts.has_value()) {
        if (!missing) return FigureState::not_applicable;
        return parts.not_reported > 0 ? FigureState::not_reported : FigureState::unknown;
    }
    if (missing || parts.incomplete > 0) return FigureState::incomplete;
    return parts.estimated > 0 ? FigureState::estimated : FigureState::value;
}

bool holds_value(FigureState state) {
    return state == FigureState::value || state == FigureState::incomplete ||
           state == FigureState::estimated;
}

}  // namespace utfall::indicators
