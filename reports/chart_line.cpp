#include "reports/chart_line.h"
#include "reports/chart_words.h"
#include "reports/swedish.h"

#include <algorithm>

namespace utfall::reports {

namespace line_chart {

Tenths LineDrawing::draw() {
    bands();
    grid();
    breaks();
    targets();
    for (std::size_t i = 0; i < chart_.series.size(); ++i) series(i);
    gaps();
    if (chart_.series.size() == 1) labels_of(chart_.series.front());
    if (chart_.series.size() > 1) names_at_the_end();
    return axis();
}

void LineDrawing::bands() {
    bool tinted = false;
    Tenths last_end = 0;
    Tenths row = 0;
    for (const ChartBand& band : chart_.bands) {
        const auto from = index_of(band.from_label);
        const auto to = index_of(band.to_label);
        if (!from || !to || *to < *from) continue;
        const Tenths start = slot_start(*from);
        const Tenths end = slot_start(*to + 1);
        canvas_.rect(start, plot_top - 200, end - start, plot_bottom - plot_top + 200,
                     tinted ? "tint2" : "tint1");
        tinted = !tinted;
        const Tenths width = text_width(band.label, 12) * 11 / 10;
        const Tenths at = std::min(start + 60, right_ - width);
        row = at < last_end ? (row + 1) % 2 : 0;
        canvas_.text({at, plot_top - 60 + row * band_label_row}, band.label, Anchor::start, "ph");
        last_end = at + width + 80;
    }
}

void LineDrawing::grid() {
    std::string about = chart_.y_title;
    if (!scale_.low().is_zero()) {
        const std::string base = number_text(scale_.low(), scale_.decimals(), lang_);
        if (!about.empty()) about += ". ";
        about += chart_word(ChartWord::scale_starts_at, lang_, base);
        // The sign of a cut axis.
        for (const Tenths y : {plot_bottom - 130, plot_bottom - 90}) {
            canvas_.line({left_ - 50, y}, {left_ + 50, y - 40}, "axis");
        }
    }
    const bool any_gap =
        std::any_of(chart_.series.begin(), chart_.series.end(), [](const ChartSeries& one) {
            return std::any_of(one.points.begin(), one.points.end(),
                               [](const ChartPoint& point) { return !point.value; });
        });
    if (any_gap) {
        if (!about.empty() && about.back() != '.') about += ".";
        about += (about.empty() ? "" : " ") + chart_word(ChartWord::gap_legend, lang_);
    }
    canvas_.text({0, 110}, about, Anchor::start, "mu");
    for (const core::Decimal& tick : scale_.ticks()) {
        const Tenths y = height_of(tick);
        canvas_.line({left_, y}, {right_, y}, tick == scale_.low() ? "axis" : "grid");
        canvas_.text({left_ - 70, y + 40}, number_text(tick, scale_.decimals(), lang_), Anchor::end,
                     "mu");
    }
}

void LineDrawing::breaks() {
    Tenths row = 0;
    for (const ChartMark& mark : chart_.marks) {
        const auto index = index_of(mark.at_label);
        if (!index) continue;
        const Tenths x = slot_start(*index);
        if (mark.kind == "break") {
            canvas_.line({x, plot_top - 200}, {x, plot_bottom}, "break");
        } else if (mark.kind == "extension") {
            canvas_.line({x, plot_top - 200}, {x, plot_bottom}, "extension");
            const bool said =
                std::any_of(chart_.bands.begin(), chart_.bands.end(), [&](const ChartBand& band) {
                    return band.kind == "extension" && band.from_label == mark.at_label;
                });
            if (said) continue;
        } else {
            continue;
        }
        const bool fits = x + 60 + text_width(mark.label) <= right_;
        canvas_.text({fits ? x + 60 : x - 60, plot_bottom - 80 - row * 150}, mark.label,
                     fits ? Anchor::start : Anchor::end, "halo");
        ++row;
    }
}

void LineDrawing::series(std::size_t index) {
    const ChartSeries& series = chart_.series[index];
    const std::string look{series_look(index)};
    std::vector<SvgPoint> run;
    std::string segment;
    const auto finish = [&] {
        if (run.size() > 1) canvas_.path(run, look + " stroke d" + std::to_string(index % 4));
        run.clear();
    };
    for (std::size_t i = 0; i < series.points.size(); ++i) {
        const ChartPoint& point = series.points[i];
        if (!point.value || (!run.empty() && point.segment != segment)) finish();
        if (!point.value) continue;
        run.push_back({middle(i), height_of(*point.value)});
        segment = point.segment;
    }
    finish();
    for (std::size_t i = 0; i < series.points.size(); ++i) {
        if (!series.points[i].value) continue;
        const bool last = i + 1 == series.points.size();
        canvas_.marker({middle(i), height_of(*series.points[i].value)}, last ? 42 : 30, index,
                       look + (series.points[i].preliminary ? " open" : " dot"));
    }
}

void LineDrawing::labels_of(const ChartSeries& series) {
    const auto& points = series.points;
    std::vector<std::size_t> known;
    for (std::size_t i = 0; i < points.size(); ++i) {
        if (points[i].value) known.push_back(i);
    }
    const bool all = known.size() <= 8;
    for (std::size_t k = 0; k < known.size(); ++k) {
        const bool last = k + 1 == known.size();
        if (!all && k != 0 && !last) continue;
        const std::size_t i = known[k];
        const core::Decimal& value = *points[i].value;
        const bool before_is_higher = k > 0 && *points[known[k - 1]].value > value;
        const bool after_is_higher = !last && *points[known[k + 1]].value > value;
        const bool below =
            before_is_higher ? (last || after_is_higher) : (k == 0 && after_is_higher);
        Tenths y = height_of(value) + (below ? 190 : -90);
        for (const ChartMark& mark : chart_.marks) {
            if (mark.kind != "target" || !mark.at_value) continue;
            // Words and the dashed line keep clear of each other.
            const Tenths target = height_of(*mark.at_value);
            if (target > y - 140 && target < y + 40) {
                y = height_of(value) + (below ? -90 : (last ? 210 : 190));
            }
        }
        const Tenths width = text_width(value_text(value, chart_, lang_), last ? 15 : 12);
        const bool at_edge = middle(i) + width / 2 > right_;
        canvas_.text({at_edge ? right_ : middle(i), y}, value_text(value, chart_, lang_),
                     at_edge ? Anchor::end : Anchor::middle, last ? "big halo" : "halo");
    }
}

void LineDrawing::gaps() {
    if (chart_.series.empty()) return;
    for (std::size_t i = 0; i < count_; ++i) {
        const bool missing = std::any_of(
            chart_.series.begin(), chart_.series.end(),
            [&](const ChartSeries& one) { return i < one.points.size() && !one.points[i].value; });
        if (!missing) continue;
        canvas_.circle({middle(i), plot_bottom - 120}, 36, "gap");
        const std::string word = chart_word(ChartWord::gap, lang_);
        if (text_width(word) < slot_start(i + 1) - slot_start(i)) {
            canvas_.text({middle(i), plot_bottom - 200}, word, Anchor::middle, "mu halo");
        }
    }
}

void LineDrawing::names_at_the_end() {
    struct Name {
        Tenths y;
        std::size_t series;
    };
    std::vector<Name> names;
    for (std::size_t i = 0; i < chart_.series.size(); ++i) {
        const auto& points = chart_.series[i].points;
        const auto last = std::find_if(points.rbegin(), points.rend(),
                                       [](const ChartPoint& one) { return one.value.has_value(); });
        if (last != points.rend()) names.push_back({height_of(*last->value) + 40, i});
    }
    std::stable_sort(names.begin(), names.end(),
                     [](const Name& a, const Name& b) { return a.y < b.y; });
    for (std::size_t i = 1; i < names.size(); ++i) {
        names[i].y = std::max(names[i].y, names[i - 1].y + 150);
    }
    for (const Name& name : names) {
        canvas_.text({right_ + 60, name.y}, chart_.series[name.series].label, Anchor::start, "b");
    }
}

Tenths LineDrawing::axis() {
    if (chart_.series.empty()) return plot_bottom + 100;
    const auto& points = chart_.series.front().points;
    Tenths widest = 0;
    for (const ChartPoint& point : points) widest = std::max(widest, text_width(point.label));
    const Tenths slot = (right_ - left_) / static_cast<Tenths>(count_);
    const auto every =
        static_cast<std::size_t>(std::max<Tenths>(1, (widest + 80 + slot - 1) / slot));
    for (std::size_t i = 0; i < points.size(); ++i) {
        // Counted from the end: the newest always has its name.
        if ((points.size() - 1 - i) % every != 0) continue;
        canvas_.line({middle(i), plot_bottom}, {middle(i), plot_bottom + 50}, "axis");
        // A long name under the last point would run out of the drawing.
        const Tenths half = text_width(points[i].label, 14) / 2;
        const Tenths at = std::min(middle(i), chart_width - half);
        canvas_.text({at, plot_bottom + 180}, points[i].label, Anchor::middle,
                     i + 1 == points.size() ? "b" : "mu");
    }
    if (chart_.x_title.empty()) return plot_bottom + 250;
    canvas_.text({(left_ + right_) / 2, plot_bottom + 360}, chart_.x_title, Anchor::middle, "mu");
    return plot_bottom + 420;
}

}  // namespace line_chart

Tenths draw_line(SvgCanvas& canvas, const Chart& chart, core::Lang lang) {
    return line_chart::LineDrawing{canvas, chart, lang}.draw();
}

}  // namespace utfall::reports
