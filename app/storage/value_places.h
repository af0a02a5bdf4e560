#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace utfall::storage {

/// The line that is in force for a period of some series.
struct LineInForce {
    std::string period;
    std::int64_t id{0};
};

/// A row of value_cache as far as it tells where in value_line the versions of its values stand.
class ValuePlaces {
  public:
    /// Of what pack() wrote; throws as PackedReader does. No bytes: no values.
    explicit ValuePlaces(std::string packed);
    ValuePlaces(const ValuePlaces&) = delete;
    ValuePlaces& operator=(const ValuePlaces&) = delete;

    /// The newest line of a value below `end`.
    std::optional<std::int64_t> newest(std::int64_t series, std::string_view period,
                                       std::int64_t end) const;
    /// All lines of a value below `end`, oldest first.
    std::vector<std::int64_t> versions(std::int64_t series, std::string_view period,
                                       std::int64_t end) const;
    /// The newest line below `end` of each value of a series, by period.
    std::vector<LineInForce> newest_of_series(std::int64_t series, std::int64_t end) const;

    std::size_t size() const { return versions_.size(); }
    /// Of all values; empty when there are none.
    std::string_view last_period() const {
        return periods_.size() < 2 ? std::string_view{} : (periods_.end() - 2)->code;
    }

  private:
    struct Period {
        std::string_view code;  // In packed_.
        std::uint32_t first;    // Of its versions.
    };
    struct Version {
        std::uint32_t slot;
        std::int64_t id;
        auto operator<=>(const Version&) const = default;
    };
    using Versions = std::pair<const Version*, const Version*>;
    std::optional<std::uint32_t> slot_of(std::int64_t series) const;
    /// The lines of one series among those of the period at place `at`, below `end`.
    Versions between(std::size_t at, std::uint32_t slot, std::int64_t end) const;
    std::optional<Versions> find(std::int64_t series, std::string_view period,
                                 std::int64_t end) const;

    std::string packed_;
    std::vector<std::int64_t> series_;  // By slot: rising.
    std::vector<Period> periods_;       // By code, and one more where the last one ends.
    std::vector<Version> versions_;
};

}  // namespace utfall::storage
