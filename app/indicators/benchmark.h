#pragma once

#include "app/core/decimal.h"
#include "app/core/finding.h"
#include "app/ledger/line_table.h"

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

namespace utfall::indicators {

/// What a publisher says in place of a number, or of it. Only `value` has one: `~100` is not 100.
enum class BenchmarkState {
    value,
    approximate,     ///< `~100`: all but a few, who may not be told.
    suppressed,      ///< `..`: too few to be shown.
    not_applicable,  ///< `.`
    not_reported,    ///< Nothing.
    withdrawn,       ///< The publisher has struck it out.
};
std::optional<BenchmarkState> parse_benchmark_state(std::string_view word);
std::string_view to_word(BenchmarkState state);

/// Whose figure it is. No figure of our own ever is one's: a benchmark is not calculated with, and
/// what is calculated is no benchmark (Kolada's terms; trap 20).
inline constexpr std::array<std::string_view, 2> publishers{"kolada", "skolverket"};

/// The line table of figures that others publish.
inline constexpr std::array<ledger::Column, 16> benchmark_columns{{
    {"publisher", ledger::ColumnKind::text, false},
    {"measure", ledger::ColumnKind::text, false},  // a key figure's id, or the words for it
    {"area", ledger::ColumnKind::text, false},     // "0483": with its leading zero
    {"period", ledger::ColumnKind::text, false},   // "2023", "2023/24", as the publisher writes it
    {"sex", ledger::ColumnKind::text, false},      // T, K or M
    {"breakdown", ledger::ColumnKind::json, false},  // other columns and their words, sorted
    {"title", ledger::ColumnKind::text, true},
    {"area_name", ledger::ColumnKind::text, true},
    {"state", ledger::ColumnKind::text, false},
    {"value", ledger::ColumnKind::decimal, true},
    {"typed", ledger::ColumnKind::text, true},  // the cell, sign by sign
    {"unit", ledger::ColumnKind::text, true},
    {"note", ledger::ColumnKind::detached, true},
    {"replaces", ledger::ColumnKind::line_ref, true},
    {"source", ledger::ColumnKind::integer, true},      // index in the entry body's "sources"
    {"source_row", ledger::ColumnKind::integer, true},  // row in that file
}};
inline constexpr ledger::LineTable benchmark_line{"benchmark_line", benchmark_columns};

/// One version of one figure that somebody else published.
struct Benchmark {
    using Key = std::tuple<std::string, std::string, std::string, std::string, std::string,
                           std::map<std::string, std::string>>;

    ledger::LineRef ref;  ///< Of a line in the book; {0, 0} for one being imported.
    core::Place where;    ///< Where it was read; empty for a line in the book.
    std::string publisher;
    std::string measure;
    std::string area;
    std::string period;
    std::string sex;
    std::map<std::string, std::string> breakdown;
    std::string title;      ///< Of the measure, in the publisher's words; empty: not told.
    std::string area_name;  ///< Empty: not told.
    BenchmarkState state{BenchmarkState::value};
    std::optional<core::Decimal> value;  ///< Set for `value` alone.
    std::string typed;                   ///< As the file has it: "71,2", "..", "~100".
    std::string unit;                    ///< "%" or empty.
    std::string note;  ///< What the publisher says of population and time; empty when erased.
    std::optional<ledger::LineRef> replaces;
    std::optional<std::int64_t> source;
    std::optional<std::int64_t> source_row;

    /// What it is about: publisher, measure, area, period, sex, breakdown.
    Key key() const { return {publisher, measure, area, period, sex, breakdown}; }
};

/// The cells of `benchmark_line` in column order.
ledger::Row to_row(const Benchmark& benchmark);
/// Throws Error(integrity, "LINE_MALFORMED") when the line is not one that to_row made.
Benchmark benchmark_from_line(const ledger::Line& line);

/// True when both give the same number, or the same sign in place of one.
bool same_figure(const Benchmark& a, const Benchmark& b);
/// True when both say the same of the same: such a row changes nothing.
bool same_content(const Benchmark& a, const Benchmark& b);

/// The newest version of each, in order of their keys. `all` is in the order of recording.
std::vector<Benchmark> current_benchmarks(std::span<const Benchmark> all);

}  // namespace utfall::indicators
