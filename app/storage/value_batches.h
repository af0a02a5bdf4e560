#pragma once

#include "app/core/interner.h"
#include "app/indicators/value.h"
#include "app/storage/connection.h"

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace utfall::storage {

/// One line of value_line, as much of it as the cache holds.
struct RecordedValue {
    std::int64_t id{0};
    std::int64_t series{0};
    std::string_view breakdown;
    std::string_view period;
    indicators::ValueState state{indicators::ValueState::value};
    std::optional<core::Decimal> value;
    bool operator==(const RecordedValue&) const = default;
};

/// Whose values they are: one row of the cache.
struct ValueOwner {
    std::string measure;
    indicators::ReporterColumns reporter;
};

/// The values of one owner within a batch, in order of their lines.
using OwnerVisitor = std::function<void(const ValueOwner&, const std::vector<RecordedValue>&)>;

/// Lines of values, many but a bounded number, shown owner by owner: filling the cache touches a
/// row once a batch and not once a line, and checking it does the same.
class ValueBatch {
  public:
    static constexpr std::size_t most = 1U << 18U;

    explicit ValueBatch(const Connection& connection);

    bool is_full() const { return items_.size() == most; }
    std::size_t size() const { return items_.size(); }
    std::int64_t first_id() const { return items_.front().id; }
    std::int64_t last_id() const { return items_.back().id; }

    /// The columns as they stand in the line. Throws Error(integrity, "VALUE_UNREADABLE").
    void add(std::int64_t id, std::int64_t series, std::string_view period, std::string_view state,
             std::optional<std::string_view> value);
    void show(const OwnerVisitor& visit);
    void clear();

  private:
    struct Item {
        std::int64_t id;
        std::uint32_t series;  // Its number; while they are shown its place in series_.
        std::uint32_t period;
        std::uint32_t text;  // Where its value stands in texts_.
        std::uint32_t next;  // Of the same owner; none: `most`.
        std::uint8_t size;
        indicators::ValueState state;
        bool has_value;
    };
    struct Series {
        std::int64_t id;
        std::uint32_t owner;
        std::uint32_t breakdown;
    };
    struct Owner {
        ValueOwner named;
        std::uint32_t first{most};  // Of its items.
    };
    /// Finds out whose the batch's series are, and strings each owner's items together.
    void name_series();
    void go_to_series(std::uint32_t number);
    Series named_series(std::uint32_t number);
    RecordedValue value_of(const Item& item) const;

    Statement series_from_;
    std::int64_t series_at_{0};  // Where it stands; 0: nowhere.
    Statement last_series_;
    std::string key_;
    core::Interner periods_;
    core::Interner breakdowns_;
    std::string last_period_;
    std::uint32_t last_period_number_{0};
    std::vector<Item> items_;
    std::string texts_;
    std::vector<Series> series_;
    std::vector<std::uint32_t> places_;  // By a series' number: in series_, counted from 1.
    std::vector<Owner> owners_;
    std::unordered_map<std::string, std::uint32_t> owner_numbers_;  // Looked up, never walked.
};

/// The lines of the entries from `first` up to `end`, batch by batch.
class ValueBatches {
  public:
    ValueBatches(const Connection& connection, std::uint64_t first, std::uint64_t end);

    /// Reads the next batch and shows all of it; false when there was none.
    bool next(const OwnerVisitor& visit);

    std::uint64_t lines() const { return lines_; }  ///< Of all batches so far.
    std::int64_t first_id() const { return batch_.first_id(); }
    std::int64_t last_id() const { return batch_.last_id(); }  ///< Of the newest batch.

  private:
    Statement lines_of_;
    ValueBatch batch_;
    bool more_{true};  // A statement that is stepped past its end begins anew.
    std::uint64_t lines_{0};
};

}  // namespace utfall::storage
