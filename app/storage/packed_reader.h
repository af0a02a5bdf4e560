#pragma once

#include "app/storage/packed_values.h"

#include <cstdint>
#include <string_view>

namespace utfall::storage {

// The first byte of a version: its state in the lower three bits, then whether it has a value, then
// the value's decimals.
inline constexpr unsigned packed_state_bits = 7;
inline constexpr unsigned packed_has_value = 8;
inline constexpr unsigned packed_scale_shift = 4;
inline constexpr unsigned packed_long_scale = 15;  // The decimals follow in a byte of their own.

/// Reads packed bytes from front to back without building anything: slots, then periods, then the
/// versions of each. Throws Error(integrity, "VALUE_CACHE_UNREADABLE") on bytes that pack() did not
/// write.
class PackedReader {
  public:
    explicit PackedReader(std::string_view bytes)
        : at_(bytes.data()), end_(bytes.data() + bytes.size()) {
        slots_ = number();
    }

    std::size_t slot_count() const { return slots_; }
    /// Its breakdown.
    std::string_view slot(std::int64_t& series) {
        series_ += unfolded(number());
        series = series_;
        return bytes(number());
    }
    std::size_t period_count() { return number(); }
    /// Its code.
    std::string_view period(std::size_t& versions) {
        const std::string_view code = bytes(number());
        versions = number();
        return code;
    }
    void version(PackedVersion& version) {
        const unsigned first = head(version);
        version.value.reset();
        if ((first & packed_has_value) != 0) version.value = value(first >> packed_scale_shift);
    }
    /// Its value apart; 0 where there is none.
    core::Decimal version_or_zero(PackedVersion& version) {
        const unsigned first = head(version);
        if ((first & packed_has_value) == 0) return {};
        return value(first >> packed_scale_shift);
    }
    /// A version but for its value, which is passed over.
    void place(PackedVersion& version) {
        const unsigned first = head(version);
        if ((first & packed_has_value) == 0) return;
        if (first >> packed_scale_shift == packed_long_scale) bytes(1);
        for (bool more = true; more; ++at_) {
            if (at_ == end_) unreadable();
            more = static_cast<unsigned char>(*at_) >= 0x80U;
        }
    }
    const char* at() const { return at_; }
    bool at_end() const { return at_ == end_; }

  private:
    static std::int64_t unfolded(std::uint64_t value) {
        return static_cast<std::int64_t>(value >> 1U) ^ -static_cast<std::int64_t>(value & 1U);
    }
    std::uint64_t number() {
        if (at_ < end_ && static_cast<unsigned char>(*at_) < 0x80U) {
            return static_cast<unsigned char>(*at_++);
        }
        return long_number();
    }
    std::string_view bytes(std::size_t size) {
        if (size > static_cast<std::size_t>(end_ - at_)) unreadable();
        const std::string_view text{at_, size};
        at_ += size;
        return text;
    }
    unsigned head(PackedVersion& version) {
        const std::uint64_t slot = number();
        if (slot >= slots_ || at_ == end_) unreadable();
        version.slot = static_cast<std::uint32_t>(slot);
        const unsigned head = static_cast<unsigned char>(*at_++);
        if ((head & packed_state_bits) > static_cast<unsigned>(indicators::ValueState::suppressed))
            unreadable();
        version.state = static_cast<indicators::ValueState>(head & packed_state_bits);
        id_ += unfolded(number());
        version.id = id_;
        return head;
    }
    // Nearly all values are whole and have one byte or two.
    core::Decimal value(unsigned scale) {
        if (scale != 0 || end_ - at_ < 2) return long_value(scale);
        const unsigned low = static_cast<unsigned char>(at_[0]);
        const unsigned high = static_cast<unsigned char>(at_[1]);
        if (low >= 0x80U && high >= 0x80U) return long_value(scale);
        const unsigned folded = low < 0x80U ? low : (low & 0x7FU) | high << 7U;
        at_ += low < 0x80U ? 1 : 2;
        const auto magnitude = static_cast<std::int64_t>(folded >> 1U);
        return core::Decimal{(folded & 1U) != 0 ? -magnitude : magnitude};
    }
    std::uint64_t long_number();
    core::Decimal long_value(unsigned scale);
    [[noreturn]] static void unreadable();

    const char* at_;
    const char* end_;
    std::size_t slots_{0};
    std::int64_t series_{0};
    std::int64_t id_{0};
};

}  // namespace utfall::storage
