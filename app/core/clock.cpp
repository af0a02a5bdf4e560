#include "app/core/clock.h"

#include "app/core/date.h"
#include "app/core/digest.h"

namespace utfall::core {
namespace {

constexpr std::int64_t micros_per_second = 1'000'000;
constexpr std::int64_t seconds_per_day = 86'400;

void append_padded(std::string& out, std::int64_t value, std::size_t width) {
    const std::string digits = std::to_string(value);
    if (digits.size() < width) out.append(width - digits.size(), '0');
    out += digits;
}

/// Two digits at `at`, at most `highest`.
std::optional<std::int64_t> two_digits(std::string_view text, std::size_t at,
                                       std::int64_t highest) {
    if (at + 2 > text.size()) return std::nullopt;
    const char tens = text[at];
    const char ones = text[at + 1];
    if (tens < '0' || tens > '9' || ones < '0' || ones > '9') return std::nullopt;
    const std::int64_t value = (tens - '0') * 10 + (ones - '0');
    if (value > highest) return std::nullopt;
    return value;
}

/// Seconds east of UTC from "Z", "+02:00" or "+0200".
std::optional<std::int64_t> read_offset(std::string_view text) {
    if (text == "Z") return 0;
    if (text.size() < 5 || (text[0] != '+' && text[0] != '-')) return std::nullopt;
    const bool colon = text[3] == ':';
    if (text.size() != (colon ? 6U : 5U)) return std::nullopt;
    const auto hours = two_digits(text, 1, 23);
    const auto minutes = two_digits(text, colon ? 4 : 3, 59);
    if (!hours || !minutes) return std::nullopt;
    const std::int64_t seconds = *hours * 3600 + *minutes * 60;
    return text[0] == '-' ? -seconds : seconds;
}

}  // namespace

std::string Instant::to_string() const {
    constexpr std::int64_t micros_per_day = seconds_per_day * micros_per_second;
    std::int64_t day = micros / micros_per_day;
    std::int64_t rest = micros % micros_per_day;
    if (rest < 0) {
        rest += micros_per_day;
        --day;
    }
    const std::int64_t seconds = rest / micros_per_second;
    std::string text = Date::from_days(static_cast<std::int32_t>(day)).to_string();
    text += 'T';
    append_padded(text, seconds / 3600, 2);
    text += ':';
    append_padded(text, seconds / 60 % 60, 2);
    text += ':';
    append_padded(text, seconds % 60, 2);
    text += '.';
    append_padded(text, rest % micros_per_second, 6);
    text += 'Z';
    return text;
}

std::optional<Instant> Instant::parse(std::string_view text) {
    constexpr std::size_t end_of_seconds = 19;
    if (text.size() <= end_of_seconds || text[10] != 'T' || text[13] != ':' || text[16] != ':') {
        return std::nullopt;
    }
    const auto date = Date::parse(text.substr(0, 10));
    const auto hour = two_digits(text, 11, 23);
    const auto minute = two_digits(text, 14, 59);
    const auto second = two_digits(text, 17, 59);
    if (!date || !hour || !minute || !second) return std::nullopt;

    std::size_t at = end_of_seconds;
    std::int64_t fraction = 0;
    if (text[at] == '.') {
        ++at;
        std::size_t digits = 0;
        for (; at < text.size() && text[at] >= '0' && text[at] <= '9'; ++at, ++digits) {
            if (digits < 6) fraction = fraction * 10 + (text[at] - '0');
        }
        if (digits == 0 || digits > 9) return std::nullopt;
        for (; digits < 6; ++digits) fraction *= 10;
    }
    const auto offset = read_offset(text.substr(at));
    if (!offset) return std::nullopt;
    const std::int64_t seconds =
        date->days() * seconds_per_day + *hour * 3600 + *minute * 60 + *second - *offset;
    return Instant{seconds * micros_per_second + fraction};
}

std::string random_bytes(Entropy& entropy, std::size_t size) {
    std::string bytes(size, '\0');
    entropy.fill(reinterpret_cast<unsigned char*>(bytes.data()), size);
    return bytes;
}

std::string random_hex(Entropy& entropy, std::size_t size) {
    return to_hex(random_bytes(entropy, size));
}

}  // namespace utfall::core
