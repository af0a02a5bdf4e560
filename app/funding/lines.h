#pragma once

#include "app/ledger/line_table.h"

#include <array>

namespace utfall::funding {

/// One version of one cost. `amount` and `vat` are whole öre.
inline constexpr std::array<ledger::Column, 23> cost_columns{{
    {"cost_id", ledger::ColumnKind::text, false},
    {"organisation", ledger::ColumnKind::text, false},
    {"cost_category", ledger::ColumnKind::text, false},
    {"form", ledger::ColumnKind::text, false},
    {"date", ledger::ColumnKind::text, false},
    {"period", ledger::ColumnKind::text, false},
    {"person", ledger::ColumnKind::detached, true},
    {"function", ledger::ColumnKind::text, true},
    {"unit_cost_table", ledger::ColumnKind::text, true},
    {"quantity", ledger::ColumnKind::decimal, true},
    {"hours_elsewhere", ledger::ColumnKind::decimal, true},
    {"unit_price", ledger::ColumnKind::decimal, true},
    {"amount", ledger::ColumnKind::integer, false},
    {"vat", ledger::ColumnKind::integer, true},
    {"vat_eligible", ledger::ColumnKind::text, true},
    {"booked_on", ledger::ColumnKind::text, true},
    {"paid_on", ledger::ColumnKind::text, true},
    {"supplier", ledger::ColumnKind::detached, true},
    {"evidence", ledger::ColumnKind::detached, true},
    {"note", ledger::ColumnKind::detached, true},
    {"replaces", ledger::ColumnKind::line_ref, true},
    {"source", ledger::ColumnKind::integer, true},      // index in the entry body's "sources"
    {"source_row", ledger::ColumnKind::integer, true},  // row in that file
}};
inline constexpr ledger::LineTable cost_line{"cost_line", cost_columns};

/// One version of one contribution. `amount` is whole öre.
inline constexpr std::array<ledger::Column, 12> financing_columns{{
    {"financing_id", ledger::ColumnKind::text, false},
    {"organisation", ledger::ColumnKind::text, false},
    {"kind", ledger::ColumnKind::text, false},
    {"public", ledger::ColumnKind::text, false},
    {"period", ledger::ColumnKind::text, false},
    {"quantity", ledger::ColumnKind::decimal, true},
    {"unit_price", ledger::ColumnKind::decimal, true},
    {"amount", ledger::ColumnKind::integer, false},
    {"certificate", ledger::ColumnKind::detached, true},
    {"replaces", ledger::ColumnKind::line_ref, true},
    {"source", ledger::ColumnKind::integer, true},      // index in the entry body's "sources"
    {"source_row", ledger::ColumnKind::integer, true},  // row in that file
}};
inline constexpr ledger::LineTable financing_line{"financing_line", financing_columns};

/// One item of a claim: which lines it takes, and what it came to.
inline constexpr std::array<ledger::Column, 4> claim_columns{{
    {"claim", ledger::ColumnKind::text, false},
    {"part", ledger::ColumnKind::text, false},
    {"item", ledger::ColumnKind::text, false},
    {"content", ledger::ColumnKind::json, false},
}};
inline constexpr ledger::LineTable claim_line{"claim_line", claim_columns};

}  // namespace utfall::funding
