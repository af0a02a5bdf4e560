#pragma once

#include "reports/document.h"
#include "reports/xlsx_workbook.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace utfall::reports::xlsx {

std::string in(core::Lang lang, std::string_view sv, std::string_view en);

enum class LineKind { plain, note, lead, heading, warning };
struct Line {
    std::string text;
    LineKind kind{LineKind::plain};
};

/// A series of a chart as a column of the table that stands beside it.
struct PlannedSeries {
    std::size_t column{0};
    unsigned colour{0};
    Look look{Look::bar};
    int marker{0};
    std::vector<std::size_t> labelled;
    bool all_labelled{false};
    bool labels_below{false};
};

struct PlannedPlot {
    Plot plot;
    std::vector<PlannedSeries> series;
};

/// One sheet: a title, lines above, at most one table, a chart beside it, lines below.
struct PlannedSheet {
    std::string name;
    std::string title;
    std::vector<Line> head;
    std::optional<Table> table;
    std::optional<PlannedPlot> plot;
    std::vector<Line> tail;
};

/// One sheet a table and one a figure, in the order of the document; a section's texts stand on its
/// first sheet. Names are unique, the two front sheets' included.
struct Plan {
    std::string cover;
    std::string contents;
    std::vector<PlannedSheet> sheets;
};
Plan plan(const Document& document);

/// A chart's points as a table, and the chart over it. A timeline has no native chart: its table
/// says it.
PlannedSheet plan_figure(const Chart& chart, core::Lang lang);
Table key_figure_table(const KeyFigures& figures, core::Lang lang);

}  // namespace utfall::reports::xlsx
