#pragma once

#include "app/core/decimal.h"
#include "app/core/interner.h"
#include "app/ledger/line_table.h"

#include <array>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace utfall::indicators {

/// The six states of a reported value. 0 is a value; nothing else is.
enum class ValueState { value, not_reported, not_applicable, unknown, estimated, suppressed };
std::optional<ValueState> parse_value_state(std::string_view word);
std::string_view to_word(ValueState state);

/// The line table of reported values.
inline constexpr std::array<ledger::Column, 9> value_columns{{
    {"series", ledger::ColumnKind::series, false},
    {"period", ledger::ColumnKind::text, false},
    {"state", ledger::ColumnKind::text, false},
    {"value", ledger::ColumnKind::decimal, true},
    {"replaces", ledger::ColumnKind::line_ref, true},
    {"source", ledger::ColumnKind::integer, true},      // index in the entry body's "sources"
    {"source_row", ledger::ColumnKind::integer, true},  // row in that file
    {"comment", ledger::ColumnKind::detached, true},
    {"evidence", ledger::ColumnKind::detached, true},
}};
inline constexpr ledger::LineTable value_line{"value_line", value_columns};

/// One version of one value.
struct StoredValue {
    ledger::LineRef ref;
    ledger::SeriesKey series;
    std::string period;
    ValueState state{ValueState::value};
    std::optional<core::Decimal> value;  ///< Set for `value` and `estimated`.
    std::optional<ledger::LineRef> replaces;
    std::optional<std::int64_t> source;
    std::optional<std::int64_t> source_row;
    std::string comment;
    std::string evidence;
};

struct ValueQuery {
    std::vector<std::string> measures;  ///< Empty: all.
    std::vector<std::string> periods;   ///< Period codes; empty: all.
    bool with_details{false};           ///< Also read comment and evidence.
    std::uint64_t since{0};             ///< Those of earlier entries may be left out.
};

using ValueVisitor = std::function<void(const StoredValue&)>;

/// Who stands behind values: the columns of their series besides measure and breakdown.
struct ReporterColumns {
    std::string organisation;
    std::string unit;
    std::string team;
    std::string intervention;
    auto operator<=>(const ReporterColumns&) const = default;
};

/// Small numbers for what values have in common, given by whoever asks for many of them.
struct ValueCodes {
    core::Interner periods;
    core::Interner breakdowns;  ///< Canonical JSON, as ledger::append_breakdown() writes it.
};

/// A value in force, as much of it as figures are made of.
struct ValueInForce {
    core::Decimal value;  ///< 0 where the state has none.
    ledger::LineRef ref;
    std::uint32_t period{0};     ///< In ValueCodes::periods.
    std::uint32_t breakdown{0};  ///< In ValueCodes::breakdowns.
    std::uint32_t series{0};     ///< Order of first recording, for ties.
    ValueState state{ValueState::value};
};

/// As-of reads of values: queries over the lines, nothing stored twice.
class ValueReader {
  public:
    virtual ~ValueReader() = default;
    /// The version in force of each key at ledger size `as_of`, ordered by series id, then period.
    virtual void current(const ValueQuery& query, std::uint64_t as_of,
                         const ValueVisitor& visit) const = 0;
    /// Whoever has values of `measure` at `as_of`, and perhaps some who have later ones only.
    virtual std::vector<ReporterColumns> reporters(const std::string& measure,
                                                   std::uint64_t as_of) const = 0;
    /// Appends the values of `measure` from `reporter` in force at `as_of`: by period, then series.
    virtual void in_force(const std::string& measure, const ReporterColumns& reporter,
                          std::uint64_t as_of, ValueCodes& codes,
                          std::vector<ValueInForce>& values) const = 0;
    virtual std::optional<StoredValue> at(const ledger::SeriesKey& series, std::string_view period,
                                          std::uint64_t as_of) const = 0;
    /// All versions of one key below `as_of`, oldest first.
    virtual void history(const ledger::SeriesKey& series, std::string_view period,
                         std::uint64_t as_of, const ValueVisitor& visit) const = 0;
};

}  // namespace utfall::indicators
