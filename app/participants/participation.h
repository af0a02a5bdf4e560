#pragma once

#include "app/core/date.h"
#include "app/core/finding.h"
#include "app/ledger/line_table.h"
#include "app/participants/characteristics.h"

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace utfall::participants {

/// The line table of participations. Who took part, when, and what is known of them lie detached;
/// what remains once they are erased is that somebody took part in an intervention of a team.
inline constexpr std::array<ledger::Column, 8> participation_columns{{
    {"intervention", ledger::ColumnKind::text, false},
    {"team", ledger::ColumnKind::text, true},
    {"organisation", ledger::ColumnKind::text, false},
    {"participant", ledger::ColumnKind::detached, false},
    {"details", ledger::ColumnKind::detached, false},  // canonical JSON
    {"replaces", ledger::ColumnKind::line_ref, true},
    {"source", ledger::ColumnKind::integer, true},      // index in the entry body's "sources"
    {"source_row", ledger::ColumnKind::integer, true},  // row in that file
}};
inline constexpr ledger::LineTable participation_line{"participation_line", participation_columns};

/// What tells participations apart: somebody may take part in an intervention several times, one
/// after the other.
struct ParticipationKey {
    std::string participant;  ///< A pseudonym; empty when erased.
    std::string intervention;
    core::Date entry;
    auto operator<=>(const ParticipationKey&) const = default;
};

/// One version of one participation: a stretch of days, both ends included.
struct Participation {
    ledger::LineRef ref;  ///< Of a line in the book; {0, 0} for one being imported.
    core::Place where;    ///< Where it was read; row 0 for a line in the book.
    ParticipationKey key;
    std::string team;          ///< Empty: of no team.
    std::string organisation;  ///< Never empty.
    Characteristics at_entry;
    std::optional<core::Date> detected_on, mapped_on;
    std::optional<core::Date> exit;  ///< Empty: still open.
    std::optional<ExitReason> exit_reason;
    bool withdrawn{false};  ///< True: it never was; recorded by mistake.
    std::optional<ledger::LineRef> replaces;
    std::optional<std::int64_t> source;
    std::optional<std::int64_t> source_row;
};

/// The cells of `participation_line` in column order.
ledger::Row to_row(const Participation& participation);
/// Throws Error(integrity, "LINE_MALFORMED") when the line is not one that to_row made.
Participation participation_from_line(const ledger::Line& line);

/// True when both say the same: all but ref, where, replaces and source. Such a row changes
/// nothing.
bool same_content(const Participation& a, const Participation& b);

/// The lines of `all` that no other line of `all` replaces and that were not erased, by key: the
/// last that was said of each participation, also that it never was.
std::vector<Participation> latest_participations(std::span<const Participation> all);

/// Those of them that were not withdrawn.
std::vector<Participation> current_participations(std::span<const Participation> all);

}  // namespace utfall::participants
