#pragma once

#include "app/ledger/line_table.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace utfall::ledger {

/// Lines are stored under one number: the entry in the upper, the line in the lower 32 bits.
constexpr std::int64_t packed(LineRef ref) {
    return static_cast<std::int64_t>(ref.entry << 32U | ref.line);
}
constexpr LineRef unpacked(std::int64_t id) {
    const auto bits = static_cast<std::uint64_t>(id);
    return LineRef{bits >> 32U, bits & 0xFFFFFFFFU};
}

/// The columns of one entry as they are stored, all but `leaf`. BLOBs are raw bytes; an absent
/// value is SQL's NULL and is not the same as an empty text.
struct EntryColumns {
    std::uint64_t seq{0};
    std::string_view request_id;
    std::int64_t recorded_at{0};  ///< Microseconds since 1970, UTC.
    std::string_view actor;
    std::string_view identity;
    std::optional<std::string_view> role;
    std::string_view kind;
    std::optional<std::string_view> subject;
    std::optional<std::string_view> reason_code;
    std::optional<std::string_view> reason;  ///< The 32 bytes of its commitment.
    std::string_view body;                   ///< Canonical JSON, taken as it is.
    std::uint64_t line_count{0};
    std::string_view lines_root;
};

/// Appends the entry's record (schemas/ledger.md): canonical JSON that begins with
/// "utfall-entry-1". `ledger_id` is 32 hexadecimal characters.
void append_entry_record(std::string& out, std::string_view ledger_id, const EntryColumns& entry);

/// Writes one line's record, column by column in the table's order, into a buffer that is reused:
/// the hot path of every import.
class LineRecord {
  public:
    void begin(std::string_view table, LineRef ref);
    void missing();
    void integer(std::int64_t value);
    void text(std::string_view value);
    void json(std::string_view canonical);  ///< Also the rendered form of a series.
    void line_ref(LineRef ref);
    void blob(std::string_view bytes);
    /// The finished record; valid until the next begin().
    std::string_view finish();

  private:
    std::string buffer_;
};

/// Appends [measure, organisation, unit, team, intervention, [[dimension, category], ...]] with
/// null for what is absent.
void append_series(std::string& out, const SeriesKey& key);
/// Appends [[dimension, category], ...] in canonical form: the dictionary's `breakdown` column.
void append_breakdown(std::string& out, const std::map<std::string, std::string>& breakdown);

void append_hex(std::string& out, std::string_view bytes);

/// True for `-?(0|[1-9][0-9]*)(\.[0-9]*[1-9])?` other than "-0", at most 38 digits: the stored form
/// of a decimal.
bool is_canonical_decimal(std::string_view text);

}  // namespace utfall::ledger
