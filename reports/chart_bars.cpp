#include "app/core/rational.h"
#include "reports/chart_svg.h"
#include "reports/chart_words.h"
#include "reports/swedish.h"

#include <algorithm>

namespace utfall::reports {

namespace {

constexpr Tenths bar_height = 180;
constexpr Tenths bar_row_height = 270;
/// Touching parts are kept apart in the colour of the page.
constexpr Tenths part_gap = 20;

/// Large amounts are shown in thousands or millions, said beside the unit.
struct ShownUnit {
    core::Decimal factor{1};
    int decimals{0};
    std::string words;

    ShownUnit(const Chart& chart, const core::Decimal& largest, core::Lang lang)
        : decimals(chart.format.decimals), words(chart.y_title) {
        const auto scaled = [&](int power, ChartWord word) {
            factor = core::Decimal::of(1, power);
            decimals = 0;
            if (!words.empty()) words += ", ";
            words += chart_word(word, lang);
        };
        if (largest >= core::Decimal::of(1, -10)) {
            scaled(6, ChartWord::millions);
        } else if (largest >= core::Decimal::of(1, -6)) {
            scaled(3, ChartWord::thousands);
        } else if (largest >= core::Decimal{10000}) {
            decimals = 0;
        }
    }
    std::string text(const core::Decimal& value, core::Lang lang) const {
        return number_text(value * factor, decimals, lang);
    }
};

struct BarSums {
    core::Decimal negative, positive, total;
    bool known{false};
};

BarSums sums_of(const Chart& chart, std::size_t row) {
    BarSums sums;
    for (const ChartSeries& series : chart.series) {
        if (row >= series.points.size() || !series.points[row].value) continue;
        const core::Decimal& value = *series.points[row].value;
        sums.known = true;
        sums.total += value;
        (value.is_negative() ? sums.negative : sums.positive) += value;
    }
    return sums;
}

}  // namespace

Tenths draw_stacked_bars(SvgCanvas& canvas, const Chart& chart, core::Lang lang) {
    const std::size_t rows = chart.series.empty() ? 0 : chart.series.front().points.size();
    core::Decimal low;
    core::Decimal high;
    for (std::size_t row = 0; row < rows; ++row) {
        const BarSums sums = sums_of(chart, row);
        low = std::min(low, sums.negative);
        high = std::max(high, sums.positive);
    }
    if (high == low) high = low + core::Decimal{1};
    const ShownUnit unit(chart, std::max(high, -low), lang);
    const Tenths names = widest_label(chart, 2000);
    const Tenths from = names + 120;
    const Tenths to = chart_width - text_width(unit.text(high, lang), 14) - 120;
    const core::Rational range = core::Rational{high - low};
    const auto at = [&](const core::Decimal& value) {
        const core::Rational part = core::Rational{value - low} / range;
        return from +
               static_cast<Tenths>((part * core::Rational{to - from}).rounded(0).coefficient());
    };
    canvas.text({0, 110}, unit.words, Anchor::start, "mu");
    Tenths y = draw_legend(canvas, chart, LegendSign::square,
                           std::max(from, text_width(unit.words) + 240), 110);
    const Tenths top = y + 130;
    y = top + 50;
    for (std::size_t row = 0; row < rows; ++row, y += bar_row_height) {
        const bool last = row + 1 == rows;
        const auto lines = wrapped(chart.series.front().points[row].label, names, 1);
        canvas.text({0, y + 135}, lines.front(), Anchor::start, last ? "b" : "");
        const BarSums sums = sums_of(chart, row);
        if (!sums.known) {
            canvas.text({at(core::Decimal{}) + 60, y + 135}, chart_word(ChartWord::gap, lang),
                        Anchor::start, "mu");
            continue;
        }
        core::Decimal right;
        core::Decimal left;
        for (std::size_t i = 0; i < chart.series.size(); ++i) {
            if (row >= chart.series[i].points.size() || !chart.series[i].points[row].value)
                continue;
            const core::Decimal& value = *chart.series[i].points[row].value;
            if (value.is_zero()) continue;
            core::Decimal& edge = value.is_negative() ? left : right;
            const Tenths start = std::min(at(edge), at(edge + value));
            const Tenths width = std::max(at(edge), at(edge + value)) - start;
            edge += value;
            canvas.rect(start, y, std::max<Tenths>(width - part_gap, 5), bar_height,
                        std::string{series_look(i)} + " fill");
            const std::string text = unit.text(value, lang);
            if (text_width(text) + 100 <= width) {
                canvas.text({start + 60, y + 135}, text, Anchor::start,
                            "on-" + std::string{series_look(i)});
            }
        }
        if (chart.series.size() > 1) {
            canvas.text({at(right) + 80, y + 135}, unit.text(sums.total, lang), Anchor::start, "b");
        }
    }
    canvas.line({at(core::Decimal{}), top}, {at(core::Decimal{}), y - 40}, "axis");
    return y;
}

Tenths draw_columns(SvgCanvas& canvas, const Chart& chart, core::Lang lang) {
    constexpr Tenths top = 360;
    constexpr Tenths bottom = 2300;
    ChartRange range = ChartRange::of(chart);
    range.include(core::Decimal{});
    const ChartScale scale(*range.low, *range.high, 5);
    const ShownUnit unit(chart, *range.high, lang);
    const std::size_t slots = chart.series.empty() ? 0 : chart.series.front().points.size();
    const Tenths left = text_width(unit.text(scale.high(), lang)) + 120;
    const auto y_of = [&](const core::Decimal& value) { return scale.at(value, bottom, top); };
    canvas.text({0, 110}, unit.words, Anchor::start, "mu");
    Tenths extra = 0;
    if (chart.series.size() > 1) {
        draw_legend(canvas, chart, LegendSign::square, text_width(unit.words) + 300, 110);
    }
    for (const core::Decimal& tick : scale.ticks()) {
        const int decimals = std::max(unit.decimals, 0);
        const core::Decimal shown = tick * unit.factor;
        canvas.line({left, y_of(tick)}, {chart_width, y_of(tick)},
                    tick.is_zero() ? "axis" : "grid");
        canvas.text({left - 70, y_of(tick) + 40},
                    number_text(shown, std::min(decimals, scale.decimals()), lang), Anchor::end,
                    "mu");
    }
    if (slots == 0) return bottom + 100;
    const Tenths slot = (chart_width - left) / static_cast<Tenths>(slots);
    const auto parts = static_cast<Tenths>(chart.series.size());
    const Tenths bar = std::min<Tenths>((slot * 7 / 10) / parts, 560);
    for (std::size_t i = 0; i < slots; ++i) {
        const Tenths middle = left + slot * static_cast<Tenths>(i) + slot / 2;
        Tenths x = middle - bar * parts / 2;
        for (std::size_t s = 0; s < chart.series.size(); ++s, x += bar) {
            const auto& points = chart.series[s].points;
            if (i >= points.size() || !points[i].value) {
                canvas.text({x + bar / 2, y_of(core::Decimal{}) - 60},
                            chart_word(ChartWord::gap, lang), Anchor::middle, "mu");
                continue;
            }
            const core::Decimal& value = *points[i].value;
            const Tenths upper = std::min(y_of(value), y_of(core::Decimal{}));
            const Tenths size = std::max(y_of(value), y_of(core::Decimal{})) - upper;
            canvas.rect(x, upper, bar - part_gap, size, std::string{series_look(s)} + " fill");
            const std::string text = unit.text(value, lang);
            if (text_width(text) <= std::max(bar, slot / parts)) {
                canvas.text({x + (bar - part_gap) / 2, upper - 50}, text, Anchor::middle, "halo");
            }
        }
        const auto lines = wrapped(chart.series.front().points[i].label, slot - 60, 3);
        for (std::size_t l = 0; l < lines.size(); ++l) {
            canvas.text({middle, bottom + 180 + static_cast<Tenths>(l) * 150}, lines[l],
                        Anchor::middle, "mu");
        }
        extra = std::max(extra, static_cast<Tenths>(lines.size()) * 150);
    }
    for (const ChartMark& mark : chart.marks) {
        if (mark.kind != "target" || !mark.at_value) continue;
        canvas.line({left, y_of(*mark.at_value)}, {chart_width, y_of(*mark.at_value)}, "target");
        canvas.text({chart_width, y_of(*mark.at_value) - 60}, mark.label, Anchor::end, "tg");
    }
    return bottom + 120 + extra;
}

}  // namespace utfall::reports
