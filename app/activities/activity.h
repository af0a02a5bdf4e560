#pragma once

#include "app/core/date.h"
#include "app/core/decimal.h"
#include "app/core/finding.h"
#include "app/ledger/line_table.h"

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace utfall::activities {

/// What an activity is, how far it has come, and what it is for. Codes that are never translated:
/// the words for them stand in templates/theme/words.
inline constexpr std::array<std::string_view, 5> kinds{"training", "workshop", "meeting",
                                                       "skr_support", "other"};
inline constexpr std::array<std::string_view, 3> statuses{"planned", "held", "cancelled"};
inline constexpr std::array<std::string_view, 3> levels{"promoting", "preventive", "remedial"};

/// The line table of trainings, workshops, meetings and support. Whatever a person writes freely
/// may name somebody, and lies detached.
inline constexpr std::array<ledger::Column, 20> activity_columns{{
    {"code", ledger::ColumnKind::text, false},
    {"team", ledger::ColumnKind::text, true},
    {"organisation", ledger::ColumnKind::text, false},
    {"kind", ledger::ColumnKind::text, false},
    {"status", ledger::ColumnKind::text, false},
    {"phase", ledger::ColumnKind::text, true},
    {"level", ledger::ColumnKind::text, true},
    {"date", ledger::ColumnKind::text, true},
    {"end_date", ledger::ColumnKind::text, true},
    {"hours", ledger::ColumnKind::decimal, true},
    {"participants", ledger::ColumnKind::integer, true},
    {"unique_participants", ledger::ColumnKind::integer, true},
    {"name", ledger::ColumnKind::detached, true},
    {"organiser", ledger::ColumnKind::detached, true},
    {"target_group", ledger::ColumnKind::detached, true},
    {"deviation", ledger::ColumnKind::detached, true},
    {"evidence", ledger::ColumnKind::detached, true},
    {"replaces", ledger::ColumnKind::line_ref, true},
    {"source", ledger::ColumnKind::integer, true},      // index in the entry body's "sources"
    {"source_row", ledger::ColumnKind::integer, true},  // row in that file
}};
inline constexpr ledger::LineTable activity_line{"activity_line", activity_columns};

/// One version of one activity; `code` is its key in the book.
struct Activity {
    ledger::LineRef ref;  ///< Of a line in the book; {0, 0} for one being imported.
    core::Place where;    ///< Where it was read; row 0 for a line in the book.
    std::string code;
    std::string team;          ///< Empty: of the organisation as a whole.
    std::string organisation;  ///< Never empty.
    std::string kind;          ///< One of `kinds`.
    std::string status;        ///< One of `statuses`.
    std::string phase;
    std::string level;               ///< One of `levels`, or empty.
    std::optional<core::Date> date;  ///< Its first day.
    std::optional<core::Date> end_date;
    std::optional<core::Decimal> hours;
    std::optional<std::int64_t> participants;         ///< Attendances: a person counts each time.
    std::optional<std::int64_t> unique_participants;  ///< People: each counts once.
    std::string name;  ///< This and the next four: empty when erased.
    std::string organiser;
    std::string target_group;
    std::string deviation;  ///< How it differs from what was planned.
    std::string evidence;
    std::optional<ledger::LineRef> replaces;
    std::optional<std::int64_t> source;
    std::optional<std::int64_t> source_row;

    /// The days it takes up; empty while it has no date.
    [[nodiscard]] std::optional<core::DateSpan> days() const;
};

/// The cells of `activity_line` in column order.
ledger::Row to_row(const Activity& activity);
/// Throws Error(integrity, "LINE_MALFORMED") when the line is not one that to_row made.
Activity activity_from_line(const ledger::Line& line);

/// True when both say the same: all but ref, where, replaces and source. Such a row changes
/// nothing.
bool same_content(const Activity& a, const Activity& b);

/// The lines of `all` that no other line of `all` replaces: by date, those without one last, then
/// by code.
std::vector<Activity> current_activities(std::span<const Activity> all);

}  // namespace utfall::activities
