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

/// The line table of what became of participants: all of it lies detached.
inline constexpr std::array<ledger::Column, 5> outcome_columns{{
    {"participant", ledger::ColumnKind::detached, false},
    {"details", ledger::ColumnKind::detached, false},  // canonical JSON
    {"replaces", ledger::ColumnKind::line_ref, true},
    {"source", ledger::ColumnKind::integer, true},
    {"source_row", ledger::ColumnKind::integer, true},
}};
inline constexpr ledger::LineTable outcome_line{"outcome_line", outcome_columns};

enum class OutcomeKind { job_search, education, qualification, employment, improved };

struct OutcomeKey {
    std::string participant;  ///< A pseudonym; empty when erased.
    OutcomeKind kind{OutcomeKind::job_search};
    core::Date observed_on;  ///< The day on which it was so, not the day it was written down.
    auto operator<=>(const OutcomeKey&) const = default;
};

/// One version of one observation.
struct Outcome {
    ledger::LineRef ref;
    core::Place where;
    OutcomeKey key;
    YesNo answer{YesNo::not_stated};
    bool withdrawn{false};  ///< True: it never was observed; recorded by mistake.
    std::optional<ledger::LineRef> replaces;
    std::optional<std::int64_t> source;
    std::optional<std::int64_t> source_row;
};

ledger::Row to_row(const Outcome& outcome);
/// Throws Error(integrity, "LINE_MALFORMED").
Outcome outcome_from_line(const ledger::Line& line);
bool same_content(const Outcome& a, const Outcome& b);
/// Those that no other replaces and that were not erased, by key: the last that was said of each,
/// also that it never was.
std::vector<Outcome> latest_outcomes(std::span<const Outcome> all);
/// Those of them that were not withdrawn.
std::vector<Outcome> current_outcomes(std::span<const Outcome> all);

}  // namespace utfall::participants
