#include "reports/chart_bullet.h"
#include "reports/chart_svg.h"
#include "reports/chart_words.h"
#include "reports/swedish.h"

#include <algorithm>
#include <numeric>

namespace utfall::reports {

namespace {

constexpr Tenths dot_row_height = 230;
constexpr Tenths names_at_most = 2400;

const ChartMark* target_of(const Chart& chart) {
    for (const ChartMark& mark : chart.marks) {
        if (mark.kind == "target" && mark.at_value) return &mark;
    }
    return nullptr;
}

void draw_name(SvgCanvas& canvas, const std::string& name, Tenths width, Tenths y) {
    const auto lines = wrapped(name, width, 2);
    if (lines.size() == 1) {
        canvas.text({0, y}, lines.front());
        return;
    }
    // Two lines share the height of one row.
    canvas.text({0, y - 62}, lines.front(), Anchor::start, "sm");
    canvas.text({0, y + 48}, lines.back(), Anchor::start, "sm");
}

/// Vertical gridlines with their values above.
void draw_grid(SvgCanvas& canvas, const ChartScale& scale, Tenths from, Tenths to, Tenths top,
               Tenths bottom, core::Lang lang) {
    for (const core::Decimal& tick : scale.ticks()) {
        const Tenths x = scale.at(tick, from, to);
        canvas.line({x, top}, {x, bottom}, "grid");
        canvas.text({x, top - 60}, number_text(tick, scale.decimals(), lang), Anchor::middle, "mu");
    }
}

}  // namespace

Tenths draw_dumbbell(SvgCanvas& canvas, const Chart& chart, core::Lang lang) {
    const ChartRange range = ChartRange::of(chart);
    const core::Decimal low = range.low.value_or(core::Decimal{});
    const core::Decimal high = range.high.value_or(core::Decimal{1});
    const ChartScale scale(sensible_base(low, high), high, 5);
    const std::size_t rows = chart.series.empty() ? 0 : chart.series.front().points.size();
    const Tenths names = widest_label(chart, names_at_most);
    // Room for the value beside an outermost dot.
    const Tenths side = text_width(value_text(high, chart, lang)) + 120;
    const Tenths from = names + 100 + side;
    const Tenths to = chart_width - side;
    const ChartMark* target = target_of(chart);
    Tenths y = draw_legend(canvas, chart, LegendSign::marker, 0, 110);
    if (!chart.y_title.empty()) {
        std::string about = chart.y_title;
        if (!scale.low().is_zero()) {
            about += ". " + chart_word(ChartWord::scale_starts_at, lang,
                                       number_text(scale.low(), scale.decimals(), lang));
        }
        canvas.text({chart_width, 110}, about, Anchor::end, "mu");
    }
    if (target != nullptr) y += 170;
    const Tenths top = y + 250;
    const Tenths bottom = top + static_cast<Tenths>(rows) * dot_row_height + 30;
    draw_grid(canvas, scale, from, to, top, bottom, lang);
    if (target != nullptr) {
        const Tenths x = scale.at(*target->at_value, from, to);
        canvas.line({x, top - 200}, {x, bottom}, "target");
        canvas.text({x, top - 230}, target->label, Anchor::middle, "tg");
    }
    for (std::size_t row = 0; row < rows; ++row) {
        y = top + static_cast<Tenths>(row) * dot_row_height + 140;
        draw_name(canvas, chart.series.front().points[row].label, names, y + 40);
        std::vector<std::pair<Tenths, std::size_t>> dots;
        for (std::size_t i = 0; i < chart.series.size(); ++i) {
            const auto& points = chart.series[i].points;
            if (row >= points.size()) continue;
            if (points[row].value) {
                dots.emplace_back(scale.at(*points[row].value, from, to), i);
            }
        }
        if (dots.size() < chart.series.size()) {
            // Which one is missing stands in the table; here only that the pair is not whole.
            canvas.text({dots.empty() ? from : chart_width, y + 40},
                        chart_word(ChartWord::gap, lang),
                        dots.empty() ? Anchor::start : Anchor::end, "mu halo");
        }
        std::stable_sort(dots.begin(), dots.end());
        if (dots.empty()) continue;
        canvas.line({dots.front().first, y}, {dots.back().first, y}, "link");
        for (std::size_t k = 0; k < dots.size(); ++k) {
            const auto [x, i] = dots[k];
            canvas.marker({x, y}, 45, i, std::string{series_look(i)} + (i == 1 ? " open" : " dot"));
            const bool left = k == 0 && dots.size() > 1;
            if (k != 0 && k + 1 != dots.size()) continue;
            canvas.text({left ? x - 90 : x + 90, y + 40},
                        value_text(*chart.series[i].points[row].value, chart, lang),
                        left ? Anchor::end : Anchor::start, "halo");
        }
    }
    return bottom + 20;
}

Tenths draw_lollipop(SvgCanvas& canvas, const Chart& chart, core::Lang lang) {
    if (chart.series.empty()) return 100;
    const auto& points = chart.series.front().points;
    const ChartMark* target = target_of(chart);
    ChartRange range = ChartRange::of(chart);
    const core::Decimal base = target != nullptr ? *target->at_value : core::Decimal{};
    range.include(base);
    const ChartScale scale(*range.low, *range.high, 5);
    const Tenths names = widest_label(chart, names_at_most);
    const Tenths values = text_width(value_text(*range.high, chart, lang));
    const Tenths from = names + 260;
    const Tenths to = chart_width - values - 240;
    std::string about = chart.y_title;
    if (target != nullptr) {
        if (!about.empty()) about += ". ";
        about += chart_word(ChartWord::filled_is_met, lang);
    }
    canvas.text({0, 110}, about, Anchor::start, "mu");
    const Tenths top = about.empty() ? 380 : 480;
    const Tenths bottom = top + static_cast<Tenths>(points.size()) * dot_row_height + 30;
    draw_grid(canvas, scale, from, to, top, bottom, lang);
    const Tenths zero = scale.at(base, from, to);
    canvas.line({zero, top}, {zero, bottom}, "base");
    if (target != nullptr) canvas.text({zero, top - 200}, target->label, Anchor::middle, "tg");
    // Best first; what has no value comes last.
    std::vector<std::size_t> order(points.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        if (!points[a].value || !points[b].value) return points[a].value && !points[b].value;
        return *points[a].value > *points[b].value;
    });
    Tenths y = top + 130;
    for (const std::size_t i : order) {
        draw_name(canvas, points[i].label, names, y + 40);
        if (points[i].value) {
            const Tenths x = scale.at(*points[i].value, from, to);
            const bool met = target == nullptr || *points[i].value >= base;
            canvas.line({zero, y}, {x, y}, "c1 stem");
            canvas.circle({x, y}, 50, met ? "c1 dot" : "c1 open");
            canvas.text({chart_width, y + 40}, value_text(*points[i].value, chart, lang),
                        Anchor::end);
        } else {
            canvas.text({chart_width, y + 40}, chart_word(ChartWord::gap, lang), Anchor::end, "mu");
        }
        y += dot_row_height;
    }
    return bottom + 20;
}

