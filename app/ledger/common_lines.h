#pragma once

#include "app/ledger/line_table.h"

#include <array>

namespace utfall::ledger {

/// One row of the programme's setup, as added, changed or ended by an import.
inline constexpr std::array<Column, 5> setup_columns{{
    {"collection", ColumnKind::text, false},  // "phases", "measures", ...
    {"key", ColumnKind::json, false},         // the row's full key within the collection
    {"action", ColumnKind::text, false},
    {"content", ColumnKind::json, false},
    {"details", ColumnKind::detached, true},  // personal parts of the row, as JSON
}};
inline constexpr LineTable setup_line{"setup_line", setup_columns};

/// One version of one narrative text.
inline constexpr std::array<Column, 11> narrative_columns{{
    {"section", ColumnKind::text, false},
    {"block", ColumnKind::text, false},
    {"organisation", ColumnKind::text, true},
    {"team", ColumnKind::text, true},
    {"intervention", ColumnKind::text, true},
    {"period", ColumnKind::text, true},
    {"lang", ColumnKind::text, false},
    {"content", ColumnKind::detached, false},
    {"replaces", ColumnKind::line_ref, true},
    {"source", ColumnKind::integer, true},      // index in the entry body's "sources"
    {"source_row", ColumnKind::integer, true},  // row in that file
}};
inline constexpr LineTable narrative_line{"narrative_line", narrative_columns};

/// One row of an issued report's DataSet: aggregates only, after disclosure control.
inline constexpr std::array<Column, 4> report_columns{{
    {"dataset", ColumnKind::text, false},
    {"position", ColumnKind::integer, false},  // the row's place in its table, from 0
    {"content", ColumnKind::json, false},
    {"details", ColumnKind::detached, true},  // free text shown in the report
}};
inline constexpr LineTable report_line{"report_line", report_columns};

/// One file of a frozen template, so that a report can be rendered when the folder is gone.
inline constexpr std::array<Column, 2> template_columns{{
    {"path", ColumnKind::text, false},
    {"content", ColumnKind::text, false},
}};
inline constexpr LineTable template_line{"template_line", template_columns};

}  // namespace utfall::ledger
