#pragma once

#include "reports/chart_svg.h"
#include "reports/swedish.h"

#include <algorithm>
#include <optional>
#include <string>

namespace utfall::reports::line_chart {

constexpr Tenths plot_top = 420;
constexpr Tenths plot_bottom = 3000;
constexpr Tenths band_label_row = 150;

/// One line chart while it is drawn.
class LineDrawing {
  public:
    LineDrawing(SvgCanvas& canvas, const Chart& chart, core::Lang lang)
        : canvas_(canvas), chart_(chart), lang_(lang), scale_(scale_of(chart)) {
        const core::Decimal& widest = scale_.high();
        left_ = text_width(number_text(widest, scale_.decimals(), lang)) + 120;
        right_ = chart_width - (chart.series.size() > 1 ? widest_series() + 120 : 60);
        count_ = chart.series.empty() ? 1 : std::max<std::size_t>(chart.series[0].points.size(), 1);
    }

    Tenths draw();

  private:
    static ChartScale scale_of(const Chart& chart) {
        const ChartRange range = ChartRange::of(chart);
        const core::Decimal low = range.low.value_or(core::Decimal{});
        const core::Decimal high = range.high.value_or(core::Decimal{1});
        return {sensible_base(low, high), high, 5};
    }
    Tenths widest_series() const {
        Tenths widest = 0;
        for (const ChartSeries& series : chart_.series) {
            widest = std::max(widest, text_width(series.label));
        }
        return std::min<Tenths>(widest, 1500);
    }
    Tenths slot_start(std::size_t index) const {
        return left_ + (right_ - left_) * static_cast<Tenths>(index) / static_cast<Tenths>(count_);
    }
    Tenths middle(std::size_t index) const {
        return (slot_start(index) + slot_start(index + 1)) / 2;
    }
    Tenths height_of(const core::Decimal& value) const {
        return scale_.at(value, plot_bottom, plot_top + 240);
    }
    std::optional<std::size_t> index_of(const std::string& label) const {
        if (chart_.series.empty()) return std::nullopt;
        const auto& points = chart_.series.front().points;
        const auto found = std::find_if(points.begin(), points.end(),
                                        [&](const ChartPoint& one) { return one.label == label; });
        if (found == points.end()) return std::nullopt;
        return static_cast<std::size_t>(found - points.begin());
    }

    void bands();
    void grid();
    void targets();
    void target_steps();
    bool is_free(SvgPoint at, Tenths width) const;
    void breaks();
    void series(std::size_t index);
    void labels_of(const ChartSeries& series);
    void gaps();
    void names_at_the_end();
    Tenths axis();

    SvgCanvas& canvas_;
    const Chart& chart_;
    core::Lang lang_;
    ChartScale scale_;
    Tenths left_{0}, right_{0};
    std::size_t count_{1};
};

}  // namespace utfall::reports::line_chart
