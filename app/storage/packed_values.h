#pragma once

#include "app/indicators/value.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace utfall::storage {

/// One version of one value in a packed row.
struct PackedVersion {
    std::uint32_t slot{0};  ///< Which of the row's series.
    std::int64_t id{0};     ///< The line's number in value_line.
    indicators::ValueState state{indicators::ValueState::value};
    std::optional<core::Decimal> value;
    bool operator==(const PackedVersion&) const = default;
};

/// A row of value_cache taken apart: every version of every value that one reporter gave of one
/// measure.
struct PackedValues {
    struct Slot {
        std::int64_t series{0};
        std::string breakdown;  ///< As in the table series: canonical JSON.
        bool operator==(const Slot&) const = default;
    };
    struct Period {
        std::string code;
        std::vector<PackedVersion> versions;  ///< By slot, then oldest first.
        bool operator==(const Period&) const = default;
    };
    std::vector<Slot> slots;      ///< By series.
    std::vector<Period> periods;  ///< By code.
    bool operator==(const PackedValues&) const = default;
};

/// The one form of bytes for these values (schemas/ledger.md).
std::string pack(const PackedValues& values);

/// Reads packed bytes from front to back without building anything: slots, then periods, then the
/// versions of each. Throws Error(integrity, "VALUE_CACHE_UNREADABLE") on bytes that pack() did not
/// write.
class PackedReader {
  public:
    explicit PackedReader(std::string_view bytes);

    std::size_t slot_count() const { return slots_; }
    std::string_view slot(std::int64_t& series);  ///< Its breakdown.
    std::size_t period_count();
    std::string_view period(std::size_t& versions);  ///< Its code.
    void version(PackedVersion& version);
    /// A version without its value, which is passed over.
    void place(PackedVersion& version);
    bool at_end() const { return at_ == end_; }

  private:
    std::uint64_t number();
    std::string_view bytes(std::size_t size);
    unsigned head(PackedVersion& version);

    const char* at_;
    const char* end_;
    std::size_t slots_{0};
    std::int64_t series_{0};
    std::int64_t id_{0};
};

PackedValues unpack(std::string_view bytes);

}  // namespace utfall::storage
