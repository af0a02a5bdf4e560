#include "app/storage/packed_values.h"

#include "app/core/error.h"

#include <algorithm>

namespace utfall::storage {

namespace {

using indicators::ValueState;

// The first byte of a version: its state in the lower three bits, then whether it has a value, then
// the value's decimals.
constexpr unsigned state_bits = 7;
constexpr unsigned has_value = 8;
constexpr unsigned scale_shift = 4;
constexpr unsigned long_scale = 15;  // The decimals follow in a byte of their own.

[[noreturn]] void unreadable() {
    throw core::Error{core::ErrorKind::integrity, "VALUE_CACHE_UNREADABLE"};
}

std::uint64_t folded(std::int64_t value) {
    return (static_cast<std::uint64_t>(value) << 1U) ^ static_cast<std::uint64_t>(value >> 63);
}

std::int64_t unfolded(std::uint64_t value) {
    return static_cast<std::int64_t>(value >> 1U) ^ -static_cast<std::int64_t>(value & 1U);
}

template <typename Unsigned>
void put(std::string& out, Unsigned value) {
    while (value >= 0x80U) {
        out.push_back(static_cast<char>(static_cast<unsigned>(value & 0x7FU) | 0x80U));
        value >>= 7U;
    }
    out.push_back(static_cast<char>(value));
}

__extension__ typedef unsigned __int128 Wide;  // NOLINT(modernize-use-using)

void put_text(std::string& out, std::string_view text) {
    put(out, text.size());
    out += text;
}

void put_version(std::string& out, const PackedVersion& version, std::int64_t before) {
    put(out, version.slot);
    unsigned head = static_cast<unsigned>(version.state);
    unsigned scale = 0;
    if (version.value) {
        scale = static_cast<unsigned>(version.value->scale());
        head |= has_value | std::min(scale, long_scale) << scale_shift;
    }
    out.push_back(static_cast<char>(head));
    put(out, folded(version.id - before));
    if (!version.value) return;
    if (scale >= long_scale) out.push_back(static_cast<char>(scale));
    const core::Int128 coefficient = version.value->coefficient();
    const bool negative = coefficient < 0;
    put(out, static_cast<Wide>(negative ? -coefficient : coefficient) << 1U |
                 static_cast<Wide>(negative));
}

}  // namespace

std::string pack(const PackedValues& values) {
    std::string out;
    put(out, values.slots.size());
    std::int64_t series = 0;
    for (const auto& slot : values.slots) {
        put(out, folded(slot.series - series));
        put_text(out, slot.breakdown);
        series = slot.series;
    }
    put(out, values.periods.size());
    std::int64_t id = 0;
    for (const auto& period : values.periods) {
        put_text(out, period.code);
        put(out, period.versions.size());
        for (const PackedVersion& version : period.versions) {
            put_version(out, version, id);
            id = version.id;
        }
    }
    return out;
}

PackedReader::PackedReader(std::string_view bytes)
    : at_(bytes.data()), end_(bytes.data() + bytes.size()) {
    slots_ = number();
}

std::uint64_t PackedReader::number() {
    if (at_ < end_ && static_cast<unsigned char>(*at_) < 0x80U) {
        return static_cast<unsigned char>(*at_++);
    }
    std::uint64_t value = 0;
    for (unsigned shift = 0; at_ < end_ && shift < 64; shift += 7) {
        const auto byte = static_cast<unsigned char>(*at_++);
        value |= static_cast<std::uint64_t>(byte & 0x7FU) << shift;
        if (byte < 0x80U) return value;
    }
    unreadable();
}

std::string_view PackedReader::bytes(std::size_t size) {
    if (size > static_cast<std::size_t>(end_ - at_)) unreadable();
    const std::string_view text{at_, size};
    at_ += size;
    return text;
}

std::string_view PackedReader::slot(std::int64_t& series) {
    series_ += unfolded(number());
    series = series_;
    return bytes(number());
}

std::size_t PackedReader::period_count() {
    return number();
}

std::string_view PackedReader::period(std::size_t& versions) {
    const std::string_view code = bytes(number());
    versions = number();
    return code;
}

unsigned PackedReader::head(PackedVersion& version) {
    const std::uint64_t slot = number();
    if (slot >= slots_ || at_ == end_) unreadable();
    version.slot = static_cast<std::uint32_t>(slot);
    const auto head = static_cast<unsigned char>(*at_++);
    if ((head & state_bits) > static_cast<unsigned>(ValueState::suppressed)) unreadable();
    version.state = static_cast<ValueState>(head & state_bits);
    id_ += unfolded(number());
    version.id = id_;
    version.value.reset();
    return head;
}

void PackedReader::place(PackedVersion& version) {
    const unsigned first = head(version);
    if ((first & has_value) == 0) return;
    if (first >> scale_shift == long_scale) bytes(1);
    for (bool more = true; more; ++at_) {
        if (at_ == end_) unreadable();
        more = static_cast<unsigned char>(*at_) >= 0x80U;
    }
}

void PackedReader::version(PackedVersion& version) {
    const unsigned first = head(version);
    if ((first & has_value) == 0) return;
    unsigned scale = first >> scale_shift;
    if (scale == long_scale) scale = static_cast<unsigned char>(bytes(1).front());
    // The first eight groups in a narrow number, and nearly always there are no more.
    std::uint64_t low = 0;
    unsigned shift = 0;
    bool more = true;
    for (; more && shift < 56; shift += 7) {
        if (at_ == end_) unreadable();
        const auto byte = static_cast<unsigned char>(*at_++);
        low |= static_cast<std::uint64_t>(byte & 0x7FU) << shift;
        more = byte >= 0x80U;
    }
    Wide folded = low;
    for (; more; shift += 7) {
        if (at_ == end_ || shift >= 128) unreadable();
        const auto byte = static_cast<unsigned char>(*at_++);
        folded |= static_cast<Wide>(byte & 0x7FU) << shift;
        more = byte >= 0x80U;
    }
    const auto magnitude = static_cast<core::Int128>(folded >> 1U);
    if (scale > static_cast<unsigned>(core::Decimal::max_digits)) unreadable();
    version.value =
        core::Decimal::of((folded & 1U) != 0 ? -magnitude : magnitude, static_cast<int>(scale));
}

PackedValues unpack(std::string_view bytes) {
    PackedReader reader{bytes};
    PackedValues values;
    for (std::size_t at = 0; at < reader.slot_count(); ++at) {
        PackedValues::Slot& slot = values.slots.emplace_back();
        slot.breakdown = reader.slot(slot.series);
    }
    const std::size_t periods = reader.period_count();
    for (std::size_t at = 0; at < periods; ++at) {
        PackedValues::Period& period = values.periods.emplace_back();
        std::size_t versions = 0;
        period.code = reader.period(versions);
        period.versions.reserve(std::min<std::size_t>(versions, 64));
        for (std::size_t one = 0; one < versions; ++one) {
            reader.version(period.versions.emplace_back());
        }
    }
    if (!reader.at_end()) unreadable();
    return values;
}

}  // namespace utfall::storage
