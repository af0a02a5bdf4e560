#include "reports/chart_scale.h"

#include "app/core/rational.h"

#include <algorithm>
#include <array>

namespace utfall::reports {

using core::Decimal;
using core::Rational;

namespace {

constexpr std::array<int, 3> round_steps{1, 2, 5};

/// The smallest round step of which `most` reach over `range` (above 0).
Decimal step_for(const Decimal& range, int most) {
    const Rational wanted = Rational{range} / Rational{std::int64_t{most}};
    for (int power = -12; power < 24; ++power) {
        for (const int digit : round_steps) {
            Decimal step = Decimal::of(digit, -power);
            if (Rational{step} >= wanted) return step;
        }
    }
    return range;
}

Decimal whole_steps_below(const Decimal& value, const Decimal& step) {
    return (Rational{value} / Rational{step}).floored(0) * step;
}

}  // namespace

ChartScale::ChartScale(const Decimal& low, const Decimal& high, int most_steps) {
    const Decimal top = high > low ? high : low + Decimal{1};
    // Rounding outwards at both ends may add steps, so a step that is too fine is taken up.
    for (int most = std::max(most_steps, 1); most >= 1; --most) {
        const Decimal step = step_for(top - low, most);
        ticks_.clear();
        for (Decimal tick = whole_steps_below(low, step);; tick += step) {
            ticks_.push_back(tick);
            if (tick >= top) break;
        }
        if (static_cast<int>(ticks_.size()) <= most_steps + 1) break;
    }
}

int ChartScale::decimals() const {
    int most = 0;
    for (const Decimal& tick : ticks_) most = std::max(most, tick.scale());
    return most;
}

Tenths ChartScale::at(const Decimal& value, Tenths from, Tenths to) const {
    const Rational part =
        (Rational{value} - Rational{low()}) / (Rational{high()} - Rational{low()});
    return from + static_cast<Tenths>((part * Rational{to - from}).rounded(0).coefficient());
}

std::vector<Decimal> ticks_up_to(const Decimal& high, int most_steps) {
    for (int steps = most_steps; steps >= 2; --steps) {
        const Rational exact = Rational{high} / Rational{std::int64_t{steps}};
        const Decimal step = exact.rounded(6);
        if (Rational{step} != exact || (high.is_whole() && !step.is_whole())) continue;
        core::Int128 digits = step.coefficient();
        while (digits > 0 && digits % 10 == 0) digits /= 10;
        constexpr std::array<int, 9> easily_read{1, 2, 3, 4, 5, 15, 25, 35, 45};
        if (std::find(easily_read.begin(), easily_read.end(), digits) == easily_read.end())
            continue;
        std::vector<Decimal> ticks;
        for (int i = 0; i <= steps; ++i) ticks.push_back(step * Decimal{i});
        return ticks;
    }
    return {Decimal{}, high};
}

Tenths share_of(const Decimal& value, const Decimal& high, Tenths from, Tenths to) {
    const Rational part = Rational{value} / Rational{high};
    return from + static_cast<Tenths>((part * Rational{to - from}).rounded(0).coefficient());
}

Decimal sensible_base(const Decimal& low, const Decimal& high) {
    if (low.is_negative()) return low;
    const Decimal spread = high - low;
    if (spread * Decimal{2} >= high) return Decimal{};
    return low - (Rational{spread} / Rational{std::int64_t{8}}).rounded(6);
}

}  // namespace utfall::reports
