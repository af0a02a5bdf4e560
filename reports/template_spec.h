#pragma once

#include "reports/document.h"
#include "reports/expression.h"
#include "reports/money_rounding.h"

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace utfall::reports {

/// Named formats of a manifest. `figure` takes decimals (and, in texts, the unit) from the row's
/// own columns "decimals" and "unit"; `word` looks a code up among the product's words; `words`
/// writes small counts in words; `day` is a date in running text; `digest` shows the first
/// characters of a hexadecimal value in groups of four.
enum class NamedKind {
    text,
    count,
    decimal,
    money,
    percent,
    date,
    month,
    day,
    figure,
    word,
    words,
    digest
};

struct NamedFormat {
    NamedKind kind{NamedKind::text};
    int decimals{0};
    std::string unit;
    std::string group;    ///< Of `word`.
    bool capital{false};  ///< Of `word` and `words`: first letter in upper case.
    bool neuter{false};   ///< Of `words`: "ett".
    int characters{12};   ///< Of `digest`.

    bool numeric() const;  ///< Renders a number in a table's cell.
};

/// The first alternative whose condition holds gives the text; none: the message is left out.
struct Message {
    struct Alternative {
        std::optional<Expression> when;
        std::string key;
    };
    std::vector<Alternative> alternatives;
    bool empty() const { return alternatives.empty(); }
};

struct SortKey {
    std::string column;
    bool descending{false};
};
struct DataQuery {
    std::string from;
    std::optional<Expression> where;
    std::vector<SortKey>
        sort;  ///< Stable: rows that compare equal keep the dataset's order. Missing comes last.
    std::int64_t limit{0};  ///< 0: all.
};

/// A row (or a number of rows) of a dataset under a name for expressions and texts: "NAME.column",
/// "NAME.rows".
struct LetSpec {
    std::string name;
    DataQuery data;
    bool last{false};
};

struct ColumnSpec {
    std::string key;
    std::string label;
    std::string format;  ///< Named format; empty: text.
    std::string source;  ///< Dataset column; empty: computed.
    std::optional<Expression> value;
    bool formula{false};  ///< `value` names columns to the left only: rendered as a formula too.
    TotalKind total{TotalKind::none};
    bool primary{false}, muted{false}, bullet{false};
    bool optional{false};         ///< Left out of a table in which none of its cells says anything.
    std::string sub, sub_format;  ///< Dataset column for the muted second line.
};
struct GroupSpec {
    std::vector<std::pair<std::string, std::string>> by;  ///< Dataset column and its named format.
    bool subtotals{false};
};
struct BulletSpec {
    std::string outcome, target, baseline,
        direction;  ///< Dataset columns; direction's code "down" is lower-better.
};
enum class Automatic { none, definitions, corrections, lineage };
struct TableSpec {
    std::string id;
    Automatic automatic{Automatic::none};
    std::optional<Expression> when;
    Message title;
    DataQuery data;
    std::optional<GroupSpec> group;
    std::optional<BulletSpec> bullet;
    std::vector<ColumnSpec> columns;
    std::vector<Message> notes;
    Message empty;
    bool round_rows{
        false};  ///< Totals add up the rounded rows; otherwise the total is rounded once.
    std::optional<MoneyRounding> money_rounding;
    std::string total_label;
};
struct MarkSpec {
    std::string kind;  ///< "target", "break", "extension", "decision"
    std::string label;
    std::string value;                ///< Of "target": a dataset column of the charted rows.
    std::optional<core::Decimal> at;  ///< Of "target": the same number for every point.
};
struct ChartSpec {
    std::string id;
    std::optional<Expression> when;
    std::string of;
    bool above{false};  ///< Stands above its table where they share a chapter.
    ChartKind kind{ChartKind::column};
    std::string x;
    std::vector<std::string> series;
    std::string segment;              ///< Dataset column; empty: one segment.
    std::optional<Expression> where;  ///< Over the rows of the table.
    std::vector<SortKey> sort;
    std::int64_t limit{0};
    std::int64_t least{2};  ///< Left out when fewer points than this have a value.
    Message title, alt, source;
    std::string x_title, y_title, format;
    std::string bands_from, bands_at;  ///< Dataset of spans; date column of the charted rows.
    std::vector<MarkSpec> marks;
};
struct TextSpec {
    std::string id;
    std::optional<Expression> when;
    Message text;
};
struct NarrativeSpec {
    std::string id;
    std::optional<Expression> when;
    std::string label, empty;
    std::string section, block;  ///< Of the dataset "narrative".
    bool required{false};
    std::int64_t max_chars{0};
};
struct FigureSpec {
    std::optional<Expression> when;
    std::string value;  ///< Name of a value; its format.
    std::string format;
    Message text, label, target;
    std::string verdict;  ///< Name of a yes/no value.
};
struct FiguresSpec {
    std::string id;
    std::optional<Expression> when;
    Message title;
    std::vector<FigureSpec> items;
    std::optional<DataQuery> data;  ///< One figure a row under the name "row", after `items`.
    std::optional<FigureSpec> each;
    std::int64_t limit{6};
};
struct NoticeSpec {
    std::string id;
    std::optional<Expression> when;
    NoticeKind kind{NoticeKind::information};
    Message text;
};
struct FactSpec {
    std::string label, key;
    std::string value, format;  ///< Name of a value and its format; or
    Message text;               ///< a text with placeholders. Left out when nothing is known.
    bool digest{false};
};
struct SealSpec {
    std::string id;
    std::optional<Expression> when;
    std::vector<FactSpec> facts;
    Message covers;
};
using BlockSpec =
    std::variant<TextSpec, NarrativeSpec, FiguresSpec, TableSpec, ChartSpec, NoticeSpec, SealSpec>;

const std::string& id_of(const BlockSpec& block);

struct SectionSpec {
    std::string id;
    std::string title;
    std::string sheet;  ///< The same in every language: scripts and formulas rely on it.
    bool appendix{false};
    std::optional<Expression> when;
    std::optional<DataQuery> repeat;  ///< One copy a row, under the name "row".
    std::string repeat_key;           ///< Column whose value makes the copies' ids.
    std::vector<LetSpec> lets;
    Message lead;
    std::vector<BlockSpec> blocks;
};
struct CoverSpec {
    std::string kicker;
    Message title, subtitle, summary, disclaimer, footer;
    std::string statement;
    std::vector<LetSpec> lets;
    FiguresSpec highlights;
    std::vector<FactSpec> facts;
};

}  // namespace utfall::reports
