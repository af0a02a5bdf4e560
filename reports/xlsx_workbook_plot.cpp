#include "reports/xlsx_workbook_impl.h"

namespace utfall::reports::xlsx {

namespace {

constexpr lxw_color_t ink = 0x14202B;
constexpr lxw_color_t grey = 0x465361;
constexpr lxw_color_t rule = 0xC3CCD6;

lxw_chart_font font_of(char* name, int size, lxw_color_t colour, bool bold) {
    lxw_chart_font font{};
    font.name = name;
    font.size = size;
    font.color = colour;
    // The library takes 0 for "as the default is": bold for titles.
    font.bold =
        bold ? static_cast<std::uint8_t>(LXW_TRUE) : static_cast<std::uint8_t>(LXW_EXPLICIT_FALSE);
    return font;
}

std::uint8_t marker_of(int marker) {
    switch (marker % 4) {
        case 0:
            return LXW_CHART_MARKER_CIRCLE;
        case 1:
            return LXW_CHART_MARKER_SQUARE;
        case 2:
            return LXW_CHART_MARKER_DIAMOND;
        default:
            return LXW_CHART_MARKER_TRIANGLE;
    }
}

void set_marker(lxw_chart_series* made, const PlotSeries& series) {
    lxw_chart_line edge{};
    lxw_chart_fill fill{};
    edge.color = series.colour;
    fill.color = series.colour;
    chart_series_set_marker_type(made, marker_of(series.marker));
    chart_series_set_marker_size(made, 7);
    chart_series_set_marker_line(made, &edge);
    chart_series_set_marker_fill(made, &fill);
}

void set_look(lxw_chart_series* made, const PlotSeries& series) {
    lxw_chart_line line{};
    lxw_chart_fill fill{};
    line.color = series.colour;
    fill.color = series.colour;
    switch (series.look) {
        case Look::bar:
            // White keeps touching bars apart.
            line.color = 0xFFFFFF;
            line.width = 1;
            chart_series_set_fill(made, &fill);
            break;
        case Look::outline:
            line.width = 1.5F;
            fill.none = LXW_TRUE;
            chart_series_set_fill(made, &fill);
            break;
        case Look::line:
            line.width = 2.25F;
            set_marker(made, series);
            break;
        case Look::dashed_line:
            line.width = 1.5F;
            line.dash_type = LXW_CHART_LINE_DASH_DASH;
            chart_series_set_marker_type(made, LXW_CHART_MARKER_NONE);
            break;
        case Look::markers:
            line.none = LXW_TRUE;
            set_marker(made, series);
            break;
    }
    chart_series_set_line(made, &line);
}

std::uint8_t label_position(const Plot& plot, const PlotSeries& series) {
    if (plot.kind == PlotKind::stacked_columns) return LXW_CHART_LABEL_POSITION_CENTER;
    if (series.look == Look::bar) return LXW_CHART_LABEL_POSITION_OUTSIDE_END;
    return series.labels_below ? LXW_CHART_LABEL_POSITION_BELOW : LXW_CHART_LABEL_POSITION_ABOVE;
}

std::uint8_t type_of(PlotKind kind) {
    switch (kind) {
        case PlotKind::columns:
            return LXW_CHART_COLUMN;
        case PlotKind::stacked_columns:
            return LXW_CHART_COLUMN_STACKED;
        case PlotKind::bars:
            return LXW_CHART_BAR;
        case PlotKind::lines:
        case PlotKind::pairs:
            break;
    }
    return LXW_CHART_LINE;
}

}  // namespace

lxw_chart* Workbook::Impl::new_chart(PlotKind kind) {
    lxw_chart* chart = workbook_add_chart(book, type_of(kind));
    if (chart == nullptr) refuse("WORKBOOK_REFUSED", "a chart cannot be made");
    return chart;
}

void Workbook::Impl::add_series(lxw_chart* chart, const std::string& sheet, const Plot& plot,
                                const PlotSeries& series) {
    lxw_chart_series* made = chart_add_series(chart, nullptr, nullptr);
    if (made == nullptr) refuse("WORKBOOK_REFUSED", "a chart's series cannot be made");
    const auto& [categories_from, categories_to] = series.categories;
    const auto& [values_from, values_to] = series.values;
    chart_series_set_name_range(made, sheet.c_str(), series.name.row, series.name.column);
    chart_series_set_categories(made, sheet.c_str(), categories_from.row, categories_from.column,
                                categories_to.row, categories_to.column);
    chart_series_set_values(made, sheet.c_str(), values_from.row, values_from.column, values_to.row,
                            values_to.column);
    set_look(made, series);
    if (!series.all_labelled && series.labelled.empty()) return;
    lxw_chart_font font = font_of(keep("Arial"), 9, ink, false);
    chart_series_set_labels(made);
    chart_series_set_labels_font(made, &font);
    if (!plot.number_format.empty()) {
        chart_series_set_labels_num_format(made, plot.number_format.c_str());
    }
    chart_series_set_labels_position(made, label_position(plot, series));
    if (series.all_labelled) return;
    std::deque<lxw_chart_data_label> labels(values_to.row - values_from.row + 1);
    for (lxw_chart_data_label& label : labels) label.hide = LXW_TRUE;
    for (const std::size_t shown : series.labelled) labels.at(shown).hide = LXW_FALSE;
    std::vector<lxw_chart_data_label*> pointers;
    pointers.reserve(labels.size() + 1);
    for (lxw_chart_data_label& label : labels) pointers.push_back(&label);
    pointers.push_back(nullptr);
    require(chart_series_set_labels_custom(made, pointers.data()), "a chart's labels");
}

void Workbook::plot(Sheet sheet, At at, const Plot& plot) {
    lxw_chart* chart = impl_->new_chart(plot.kind);
    for (const PlotSeries& series : plot.series) {
        impl_->add_series(chart, sheet_name(sheet), plot, series);
    }
    char* arial = impl_->keep("Arial");
    lxw_chart_font title = font_of(arial, 11, ink, true);
    lxw_chart_font small = font_of(arial, 9, grey, false);
    lxw_chart_line none{};
    none.none = LXW_TRUE;
    lxw_chart_line grid{};
    grid.color = rule;
    grid.width = 0.75F;
    chart_title_set_name(chart, checked(plot.title, 255).c_str());
    chart_title_set_name_font(chart, &title);
    chart_chartarea_set_line(chart, &none);
    chart_show_blanks_as(chart, LXW_CHART_BLANKS_AS_GAP);
    if (plot.series.size() == 1) {
        chart_legend_set_position(chart, LXW_CHART_LEGEND_NONE);
    } else {
        chart_legend_set_position(chart, LXW_CHART_LEGEND_TOP);
        chart_legend_set_font(chart, &small);
    }
    for (lxw_chart_axis* axis : {chart->x_axis, chart->y_axis}) {
        chart_axis_set_num_font(axis, &small);
        chart_axis_set_name_font(axis, &small);
        chart_axis_set_line(axis, &grid);
        chart_axis_major_gridlines_set_visible(axis, LXW_FALSE);
    }
    // x is the level axis: a bar chart's categories stand along y.
    const bool level_values = plot.kind == PlotKind::bars;
    lxw_chart_axis* values = level_values ? chart->x_axis : chart->y_axis;
    lxw_chart_axis* categories = level_values ? chart->y_axis : chart->x_axis;
    if (!plot.x_title.empty()) {
        chart_axis_set_name(categories, checked(plot.x_title, 255).c_str());
    }
    if (!plot.y_title.empty()) chart_axis_set_name(values, checked(plot.y_title, 255).c_str());
    chart_axis_major_gridlines_set_visible(values, LXW_TRUE);
    chart_axis_major_gridlines_set_line(values, &grid);
    if (!plot.number_format.empty()) chart_axis_set_num_format(values, "#,##0.##");
    const auto points = plot.series.empty() ? 0U
                                            : plot.series.front().values.to.row -
                                                  plot.series.front().values.from.row + 1U;
    constexpr unsigned labels_side_by_side = 14;
    if (!level_values && points > labels_side_by_side) {
        const unsigned every = (points + labels_side_by_side - 1) / labels_side_by_side;
        chart_axis_set_interval_unit(categories, static_cast<std::uint16_t>(every));
    }
    if (plot.axis_min) chart_axis_set_min(values, nearest(*plot.axis_min));
    if (plot.axis_max) chart_axis_set_max(values, nearest(*plot.axis_max));
    if (plot.axis_step) {
        chart_axis_set_major_unit(values, nearest(*plot.axis_step));
        chart_axis_set_num_format(values, plot.axis_step->is_whole() ? "#,##0" : "#,##0.0");
    }
    if (plot.kind == PlotKind::bars) {
        // The first row stands at the top, as in the table.
        chart_axis_set_reverse(categories);
    }
    if (plot.kind == PlotKind::columns || plot.kind == PlotKind::bars) {
        chart_set_series_gap(chart, 60);
    }
    for (const PlotSeries& series : plot.series) {
        if (series.look == Look::outline) chart_set_series_overlap(chart, 100);
    }
    if (plot.kind == PlotKind::stacked_columns) chart_set_series_gap(chart, 70);
    if (plot.kind == PlotKind::pairs) {
        lxw_chart_line pair{};
        pair.color = grey;
        pair.width = 1.5F;
        chart_set_high_low_lines(chart, &pair);
    }
    lxw_chart_options options{};
    constexpr int default_width = 480;
    constexpr int default_height = 288;
    options.x_scale =
        nearest(core::Rational{core::Decimal{plot.width}, core::Decimal{default_width}});
    options.y_scale =
        nearest(core::Rational{core::Decimal{plot.height}, core::Decimal{default_height}});
    options.object_position = LXW_OBJECT_MOVE_DONT_SIZE;
    options.description = impl_->keep(checked(plot.alt, 32'767));
    require(worksheet_insert_chart_opt(impl_->at(sheet), at.row, at.column, chart, &options),
            "a chart");
}

}  // namespace utfall::reports::xlsx
