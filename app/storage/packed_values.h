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

/// The first periods of a packed row, as they stand there.
struct PackedStart {
    std::size_t periods{0};
    std::int64_t last_id{0};
    std::string_view bytes;
};

/// The one form of bytes for these values (schemas/ledger.md); after `start`, which has the same
/// slots.
std::string pack(const PackedValues& values, const PackedStart& start = {});

/// Throw Error(integrity, "VALUE_CACHE_UNREADABLE") on bytes that pack() did not write.
PackedValues unpack(std::string_view bytes);
/// All slots, and the periods that do not come before `from`: those that do are passed over and
/// told of in `start`.
PackedValues unpack(std::string_view bytes, std::string_view from, PackedStart& start);
/// All slots, and the periods from `first` to `last`; the others are passed over.
PackedValues unpack_between(std::string_view bytes, std::string_view first, std::string_view last);
std::vector<PackedValues::Slot> slots_of(std::string_view bytes);
/// The code of the last period.
std::string last_period(std::string_view bytes);

}  // namespace utfall::storage
