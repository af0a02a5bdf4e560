#include "app/storage/packed_reader.h"

#include "app/core/error.h"

#include <algorithm>

namespace utfall::storage {

namespace {

using indicators::ValueState;

std::uint64_t folded(std::int64_t value) {
    return (static_cast<std::uint64_t>(value) << 1U) ^ static_cast<std::uint64_t>(value >> 63);
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
        head |= packed_has_value | std::min(scale, packed_long_scale) << packed_scale_shift;
    }
    out.push_back(static_cast<char>(head));
    put(out, folded(version.id - before));
    if (!version.value) return;
    if (scale >= packed_long_scale) out.push_back(static_cast<char>(scale));
    const core::Int128 coefficient = version.value->coefficient();
    const bool negative = coefficient < 0;
    put(out, static_cast<Wide>(negative ? -coefficient : coefficient) << 1U |
                 static_cast<Wide>(negative));
}

}  // namespace

std::string pack(const PackedValues& values, const PackedStart& start) {
    std::string out;
    put(out, values.slots.size());
    std::int64_t series = 0;
    for (const auto& slot : values.slots) {
        put(out, folded(slot.series - series));
        put_text(out, slot.breakdown);
        series = slot.series;
    }
    put(out, start.periods + values.periods.size());
    out += start.bytes;
    std::int64_t id = start.last_id;
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

void PackedReader::unreadable() {
    throw core::Error{core::ErrorKind::integrity, "VALUE_CACHE_UNREADABLE"};
}

std::uint64_t PackedReader::long_number() {
    std::uint64_t value = 0;
    for (unsigned shift = 0; at_ < end_ && shift < 64; shift += 7) {
        const auto byte = static_cast<unsigned char>(*at_++);
        value |= static_cast<std::uint64_t>(byte & 0x7FU) << shift;
        if (byte < 0x80U) return value;
    }
    unreadable();
}

core::Decimal PackedReader::long_value(unsigned scale) {
    if (scale == packed_long_scale) scale = static_cast<unsigned char>(bytes(1).front());
    Wide folded = 0;
    bool more = true;
    for (unsigned shift = 0; more; shift += 7) {
        if (at_ == end_ || shift >= 128) unreadable();
        const auto byte = static_cast<unsigned char>(*at_++);
        folded |= static_cast<Wide>(byte & 0x7FU) << shift;
        more = byte >= 0x80U;
    }
    const auto magnitude = static_cast<core::Int128>(folded >> 1U);
    if (scale > static_cast<unsigned>(core::Decimal::max_digits)) unreadable();
    return core::Decimal::of((folded & 1U) != 0 ? -magnitude : magnitude, static_cast<int>(scale));
}

namespace {

std::vector<PackedValues::Slot> read_slots(PackedReader& reader) {
    std::vector<PackedValues::Slot> slots;
    for (std::size_t at = 0; at < reader.slot_count(); ++at) {
        PackedValues::Slot& slot = slots.emplace_back();
        slot.breakdown = reader.slot(slot.series);
    }
    return slots;
}

PackedValues::Period read_period(PackedReader& reader, std::string_view code,
                                 std::size_t versions) {
    PackedValues::Period period{std::string{code}, {}};
    period.versions.reserve(std::min<std::size_t>(versions, 64));
    for (; versions > 0; --versions) reader.version(period.versions.emplace_back());
    return period;
}

}  // namespace

PackedValues unpack(std::string_view bytes, std::string_view from, PackedStart& start) {
    PackedReader reader{bytes};
    PackedValues values;
    values.slots = read_slots(reader);
    std::size_t periods = reader.period_count();
    const char* const begin = reader.at();
    start = {};
    PackedVersion passed;
    for (; periods > 0; --periods) {
        std::size_t versions = 0;
        const std::string_view code = reader.period(versions);
        if (code >= from) {
            values.periods.push_back(read_period(reader, code, versions));
            continue;
        }
        for (; versions > 0; --versions) reader.place(passed);
        ++start.periods;
        start.last_id = passed.id;
        start.bytes = {begin, static_cast<std::size_t>(reader.at() - begin)};
    }
    if (!reader.at_end()) {
        throw core::Error{core::ErrorKind::integrity, "VALUE_CACHE_UNREADABLE"};
    }
    return values;
}

PackedValues unpack(std::string_view bytes) {
    PackedStart all;
    return unpack(bytes, {}, all);
}

PackedValues unpack_between(std::string_view bytes, std::string_view first, std::string_view last) {
    PackedReader reader{bytes};
    PackedValues values;
    values.slots = read_slots(reader);
    PackedVersion passed;
    for (std::size_t periods = reader.period_count(); periods > 0; --periods) {
        std::size_t versions = 0;
        const std::string_view code = reader.period(versions);
        if (first <= code && code <= last) {
            values.periods.push_back(read_period(reader, code, versions));
        } else {
            for (; versions > 0; --versions) reader.place(passed);
        }
    }
    return values;
}

std::vector<PackedValues::Slot> slots_of(std::string_view bytes) {
    PackedReader reader{bytes};
    return read_slots(reader);
}

std::string last_period(std::string_view bytes) {
    PackedReader reader{bytes};
    std::int64_t series = 0;
    for (std::size_t at = 0; at < reader.slot_count(); ++at) reader.slot(series);
    std::string_view last;
    PackedVersion passed;
    for (std::size_t periods = reader.period_count(); periods > 0; --periods) {
        std::size_t versions = 0;
        last = reader.period(versions);
        for (; versions > 0; --versions) reader.place(passed);
    }
    return std::string{last};
}

}  // namespace utfall::storage
