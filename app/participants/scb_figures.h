#pragma once

#include "app/core/date.h"
#include "app/core/finding.h"
#include "app/ledger/line_table.h"

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace utfall::participants {

/// The line table of what SCB says that it was told of a month.
inline constexpr std::array<ledger::Column, 9> scb_columns{{
    {"month", ledger::ColumnKind::text, false},  // "2024-09"
    {"starts", ledger::ColumnKind::integer, false},
    {"ends", ledger::ColumnKind::integer, false},
    {"file_id", ledger::ColumnKind::text, true},
    {"sent_on", ledger::ColumnKind::text, true},
    {"cause", ledger::ColumnKind::detached, true},
    {"replaces", ledger::ColumnKind::line_ref, true},
    {"source", ledger::ColumnKind::integer, true},      // index in the entry body's "sources"
    {"source_row", ledger::ColumnKind::integer, true},  // row in that file
}};
inline constexpr ledger::LineTable scb_line{"scb_line", scb_columns};

/// One version of SCB's figures of one month.
struct ScbFigures {
    ledger::LineRef ref;  ///< Of a line in the book; {0, 0} for one being imported.
    core::Place where;    ///< Where it was read; row 0 for a line in the book.
    std::string month;    ///< Tells them apart.
    std::int64_t starts{0};
    std::int64_t ends{0};
    std::string file_id;                ///< SCB's name of the file; may be empty.
    std::optional<core::Date> sent_on;  ///< The day SCB says that it got it.
    std::string cause;                  ///< Why they differ from one's own; may be empty.
    std::optional<ledger::LineRef> replaces;
    std::optional<std::int64_t> source;
    std::optional<std::int64_t> source_row;
};

/// The cells of `scb_line` in column order.
ledger::Row to_row(const ScbFigures& figures);
/// Throws Error(integrity, "LINE_MALFORMED") when the line is not one that to_row made.
ScbFigures scb_figures_from_line(const ledger::Line& line);
/// True when both say the same: all but ref, where, replaces and source.
bool same_content(const ScbFigures& a, const ScbFigures& b);
/// Those that no other of `all` replaces, by month.
std::vector<ScbFigures> current_scb_figures(std::span<const ScbFigures> all);

}  // namespace utfall::participants
