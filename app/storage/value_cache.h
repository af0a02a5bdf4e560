#pragma once

#include "app/indicators/value.h"
#include "app/storage/connection.h"
#include "app/storage/value_batches.h"
#include "app/storage/value_places.h"

#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

namespace utfall::storage {

/// The table value_cache: what value_line says, laid out as figures ask for it, one row a measure
/// and reporter. Whoever reads asks reaches() first, and goes to the lines when it does not.
class ValueCache {
  public:
    explicit ValueCache(const Connection& connection) : connection_(connection) {}

    /// True when every value below `as_of` is in it. Once it is, it stays so: versions are only
    /// ever added, and a rebuild is one transaction.
    bool reaches(std::uint64_t as_of);
    /// It reaches nowhere any more: whoever reads goes to the lines.
    void disregard() { disregarded_ = true; }
    std::vector<indicators::ReporterColumns> reporters(const std::string& measure);
    void in_force(const std::string& measure, const indicators::ReporterColumns& reporter,
                  std::uint64_t as_of, indicators::ValueCodes& codes,
                  std::vector<indicators::ValueInForce>& values);

    /// Where the versions of a reporter's values of a measure stand: of all values that differ from
    /// `of` in breakdown alone. Valid until the next call.
    const ValuePlaces& places(const ledger::SeriesKey& of);
    /// The newest line of a value below `end`. That a period is later than all of a row, as those
    /// of a month's file are, is known without reading the row again.
    std::optional<std::int64_t> newest(const ledger::SeriesKey& of, std::int64_t series,
                                       std::string_view period, std::int64_t end);

    /// Keeps up with entry `seq` within the transaction that writes it: what note() is told of its
    /// lines is gathered, and is in the cache after end_entry(). A cache that does not end with the
    /// entry before, or cannot be read, is made anew from all lines instead.
    void begin_entry(std::uint64_t seq);
    void note(std::int64_t id, std::int64_t series, std::string_view period, std::string_view state,
              std::optional<std::string_view> value);
    void end_entry(std::uint64_t seq);
    /// Empties it and fills it with the lines of the first `size` entries.
    void rebuild(std::uint64_t size);

  private:
    void take_in();
    bool try_take_in();
    void set_reach(std::uint64_t size);
    void forget_places();
    void forget_rows();
    const std::string& key_of(const ledger::SeriesKey& of);
    Statement& row_of(const ledger::SeriesKey& of);

    const Connection& connection_;
    bool disregarded_{false};
    std::uint64_t reach_{0};  // As far as it was seen to reach.
    std::optional<Statement> reporters_;
    std::optional<Statement> read_;
    // Those asked for last, by measure and reporter: a file or a grid asks about one many times.
    std::unordered_map<std::string, ValuePlaces> places_;  // Looked up, never walked.
    const std::pair<const std::string, ValuePlaces>* last_places_{nullptr};
    std::size_t versions_kept_{0};
    std::unordered_map<std::string, std::string> last_periods_;  // Of rows that were asked for.
    std::string key_;
    std::optional<ValueBatch> gathered_;  // Of the entry that is being written.
    bool is_gathering_{false};
};

/// The ledger size up to which the cache holds all values; empty when there is no cache.
std::optional<std::uint64_t> value_cache_reach(const Connection& connection);

}  // namespace utfall::storage