Tenths draw_bullets(SvgCanvas& canvas, const Chart& chart, core::Lang lang) {
    if (chart.series.empty()) return 100;
    ChartRange range = ChartRange::of(chart);
    range.include(core::Decimal{});
    const ChartScale scale(core::Decimal{}, *range.high, 5);
    const ChartMark* target = target_of(chart);
    const auto& points = chart.series.front().points;
    const Tenths names = widest_label(chart, names_at_most);
    const Tenths from = names + 160;
    const Tenths to = chart_width - text_width(value_text(*range.high, chart, lang)) - 160;
    for (const core::Decimal& tick : scale.ticks()) {
        canvas.text({scale.at(tick, from, to), 110}, number_text(tick, scale.decimals(), lang),
                    Anchor::middle, "mu");
    }
    Tenths y = 180;
    for (std::size_t i = 0; i < points.size(); ++i, y += 280) {
        draw_name(canvas, points[i].label, names, y + 140);
        Bullet bullet;
        bullet.outcome = points[i].value;
        bullet.scale_max = scale.high();
        if (chart.series.size() > 1 && i < chart.series[1].points.size()) {
            bullet.target = chart.series[1].points[i].value;
        } else if (target != nullptr) {
            bullet.target = target->at_value;
        }
        draw_bullet(canvas, bullet, from, to - from, y);
        canvas.text({chart_width, y + 140},
                    points[i].value ? value_text(*points[i].value, chart, lang)
                                    : chart_word(ChartWord::gap, lang),
                    Anchor::end, points[i].value ? "b" : "mu");
    }
    return y;
}

}  // namespace utfall::reports
