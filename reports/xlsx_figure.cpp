#include "reports/words.h"
#include "reports/xlsx_axis.h"
#include "reports/xlsx_layout.h"
#include "reports/xlsx_plan.h"

#include <algorithm>
#include <array>

namespace utfall::reports::xlsx {

namespace {

using core::Decimal;

constexpr std::array<unsigned, 6> palette{0x12436D, 0x28A197, 0x801650,
                                          0xF46A25, 0x3D3D3D, 0xA285D1};
/// Neighbours of a stack need more contrast than lines do.
constexpr std::array<unsigned, 5> stacked_palette{0x12436D, 0xF46A25, 0x801650, 0x28A197, 0x4C2C92};
constexpr unsigned ink = 0x14202B;

TableColumn column(std::string key, std::string label, Format format = {}) {
    TableColumn made;
    made.key = std::move(key);
    made.label = std::move(label);
    made.format = std::move(format);
    return made;
}

/// The segments of a series in order; one when the series is unbroken.
std::vector<std::string> segments_of(const ChartSeries& series) {
    std::vector<std::string> made;
    for (const ChartPoint& point : series.points) {
        if (std::find(made.begin(), made.end(), point.segment) == made.end()) {
            made.push_back(point.segment);
        }
    }
    return made;
}

/// What the native chart cannot draw: the phase a point lies in, a break, an extension.
std::vector<std::string> remarks_of(const Chart& chart, const std::vector<ChartPoint>& points) {
    std::vector<std::string> made(points.size());
    const auto say = [&](std::size_t at, const std::string& text) {
        if (!made[at].empty()) made[at] += "; ";
        made[at] += text;
    };
    for (const ChartBand& band : chart.bands) {
        bool within = false;
        for (std::size_t i = 0; i < points.size(); ++i) {
            if (points[i].label == band.from_label) within = true;
            if (within) say(i, band.label);
            if (points[i].label == band.to_label) within = false;
        }
    }
    for (const ChartMark& mark : chart.marks) {
        for (std::size_t i = 0; i < points.size(); ++i) {
            if (!mark.at_label.empty() && points[i].label == mark.at_label) say(i, mark.label);
        }
    }
    return made;
}

PlotKind kind_of(ChartKind kind) {
    switch (kind) {
        case ChartKind::column:
            return PlotKind::columns;
        case ChartKind::stacked_bar:
            return PlotKind::stacked_columns;
        case ChartKind::lollipop:
        case ChartKind::bullet:
            return PlotKind::bars;
        case ChartKind::dumbbell:
            return PlotKind::pairs;
        case ChartKind::line:
        case ChartKind::timeline:
            break;
    }
    return PlotKind::lines;
}

Look look_of(PlotKind kind) {
    if (kind == PlotKind::lines) return Look::line;
    return kind == PlotKind::pairs ? Look::markers : Look::bar;
}

Table timeline_table(const Chart& chart, core::Lang lang) {
    Table table;
    table.columns = {column("what", in(lang, "Händelse", "Event")),
                     column("from", in(lang, "Från", "From"), {FormatKind::date, 0, ""}),
                     column("to", in(lang, "Till", "To"), {FormatKind::date, 0, ""})};
    const auto add = [&](const std::string& label, const std::string& from, const std::string& to) {
        TableRow row;
        row.cells.resize(3);
        row.cells[0].value = label;
        if (const auto day = core::Date::parse(from)) row.cells[1].value = *day;
        if (const auto day = core::Date::parse(to)) row.cells[2].value = *day;
        table.rows.push_back(std::move(row));
    };
    for (const ChartBand& band : chart.bands) add(band.label, band.from_label, band.to_label);
    for (const ChartMark& mark : chart.marks) add(mark.label, mark.at_label, mark.at_label);
    return table;
}

/// Table and plot of one chart, column by column.
class Figure {
  public:
    Figure(const Chart& chart, core::Lang lang) : chart_(chart), lang_(lang) {
        kind_ = kind_of(chart.kind);
        format_ = chart.format;
        if (format_.kind == FormatKind::text) format_.kind = FormatKind::decimal;
    }

    void build(PlannedSheet& sheet) {
        const auto& points = chart_.series.front().points;
        table_.columns.push_back(
            column("label", chart_.x_title.empty() ? in(lang_, "Post", "Item") : chart_.x_title));
        for (const ChartPoint& point : points) {
            TableRow row;
            row.cells.resize(1);
            row.cells[0].value = point.label;
            table_.rows.push_back(std::move(row));
        }
        for (std::size_t i = 0; i < chart_.series.size(); ++i) add_series(chart_.series[i], i);
        add_target();
        const auto remarks = remarks_of(chart_, points);
        if (std::any_of(remarks.begin(), remarks.end(),
                        [](const std::string& text) { return !text.empty(); })) {
            table_.columns.push_back(column("remark", in(lang_, "Anmärkning", "Remark")));
            for (std::size_t i = 0; i < remarks.size(); ++i) {
                Cell cell;
                cell.value = remarks[i];
                table_.rows[i].cells.push_back(std::move(cell));
            }
        }
        plot_.plot.kind = kind_;
        plot_.plot.title = chart_.title;
        plot_.plot.alt = chart_.alt;
        plot_.plot.x_title = chart_.x_title;
        plot_.plot.y_title = chart_.y_title;
        plot_.plot.number_format = number_format(format_, format_.decimals);
        set_axis_of_kind();
        sheet.table = std::move(table_);
        sheet.plot = std::move(plot_);
    }

