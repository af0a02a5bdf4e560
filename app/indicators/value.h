#pragma once

#include "app/core/decimal.h"
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
};

using ValueVisitor = std::function<void(const StoredValue&)>;

/// As-of reads of values: queries over the lines, nothing stored twice.
class ValueReader {
  public:
    virtual ~ValueReader() = default;
    /// The version in force of each key at ledger size `as_of`, ordered by series id, then period.
    virtual void current(const ValueQuery& query, std::uint64_t as_of,
                         const ValueVisitor& visit) const = 0;
    virtual std::optional<StoredValue> at(const ledger::SeriesKey& series, std::string_view period,
                                          std::uint64_t as_of) const = 0;
    /// All versions of one key below `as_of`, oldest first.
    virtual void history(const ledger::SeriesKey& series, std::string_view period,
                         std::uint64_t as_of, const ValueVisitor& visit) const = 0;
};

}  // namespace utfall::indicators
