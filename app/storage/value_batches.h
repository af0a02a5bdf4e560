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

/// The lines of values in batches, large but bounded, and each batch owner by owner: filling the
/// cache touches a row once a batch and not once a line, and checking it does the same.
class ValueBatches {
  public:
    static constexpr std::size_t batch_size = 1U << 16U;

    /// The lines of the entries from `first` up to `end`.
    ValueBatches(const Connection& connection, std::uint64_t first, std::uint64_t end);

    /// The values of one owner within the batch, in order of their lines.
    using Visitor = std::function<void(const ValueOwner&, const std::vector<RecordedValue>&)>;
    /// Reads the next batch and shows all of it; false when there was none.
    bool next(const Visitor& visit);

    std::uint64_t lines() const { return lines_; }  ///< Of all batches so far.
    std::int64_t first_id() const { return first_id_; }
    std::int64_t last_id() const { return last_id_; }  ///< Of the newest batch.

  private:
    struct Item {
        std::int64_t id;
        std::uint32_t series;  // While reading its number, afterwards its place in series_.
        std::uint32_t period;
        std::uint32_t text;  // Where its value stands in texts_.
        std::uint8_t size;
        indicators::ValueState state;
        bool has_value;
    };
    struct Series {
        std::int64_t id;
        std::uint32_t owner;
        std::uint32_t breakdown;
    };
    bool read_batch();
    void name_series();
    RecordedValue value_of(const Item& item) const;

    Statement lines_of_;
    Statement series_of_;
    core::Interner periods_;
    core::Interner breakdowns_;
    std::vector<Item> items_;
    std::string texts_;
    std::vector<Series> series_;
    std::vector<ValueOwner> owners_;
    std::unordered_map<std::string, std::uint32_t> owner_numbers_;  // Looked up, never walked.
    bool more_{true};  // A statement that is stepped past its end begins anew.
    std::uint64_t lines_{0};
    std::int64_t first_id_{0};
    std::int64_t last_id_{0};
};

}  // namespace utfall::storage