  private:
    void set_axis_of_kind() {
        // The length of a bar is its value: only lines and dots may start elsewhere.
        if (kind_ == PlotKind::lines || kind_ == PlotKind::pairs) {
            set_axis(chart_, lang_, plot_.plot);
        } else if (kind_ == PlotKind::bars) {
            plot_.plot.axis_min = Decimal{0};
            const int rows = static_cast<int>(table_.rows.size());
            plot_.plot.height = std::clamp(120 + 34 * rows, 260, 640);
        }
    }

    void add_series(const ChartSeries& series, std::size_t index) {
        const auto segments = segments_of(series);
        for (std::size_t s = 0; s < segments.size(); ++s) {
            std::string label = series.label;
            if (segments.size() > 1) {
                label += std::string{", definition "} + segments[s];
            }
            PlannedSeries made;
            made.column = table_.columns.size();
            made.look = look_of(kind_);
            made.colour = kind_ == PlotKind::stacked_columns
                              ? stacked_palette[index % stacked_palette.size()]
                              : palette[index % palette.size()];
            made.marker = static_cast<int>(segments.size() > 1 ? s : index);
            std::vector<std::size_t> known;
            table_.columns.push_back(column(series.key + std::to_string(s), label, format_));
            for (std::size_t i = 0; i < table_.rows.size(); ++i) {
                Cell cell;
                const bool here =
                    i < series.points.size() && series.points[i].segment == segments[s];
                if (here && series.points[i].value) {
                    cell.value = *series.points[i].value;
                    known.push_back(i);
                } else if (here) {
                    cell.state = "missing";
                    cell.state_word = word(lang_, "state.missing");
                }
                table_.rows[i].cells.push_back(std::move(cell));
            }
            // Between the line and a target above it there may be no room.
            made.labels_below = target_above(series);
            label_points(known, s + 1 == segments.size(), made);
            plot_.series.push_back(std::move(made));
        }
    }

    bool target_above(const ChartSeries& series) const {
        return std::any_of(chart_.marks.begin(), chart_.marks.end(), [&](const ChartMark& mark) {
            return mark.at_value && std::none_of(series.points.begin(), series.points.end(),
                                                 [&](const ChartPoint& point) {
                                                     return point.value &&
                                                            *point.value > *mark.at_value;
                                                 });
        });
    }

    void label_points(const std::vector<std::size_t>& known, bool last_segment,
                      PlannedSeries& made) const {
        const bool few = table_.rows.size() * chart_.series.size() <= 24;
        if (kind_ == PlotKind::bars || (kind_ == PlotKind::columns && few)) {
            made.all_labelled = true;
        } else if (kind_ == PlotKind::lines && !known.empty()) {
            made.labelled = {known.front()};
            if (last_segment && known.back() != known.front())
                made.labelled.push_back(known.back());
        }
    }

    void add_target() {
        const auto target = std::find_if(
            chart_.marks.begin(), chart_.marks.end(),
            [](const ChartMark& mark) { return mark.kind == "target" && mark.at_value; });
        if (target == chart_.marks.end() || kind_ == PlotKind::stacked_columns) return;
        PlannedSeries made;
        made.column = table_.columns.size();
        made.colour = ink;
        const bool lines = kind_ == PlotKind::lines || kind_ == PlotKind::pairs;
        made.look = lines ? Look::dashed_line : Look::outline;
        table_.columns.push_back(column("target_mark", target->label, format_));
        for (TableRow& row : table_.rows) {
            Cell cell;
            cell.value = *target->at_value;
            row.cells.push_back(std::move(cell));
        }
        plot_.series.push_back(std::move(made));
    }

    const Chart& chart_;
    const core::Lang lang_;
    PlotKind kind_{PlotKind::lines};
    Format format_;
    Table table_;
    PlannedPlot plot_;
};

}  // namespace

PlannedSheet plan_figure(const Chart& chart, core::Lang lang) {
    PlannedSheet sheet;
    if (!chart.source.empty()) sheet.head.push_back({chart.source, LineKind::note});
    if (chart.kind == ChartKind::timeline) {
        sheet.table = timeline_table(chart, lang);
    } else if (!chart.series.empty() && !chart.series.front().points.empty()) {
        Figure{chart, lang}.build(sheet);
    } else {
        sheet.table = Table{};
    }
    sheet.table->id = chart.id;
    if (sheet.table->rows.empty()) {
        sheet.table->empty = in(lang, "Inga uppgifter.", "No data.");
    }
    return sheet;
}

}  // namespace utfall::reports::xlsx
