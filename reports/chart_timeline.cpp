#include "app/core/date.h"
#include "reports/chart_svg.h"

#include <algorithm>

namespace utfall::reports {

namespace {

constexpr Tenths first_lane = 200;
constexpr Tenths lane_height = 280;
constexpr Tenths bar_height = 220;
constexpr Tenths callout_row = 160;

struct Span {
    const ChartBand* band;
    std::int32_t from, to;
};

/// What is said below the bars: a bar's name that found no room within, a decision, the report.
struct Callout {
    std::string text;
    Tenths x;
    Tenths leader_from;
    bool decision;
};

class TimelineDrawing {
  public:
    TimelineDrawing(SvgCanvas& canvas, const Chart& chart) : canvas_(canvas), chart_(chart) {}
    Tenths draw();

  private:
    Tenths at(std::int32_t day) const {
        return 20 + (chart_width - 40) * Tenths{day - first_} / Tenths{last_ - first_};
    }
    bool read();
    void years(Tenths bottom);
    void bars();
    void bar(const Span& span, std::size_t lane, std::string_view look);
    Tenths report_and_callouts();

    SvgCanvas& canvas_;
    const Chart& chart_;
    std::vector<Span> operations_, phases_, reports_;
    std::vector<std::pair<const ChartMark*, std::int32_t>> decisions_;
    std::int32_t first_{0}, last_{1};
    std::size_t lanes_{0};
    std::vector<Callout> callouts_;
};

bool TimelineDrawing::read() {
    std::vector<std::int32_t> ends;
    for (const ChartBand& band : chart_.bands) {
        const auto from = core::Date::parse(band.from_label);
        const auto to = core::Date::parse(band.to_label);
        if (!from || !to || *to < *from) continue;
        // The last day belongs to the span: it ends where the next day begins.
        const Span span{&band, from->days(), to->days() + 1};
        ends.push_back(span.from);
        ends.push_back(span.to);
        if (band.kind == "operation") {
            operations_.push_back(span);
        } else if (band.kind == "report") {
            reports_.push_back(span);
        } else {
            phases_.push_back(span);
        }
    }
    if (ends.empty()) return false;
    first_ = *std::min_element(ends.begin(), ends.end());
    last_ = *std::max_element(ends.begin(), ends.end());
    for (const ChartMark& mark : chart_.marks) {
        const auto day = core::Date::parse(mark.at_label);
        if (!day || day->days() < first_ || day->days() > last_) continue;
        decisions_.emplace_back(&mark, day->days());
    }
    return true;
}

void TimelineDrawing::years(Tenths bottom) {
    const int year_of_first = core::Date::from_days(first_).year();
    const int year_of_last = core::Date::from_days(last_).year();
    for (int year = year_of_first; year <= year_of_last; ++year) {
        const std::int32_t start = core::Date::of(year, 1, 1)->days();
        const Tenths x = at(std::max(start, first_));
        // A year of which only days are left has no room for its name.
        if (x + 320 > chart_width) continue;
        canvas_.line({x, 60}, {x, bottom}, "grid");
        const auto next = core::Date::of(year + 1, 1, 1);
        const bool room = !next || at(std::min(next->days(), last_)) - x > 360;
        if (room) canvas_.text({x + 40, 140}, std::to_string(year), Anchor::start, "mu");
    }
}

void TimelineDrawing::bar(const Span& span, std::size_t lane, std::string_view look) {
    const Tenths y = first_lane + static_cast<Tenths>(lane) * lane_height;
    const Tenths x = at(span.from);
    const Tenths width = std::max<Tenths>(at(span.to) - x - 15, 20);
    const bool hatched = span.band->kind == "extension";
    if (hatched) {
        canvas_.hatched(x, y, width, bar_height);
    } else {
        canvas_.rect(x, y, width, bar_height, std::string{look} + " fill");
    }
    if (!hatched && text_width(span.band->label) + 140 <= width) {
        canvas_.text({x + 80, y + 150}, span.band->label, Anchor::start, "on-" + std::string{look});
    } else {
        callouts_.push_back({span.band->label, x + 60, y + bar_height, false});
    }
}

void TimelineDrawing::bars() {
    std::vector<std::int32_t> lane_ends;
    const auto free_lane = [&](const Span& span) {
        std::size_t lane = 0;
        while (lane < lane_ends.size() && lane_ends[lane] > span.from) ++lane;
        if (lane == lane_ends.size()) lane_ends.push_back(0);
        lane_ends[lane] = span.to;
        return lane;
    };
    for (const Span& span : operations_) bar(span, free_lane(span), "band1");
    const std::size_t above = lane_ends.size();
    lane_ends.clear();
    std::size_t colour = 0;
    for (const Span& span : phases_) {
        bar(span, above + free_lane(span), colour++ % 2 == 0 ? "c1" : "c3");
    }
    lanes_ = above + lane_ends.size();
}

Tenths TimelineDrawing::report_and_callouts() {
    const Tenths base = first_lane + static_cast<Tenths>(lanes_) * lane_height - 60;
    struct Taken {
        std::size_t row;
        Tenths from, to;
    };
    struct Words {
        SvgPoint at;
        const std::string* text;
        Anchor anchor;
        std::string_view look;
    };
    std::vector<Taken> taken;
    std::vector<Words> words;
    std::size_t rows = 0;
    const auto free_row = [&](Tenths from, Tenths to) {
        std::size_t row = 0;
        const auto clash = [&](const Taken& one) {
            return one.row == row && from < one.to + 100 && to > one.from - 100;
        };
        while (std::any_of(taken.begin(), taken.end(), clash)) ++row;
        taken.push_back({row, from, to});
        rows = std::max(rows, row + 1);
        return row;
    };
    const Tenths text_top = base + (reports_.empty() ? 200 : 300);
    for (const Span& span : reports_) {
        const Tenths from = at(span.from);
        const Tenths to = at(span.to) - 15;
        canvas_.path({{from, base + 60}, {from, base + 130}, {to, base + 130}, {to, base + 60}},
                     "bracket");
        const Tenths width = text_width(span.band->label) * 11 / 10;
        const Tenths x = std::clamp((from + to) / 2, width / 2, chart_width - width / 2);
        const std::size_t row = free_row(x - width / 2, x + width / 2);
        words.push_back({{x, text_top + static_cast<Tenths>(row) * callout_row},
                         &span.band->label,
                         Anchor::middle,
                         "b halo"});
    }
    for (const auto& [mark, day] : decisions_) {
        callouts_.push_back({mark->label, at(day), base, true});
    }
    // Left to right with the words left of their line: a later line never crosses earlier words.
    std::stable_sort(callouts_.begin(), callouts_.end(),
                     [](const Callout& a, const Callout& b) { return a.x < b.x; });
    for (const Callout& one : callouts_) {
        const Tenths width = text_width(one.text);
        const bool left = one.x - 90 - width >= 0;
        const Tenths from = left ? one.x - 90 - width : one.x;
        const std::size_t row = free_row(from, left ? one.x + 40 : one.x + 90 + width);
        const Tenths y = text_top + static_cast<Tenths>(row) * callout_row;
        canvas_.line({one.x, one.leader_from}, {one.x, y - 70}, "leader");
        if (one.decision) canvas_.circle({one.x, y - 40}, 32, "decision");
        words.push_back({{left ? one.x - 80 : one.x + 80, y},
                         &one.text,
                         left ? Anchor::end : Anchor::start,
                         "halo"});
    }
    // Last, so that a line behind words is covered by their rim.
    for (const Words& one : words) canvas_.text(one.at, *one.text, one.anchor, one.look);
    return text_top + static_cast<Tenths>(rows) * callout_row - 80;
}

Tenths TimelineDrawing::draw() {
    if (!read()) return 100;
    const std::size_t guess = operations_.empty() ? 1 : 2;
    years(first_lane + static_cast<Tenths>(guess) * lane_height);
    bars();
    return report_and_callouts();
}

}  // namespace

Tenths draw_timeline(SvgCanvas& canvas, const Chart& chart, core::Lang) {
    return TimelineDrawing{canvas, chart}.draw();
}

}  // namespace utfall::reports
