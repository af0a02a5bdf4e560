#include "reports/xlsx_axis.h"

#include "reports/swedish.h"

namespace utfall::reports::xlsx {

namespace {

using core::Decimal;

/// 1, 2 or 5 times a power of ten, at least a fifth of `span`.
Decimal nice_step(const Decimal& span) {
    Decimal power = Decimal::of(1, 6);
    while (true) {
        for (const int factor : {1, 2, 5}) {
            const Decimal step = power * Decimal{factor};
            if (step * Decimal{5} >= span) return step;
        }
        power = power * Decimal{10};
    }
}

Decimal down_to(const Decimal& value, const Decimal& step) {
    return core::Rational{value, step}.floored(0) * step;
}

}  // namespace

void set_axis(const Chart& chart, core::Lang lang, Plot& plot) {
    std::optional<Decimal> least, most;
    const auto see = [&](const std::optional<Decimal>& value) {
        if (!value) return;
        if (!least || *value < *least) least = value;
        if (!most || *value > *most) most = value;
    };
    for (const ChartSeries& series : chart.series) {
        for (const ChartPoint& point : series.points) see(point.value);
    }
    for (const ChartMark& mark : chart.marks) see(mark.at_value);
    if (!least || least->is_negative() || *least * Decimal{2} <= *most) {
        if (least && !least->is_negative()) plot.axis_min = Decimal{0};
        return;
    }
    const Decimal step = *most == *least ? nice_step(*most) : nice_step(*most - *least);
    Decimal base = down_to(*least, step);
    // Room for a value written under the lowest point.
    if (!base.is_zero() && (*least - base) * Decimal{2} < step) base = base - step;
    plot.axis_min = base;
    plot.axis_step = step;
    plot.axis_max = down_to(*most, step) + step;
    if (base.is_zero()) return;
    if (!plot.y_title.empty()) plot.y_title += ", ";
    const std::string from = exact_text(base, lang);
    plot.y_title += in(lang, "skalan börjar vid ", "the scale starts at ") + from;
}

}  // namespace utfall::reports::xlsx
