#pragma once

#include "app/core/localized.h"
#include "reports/chart_scale.h"
#include "reports/document.h"
#include "reports/svg_canvas.h"

#include <string>
#include <string_view>

namespace utfall::reports {

/// Every drawing is at most this wide: what fits between the margins of a printed A4.
inline constexpr Tenths chart_width = 6400;

/// Draws `chart` as one inline SVG whose id starts with `id`. Values that are missing are gaps with
/// a word, never zero (law 3); the description always holds the last value and the target.
void write_chart(HtmlWriter& out, const Chart& chart, const std::string& id, core::Lang lang);

/// What somebody who cannot see the chart is told: its alt text, and the last value and the targets
/// where that text leaves them out.
std::string chart_description(const Chart& chart, core::Lang lang);

/// The parts of write_chart, one a kind; each returns the height it used.
Tenths draw_line(SvgCanvas& canvas, const Chart& chart, core::Lang lang);
Tenths draw_columns(SvgCanvas& canvas, const Chart& chart, core::Lang lang);
Tenths draw_stacked_bars(SvgCanvas& canvas, const Chart& chart, core::Lang lang);
Tenths draw_dumbbell(SvgCanvas& canvas, const Chart& chart, core::Lang lang);
Tenths draw_lollipop(SvgCanvas& canvas, const Chart& chart, core::Lang lang);
Tenths draw_bullets(SvgCanvas& canvas, const Chart& chart, core::Lang lang);
Tenths draw_timeline(SvgCanvas& canvas, const Chart& chart, core::Lang lang);

/// Shared by the kinds.
struct ChartRange {
    std::optional<core::Decimal> low, high;
    void include(const core::Decimal& value);
    void include(const ChartSeries& series);
    /// The values of `chart` and its target marks.
    static ChartRange of(const Chart& chart);
};
std::string value_text(const core::Decimal& value, const Chart& chart, core::Lang lang);
/// Labels of one series' points: the widest, at most `most`.
Tenths widest_label(const Chart& chart, Tenths most);
/// One row of square or marker legends from (x, y); returns the baseline of the last row.
enum class LegendSign { square, marker };
Tenths draw_legend(SvgCanvas& canvas, const Chart& chart, LegendSign sign, Tenths x, Tenths y);
/// Class of the colour of series `index`, in the order that keeps neighbours apart.
std::string_view series_look(std::size_t index);

}  // namespace utfall::reports
