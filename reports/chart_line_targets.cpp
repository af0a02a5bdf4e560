#include "reports/chart_line.h"

#include <array>
#include <utility>
#include <vector>

namespace utfall::reports::line_chart {

// Targets that begin at points: one stepped line, each step named where it begins.
void LineDrawing::target_steps() {
    std::vector<std::pair<const ChartMark*, Tenths>> steps;
    for (const ChartMark& mark : chart_.marks) {
        if (mark.kind != "target" || !mark.at_value) continue;
        if (const auto index = index_of(mark.at_label))
            steps.emplace_back(&mark, slot_start(*index));
    }
    std::vector<SvgPoint> points;
    for (std::size_t i = 0; i < steps.size(); ++i) {
        const Tenths y = height_of(*steps[i].first->at_value);
        points.push_back({steps[i].second, y});
        points.push_back({i + 1 < steps.size() ? steps[i + 1].second : right_, y});
    }
    if (!points.empty()) canvas_.path(points, "target stroke");
    for (std::size_t i = 0; i < steps.size(); ++i) {
        const auto& [mark, start] = steps[i];
        const Tenths y = height_of(*mark->at_value);
        const Tenths width = text_width(mark->label);
        const Tenths end = (i + 1 < steps.size() ? steps[i + 1].second : right_) - width - 40;
        SvgPoint at{start + 60, y - 60};
        // At either end of the step, above or below it: where nothing else stands.
        for (const SvgPoint place :
             {at, SvgPoint{start + 60, y + 150}, SvgPoint{end, y - 60}, SvgPoint{end, y + 150}}) {
            if (!is_free(place, width)) continue;
            at = place;
            break;
        }
        canvas_.text(at, mark->label, Anchor::start, "tg");
    }
}

// True when words of `width` at `at` touch no line, point or value.
bool LineDrawing::is_free(SvgPoint at, Tenths width) const {
    for (const ChartSeries& series : chart_.series) {
        for (std::size_t i = 0; i < series.points.size(); ++i) {
            if (!series.points[i].value) continue;
            const Tenths x = middle(i);
            const Tenths y = height_of(*series.points[i].value);
            const bool beside = x + 220 < at.x || x - 220 > at.x + width;
            if (!beside && y + 60 > at.y - 120 && y - 240 < at.y + 30) return false;
            if (i + 1 == series.points.size() || !series.points[i + 1].value ||
                series.points[i + 1].segment != series.points[i].segment)
                continue;
            const Tenths next_x = middle(i + 1);
            const Tenths next_y = height_of(*series.points[i + 1].value);
            for (const Tenths point : {at.x, at.x + width / 2, at.x + width}) {
                if (point < x || point > next_x) continue;
                const Tenths line = y + (next_y - y) * (point - x) / (next_x - x);
                if (line > at.y - 150 && line < at.y + 50) return false;
            }
        }
    }
    return true;
}

void LineDrawing::targets() {
    target_steps();
    for (const ChartMark& mark : chart_.marks) {
        if (mark.kind != "target" || !mark.at_value || !mark.at_label.empty()) continue;
        const Tenths y = height_of(*mark.at_value);
        canvas_.line({left_, y}, {right_, y}, "target");
        // Where the line itself starts just above the target, the words go below.
        Tenths text_y = y - 60;
        const Tenths width = text_width(mark.label);
        for (const ChartSeries& series : chart_.series) {
            for (std::size_t i = 0; i < series.points.size(); ++i) {
                if (!series.points[i].value || middle(i) > left_ + width + 200) continue;
                const Tenths at = height_of(*series.points[i].value);
                if (at < y + 40 && at > y - 420) text_y = y + 150;
            }
        }
        canvas_.text({left_ + 60, text_y}, mark.label, Anchor::start, "tg");
    }
}

}  // namespace utfall::reports::line_chart
