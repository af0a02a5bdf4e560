#pragma once

#include "app/core/clock.h"
#include "app/core/date.h"
#include "app/core/decimal.h"
#include "app/core/localized.h"
#include "app/core/rational.h"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace utfall::reports {

/// How a number is written; colours, fonts and cell addresses are the renderers' own.
enum class FormatKind { text, count, decimal, money, percent, date, month };
struct Format {
    FormatKind kind{FormatKind::text};
    int decimals{0};
    std::string unit;  ///< Stands in the header, never in the cell.
};

/// What a cell is, not how it looks.
struct Cell {
    std::variant<std::monostate, std::string, core::Decimal, core::Rational, core::Date> value;
    std::string state;       ///< State code; empty: plain.
    std::string state_word;  ///< In the report's language.
    std::string
        ref;  ///< "T1.3", or "T1.3.women" for a further figure of the row; empty: not a figure.
    std::string sub;  ///< A second, muted line under a text (code, form).
    bool strong{false};
    std::optional<int> decimals;  ///< Instead of the column's, where a column mixes units.
};

enum class RowKind { item, group, subtotal, total };
struct TableRow {
    RowKind kind{RowKind::item};
    std::vector<Cell> cells;  ///< One a column; a group row has its text in the first.
    std::string ref;          ///< "T1.3"
};

/// Between the references of one lineage row: "T3.1, T3.4".
constexpr std::string_view ref_separator = ", ";

enum class TotalKind { none, sum, same };
struct TableColumn {
    std::string key;  ///< ASCII; stable.
    std::string label;
    Format format;
    std::string expression;  ///< Template expression over keys to the left; empty: data. Rendered
                             ///< as an Excel formula.
    TotalKind total{TotalKind::none};
    bool bullet{false};   ///< A drawn bullet of outcome against target instead of text (HTML); left
                          ///< out in xlsx.
    bool primary{false};  ///< The figure in question: bold.
    bool muted{false};
};

/// Bullet: outcome thin bar, target line, bands; one scale a unit group.
struct Bullet {
    std::optional<core::Decimal> outcome, target, baseline;
    core::Decimal scale_max;
    bool lower_is_better{false};
};

struct Table {
    std::string id;     ///< Block id; table name in the workbook.
    int number{0};      ///< "Tabell 6"
    std::string title;  ///< Description with the unit.
    std::vector<TableColumn> columns;
    std::vector<TableRow> rows;
    std::map<std::size_t, Bullet> bullets;  ///< By row index.
    std::vector<std::string> notes;
    std::string empty;  ///< Sentence shown instead of a table without rows.
};

enum class ChartKind { column, stacked_bar, line, bullet, dumbbell, lollipop, timeline };
struct ChartPoint {
    std::string label;
    std::optional<core::Decimal> value;  ///< Missing is a gap.
    std::string segment;      ///< Points of different segments are not joined (definition break).
    bool preliminary{false};  ///< Drawn open: something behind it is still missing.
};
struct ChartSeries {
    std::string key, label;
    std::vector<ChartPoint> points;
};
struct ChartBand {
    std::string label;
    std::string from_label, to_label;  ///< Point labels on the x axis, or ISO dates for a timeline.
    std::string kind;                  ///< "phase", "extension", "operation", "report"
};
struct ChartMark {
    std::string label;
    std::string at_label;  ///< A target that begins at a point holds until the next one begins.
    std::string kind;      ///< "target" (at_value), "break", "extension", "decision"
    std::optional<core::Decimal> at_value;
};
struct Chart {
    std::string id;
    int number{0};  ///< "Figur 2"
    ChartKind kind{ChartKind::column};
    std::string title;  ///< The message.
    std::string alt;    ///< Start, end, target met or not, where the table is.
    std::string source;
    std::string x_title, y_title;
    Format format;
    std::vector<ChartSeries> series;
    std::vector<ChartBand> bands;
    std::vector<ChartMark> marks;
    std::string of_table;  ///< Block id of the table with the same values: the workbook's chart
                           ///< points at its cells.
};

struct Paragraph {
    std::string id;
    std::string text;
    bool lead{false};  ///< The finding a chapter opens with.
};
struct NarrativeText {
    std::string id;
    std::string label;
    std::vector<std::string> paragraphs;  ///< Empty: not answered.
    std::string empty;
};
struct KeyFigure {
    Cell value;
    Format format;
    std::string
        text;  ///< Complete words shown instead of the number, e.g. "7 av 11"; empty: the number.
    std::string label;
    std::string target;   ///< "Mål 88,0"; empty: none.
    std::string verdict;  ///< State word: "Nått" | "Ej nått".
    bool met{false};
};
struct KeyFigures {
    std::string id;
    std::string title;
    std::vector<KeyFigure> figures;
};
enum class NoticeKind { information, warning };
struct Notice {
    std::string id;
    NoticeKind kind{NoticeKind::information};
    std::string text;
};
struct SealFact {
    std::string label;
    std::string value;
    bool digest{false};  ///< Monospaced, in groups of four.
};
struct Seal {
    std::string id;
    std::vector<SealFact> facts;
    std::string covers;  ///< What it covers and what it cannot show.
};

using Block = std::variant<Paragraph, NarrativeText, KeyFigures, Table, Chart, Notice, Seal>;

struct Section {
    std::string id;
    std::string number;  ///< "3", or "A" for an appendix.
    std::string title;
    std::string sheet;  ///< Sheet name, at most 31 characters.
    std::vector<Block> blocks;
};

struct Fact {
    std::string label;
    std::string value;
    std::string key;  ///< "report_id", "period_from", "period_to", "operation_code", "seal", ...:
                      ///< defined names.
};

/// A report as content: two renderings of one Document say the same.
struct Document {
    core::Lang lang{core::Lang::sv};
    std::string kicker;  ///< "Rapport om EU-medfinansiering"
    std::string title;   ///< "Höstterminen 2025"
    std::string subtitle;
    std::string summary;
    std::string statement;       ///< "Medfinansieras av Europeiska unionen"
    std::string mark;            ///< FÖRHANDSVISNING, UTKAST or empty.
    std::string profile_notice;  ///< "Intern: innehåller små tal"
    KeyFigures highlights;
    std::vector<Fact> facts;
    std::string disclaimer;  ///< "Exempel: alla uppgifter är uppdiktade."
    std::vector<Section> sections;
    std::string footer;     ///< Report number, period, short seal.
    core::Instant created;  ///< Time of the last entry at the as-of: never the wall clock.
    std::map<std::string, std::string>
        properties;  ///< utfall.report, utfall.template, ... (custom properties, <meta>).
};

}  // namespace utfall::reports
