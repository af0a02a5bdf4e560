#pragma once

#include "app/core/decimal.h"
#include "app/core/finding.h"
#include "app/ledger/line_table.h"

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace utfall::participants {

/// The line table of hours that participants took part, month by month.
inline constexpr std::array<ledger::Column, 7> hours_columns{{
    {"intervention", ledger::ColumnKind::text, false},
    {"month", ledger::ColumnKind::text, false},  // "2024-09"
    {"participant", ledger::ColumnKind::detached, false},
    {"hours", ledger::ColumnKind::detached, false},
    {"replaces", ledger::ColumnKind::line_ref, true},
    {"source", ledger::ColumnKind::integer, true},
    {"source_row", ledger::ColumnKind::integer, true},
}};
inline constexpr ledger::LineTable hours_line{"hours_line", hours_columns};

struct HoursKey {
    std::string participant;  ///< A pseudonym; empty when erased.
    std::string intervention;
    std::string month;
    auto operator<=>(const HoursKey&) const = default;
};

/// One version of one month's hours.
struct Hours {
    ledger::LineRef ref;
    core::Place where;
    HoursKey key;
    core::Decimal hours;  ///< 0 to 744.
    std::optional<ledger::LineRef> replaces;
    std::optional<std::int64_t> source;
    std::optional<std::int64_t> source_row;
};

ledger::Row to_row(const Hours& hours);
/// Throws Error(integrity, "LINE_MALFORMED").
Hours hours_from_line(const ledger::Line& line);
bool same_content(const Hours& a, const Hours& b);
/// Those that no other replaces and that were not erased, by key.
std::vector<Hours> current_hours(std::span<const Hours> all);

}  // namespace utfall::participants
