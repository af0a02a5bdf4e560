#include "app/web/indicator_chart.h"

#include "app/web/frame.h"
#include "app/web/target.h"
#include "reports/chart_spark.h"
#include "reports/chart_svg.h"
#include "reports/swedish.h"
#include "reports/words.h"

#include <algorithm>
#include <set>

namespace utfall::web {
namespace {

using indicators::Figure;
using reports::Chart;
using reports::ChartPoint;

// A whole's share is a target for its parts as well; a whole's count is not.
std::optional<core::Decimal> target_beside(const Figure& figure,
                                           const usecases::IndicatorSeries& whole) {
    if (figure.target || figure.unit != "percent") return figure.target;
    for (const auto& point : whole.points) {
        const Figure& same = point.total.figure;
        if (same.period == figure.period && same.version == figure.version) return same.target;
    }
    return {};
}

bool is_preliminary(const Figure& figure) {
    return figure.state == indicators::FigureState::incomplete ||
           figure.state == indicators::FigureState::estimated;
}

/// Tells definitions apart that may not be compared: lines are not drawn between them.
class Segments {
  public:
    explicit Segments(const indicators::Framework& framework) : framework_(framework) {}

    std::string of(const Figure& figure) {
        if (figure.version != version_) {
            for (const auto* definition : framework_.versions(figure.indicator)) {
                if (definition->version == figure.version && version_ != 0)
                    segment_ += definition->comparable ? 0 : 1;
            }
            version_ = figure.version;
        }
        return std::to_string(segment_);
    }

