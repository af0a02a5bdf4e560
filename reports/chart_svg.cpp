#include "reports/chart_svg.h"

#include "reports/swedish.h"

#include <array>

namespace utfall::reports {

void ChartRange::include(const core::Decimal& value) {
    if (!low || value < *low) low = value;
    if (!high || value > *high) high = value;
}

void ChartRange::include(const ChartSeries& series) {
    for (const ChartPoint& point : series.points) {
        if (point.value) include(*point.value);
    }
}

ChartRange ChartRange::of(const Chart& chart) {
    ChartRange range;
    for (const ChartSeries& series : chart.series) range.include(series);
    for (const ChartMark& mark : chart.marks) {
        if (mark.kind == "target" && mark.at_value) range.include(*mark.at_value);
    }
    return range;
}

std::string value_text(const core::Decimal& value, const Chart& chart, core::Lang lang) {
    return number_text(value, chart.format.decimals, lang);
}

Tenths widest_label(const Chart& chart, Tenths most) {
    Tenths widest = 0;
    if (chart.series.empty()) return widest;
    for (const ChartPoint& point : chart.series.front().points) {
        widest = std::max(widest, text_width(point.label));
    }
    return std::min(widest, most);
}

std::string_view series_look(std::size_t index) {
    static constexpr std::array<std::string_view, 5> looks{"c1", "c2", "c3", "c4", "c5"};
    return looks.at(index % looks.size());
}

Tenths draw_legend(SvgCanvas& canvas, const Chart& chart, LegendSign sign, Tenths x, Tenths y) {
    Tenths at = x;
    for (std::size_t i = 0; i < chart.series.size(); ++i) {
        const Tenths width = 170 + text_width(chart.series[i].label) + 180;
        if (at > x && at + width > canvas.width()) {
            at = x;
            y += 180;
        }
        if (sign == LegendSign::square) {
            canvas.rect(at, y - 100, 110, 110, std::string{series_look(i)} + " fill");
        } else {
            canvas.marker({at + 50, y - 45}, 45, i,
                          std::string{series_look(i)} + (i == 1 ? " open" : " dot"));
        }
        canvas.text({at + 170, y}, chart.series[i].label);
        at += width;
    }
    return y;
}

std::string chart_description(const Chart& chart, core::Lang lang) {
    std::string text = chart.alt;
    const auto add = [&](const std::string& part) {
        if (!text.empty()) text += ' ';
        text += part + ".";
    };
    for (const ChartSeries& series : chart.series) {
        for (auto point = series.points.rbegin(); point != series.points.rend(); ++point) {
            if (!point->value) continue;
            const std::string value = value_text(*point->value, chart, lang);
            if (text.find(value) == std::string::npos) {
                add(series.label + ", " + point->label + ": " + value);
            }
            break;
        }
    }
    for (const ChartMark& mark : chart.marks) {
        if (mark.kind != "target" || !mark.at_value) continue;
        const std::string value = value_text(*mark.at_value, chart, lang);
        if (text.find(value) != std::string::npos) continue;
        add(mark.label.find(value) == std::string::npos ? mark.label + " " + value : mark.label);
    }
    return text;
}

void write_chart(HtmlWriter& out, const Chart& chart, const std::string& id, core::Lang lang) {
    SvgCanvas canvas(chart_width);
    Tenths height = 0;
    switch (chart.kind) {
        case ChartKind::column:
            height = draw_columns(canvas, chart, lang);
            break;
        case ChartKind::stacked_bar:
            height = draw_stacked_bars(canvas, chart, lang);
            break;
        case ChartKind::line:
            height = draw_line(canvas, chart, lang);
            break;
        case ChartKind::bullet:
            height = draw_bullets(canvas, chart, lang);
            break;
        case ChartKind::dumbbell:
            height = draw_dumbbell(canvas, chart, lang);
            break;
        case ChartKind::lollipop:
            height = draw_lollipop(canvas, chart, lang);
            break;
        case ChartKind::timeline:
            height = draw_timeline(canvas, chart, lang);
            break;
    }
    canvas.write(out, height, id, chart.title, chart_description(chart, lang));
}

}  // namespace utfall::reports