  private:
    const indicators::Framework& framework_;
    std::int64_t version_{0};
    int segment_{0};
};

void add_band(Chart& chart, const usecases::IndicatorSeries& series, const std::string& label,
              const core::DateSpan& span, const char* kind) {
    reports::ChartBand band;
    band.label = label;
    band.kind = kind;
    for (const auto& point : series.points) {
        if (!span.contains(point.period.from)) continue;
        if (band.from_label.empty()) band.from_label = point.period.code;
        band.to_label = point.period.code;
    }
    if (!band.from_label.empty()) chart.bands.push_back(std::move(band));
}

void add_phases(Chart& chart, const usecases::IndicatorSeries& series, const OpenedBook& opened,
                const Visit& visit) {
    const auto& programme = opened.setup->programme;
    for (const auto& phase : programme.valid_phases()) {
        std::optional<core::Date> first_end = phase.span.to;
        for (const auto& version : programme.phases) {
            if (version.code == phase.code && version.span.to && first_end &&
                *version.span.to < *first_end)
                first_end = version.span.to;
        }
        const std::string name = phase.name.in(visit.lang);
        add_band(chart, series, name, {phase.span.from, first_end}, "phase");
        if (first_end == phase.span.to) continue;
        const core::Date begins = first_end->plus_days(1);
        add_band(chart, series, reports::word(visit.lang, "label.extension"),
                 {begins, phase.span.to}, "extension");
        if (!chart.bands.empty() && chart.bands.back().kind == "extension") {
            chart.marks.push_back(
                {chart.bands.back().label, chart.bands.back().from_label, "extension", {}});
        }
    }
}

void add_marks(Chart& chart, const usecases::IndicatorSeries& series, const FigureWords& words,
               const Visit& visit) {
    std::optional<core::Decimal> target;
    for (std::size_t i = 0; i < series.points.size(); ++i) {
        const Figure& figure = series.points[i].total.figure;
        const std::string& label = chart.series.front().points[i].label;
        if (figure.target && figure.target != target) {
            const std::string number =
                words.number(*figure.target, figure.target->is_whole() ? 0 : figure.decimals);
            chart.marks.push_back({reports::word(visit.lang, "label.target") + " " + number, label,
                                   "target", figure.target});
        }
        target = figure.target;
        const auto& points = chart.series.front().points;
        if (i > 0 && points[i].segment != points[i - 1].segment) {
            chart.marks.push_back({visit.text("indicator.new_definition",
                                              {{"version", std::to_string(figure.version)}}),
                                   label,
                                   "break",
                                   {}});
        }
    }
}

ChartPoint point_of(const Figure& figure, const std::string& label, const std::string& segment) {
    return {label, figure.value, segment, is_preliminary(figure)};
}

}  // namespace

std::string indicator_chart(const usecases::IndicatorSeries& series, const std::string& title,
                            const std::string& by, const OpenedBook& opened, const Visit& visit) {
    const FigureWords words{opened, visit};
    std::int64_t known = 0;
    for (const auto& point : series.points) known += point.total.figure.value ? 1 : 0;
    if (known < 2) return {};
    Chart chart;
    chart.kind = reports::ChartKind::line;
    chart.title = title;
    const Figure& first = series.points.front().total.figure;
    chart.format = {reports::FormatKind::decimal, static_cast<int>(first.decimals), {}};
    chart.y_title =
        first.distribution.empty() ? words.unit(first.unit) : visit.text("indicator.median");
    std::vector<std::string> categories;
    for (const auto& point : series.points) {
        for (const Figure& part : point.parts) {
            const std::string& code = part.breakdown.begin()->second;
            if (part.value &&
                std::find(categories.begin(), categories.end(), code) == categories.end())
                categories.push_back(code);
        }
    }
    if (by.empty() || categories.empty() || categories.size() > 5) categories = {""};
    for (const std::string& category : categories) {
        Segments segments{opened.setup->framework};
        reports::ChartSeries line;
        line.key = category;
        line.label =
            category.empty() ? words.indicator(first.indicator) : words.category(by, category);
        for (const auto& point : series.points) {
            const std::string segment = segments.of(point.total.figure);
            const Figure* figure = category.empty() ? &point.total.figure : nullptr;
            for (const Figure& part : point.parts) {
                if (!category.empty() && part.breakdown.begin()->second == category) figure = &part;
            }
            line.points.push_back(figure == nullptr
                                      ? ChartPoint{point.period.code, {}, segment, false}
                                      : point_of(*figure, point.period.code, segment));
        }
        chart.series.push_back(std::move(line));
    }
    chart.alt = visit.text("indicator.alt", {{"from", series.points.front().period.code},
                                             {"to", series.points.back().period.code}});
    add_phases(chart, series, opened, visit);
    add_marks(chart, series, words, visit);
    reports::HtmlWriter out;
    reports::write_chart(out, chart, "chart", visit.lang);
    return out.take();
}

core::Json small_multiples(const std::vector<usecases::ScopeSeries>& scopes,
                           const usecases::IndicatorSeries& whole, const OpenedBook& opened,
                           const Visit& visit) {
    const FigureWords words{opened, visit};
    const std::string indicator = whole.points.front().total.figure.indicator;
    reports::ChartRange range;
    bool has_targets = false;
    for (const auto& scope : scopes) {
        for (const Figure& figure : scope.figures) {
            const auto target = target_beside(figure, whole);
            if (figure.value) range.include(*figure.value);
            if (target) range.include(*target);
            has_targets = has_targets || target;
        }
    }
    const core::Decimal low = range.low.value_or(core::Decimal{});
    const core::Decimal high = range.high.value_or(core::Decimal{1});
    const reports::ChartScale scale{reports::sensible_base(low, high), high, 4};
    core::JsonArray list;
    for (const auto& scope : scopes) {
        Segments segments{opened.setup->framework};
        reports::Spark spark;
        const Figure* first = nullptr;
        const Figure* last = nullptr;
        for (const Figure& figure : scope.figures) {
            spark.points.push_back(point_of(figure, figure.period, segments.of(figure)));
            spark.targets.push_back(target_beside(figure, whole));
            if (figure.value && first == nullptr) first = &figure;
            last = &figure;
        }
        const std::string name = words.scope(scope.scope);
        const std::string from = first == nullptr ? "" : words.value(*first);
        const std::string to = words.value(*last);
        std::string drawing;
        if (first != nullptr) {
            reports::HtmlWriter out;
            reports::write_spark(
                out, spark, scale,
                visit.text("indicator.spark", {{"name", name}, {"from", from}, {"to", to}}));
            drawing = out.take();
        }
        list.push_back(core::JsonObject{
            {"name", name},
            {"href",
             href_with(visit,
                       book_href(opened.shelved) + "/indicators/" + percent_encoded(indicator),
                       {{"scope", scope_value(scope.scope)}})},
            {"from", first == last ? "" : from},
            {"to", to},
            {"known", last->value.has_value()},
            {"drawing_svg", drawing}});
    }
    return core::JsonObject{{"list", std::move(list)},
                            {"low", words.number(scale.low(), scale.decimals())},
                            {"high", words.number(scale.high(), scale.decimals())},
                            {"has_targets", has_targets},
                            {"any", !scopes.empty()}};
}

}  // namespace utfall::web
