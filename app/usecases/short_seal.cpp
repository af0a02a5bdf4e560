#include "app/usecases/short_seal.h"

#include <array>

namespace utfall::usecases {
namespace {

constexpr std::string_view alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
constexpr std::size_t seal_bytes = 16;
constexpr std::size_t groups = 9;
constexpr std::size_t group_size = 4;  // Three that say something and one that checks them.
constexpr unsigned no_character = 32;

// The field of 32 elements, modulo x^5 + x^2 + 1: multiplied by one that is not 0, different values
// stay different.
unsigned times_x(unsigned value) {
    value <<= 1U;
    return (value & 32U) == 0 ? value : value ^ 0b100101U;
}

// Each place has another factor, so one wrong character or two that changed places are noticed; and
// the group's own place counts, so two groups that changed places are too.
unsigned check_of(const std::array<unsigned, 3>& said, std::size_t place) {
    unsigned sum = static_cast<unsigned>(place);
    for (const unsigned value : said) sum = times_x(sum ^ value);
    return sum;
}

unsigned check_of_all(std::string_view bytes) {
    return core::sha256("utfall-short-seal-1" + std::string{bytes}).bytes[0] >> 1U;
}

unsigned value_of(char c) {
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
    if (c == 'O') c = '0';
    if (c == 'I' || c == 'L') c = '1';
    const std::size_t at = alphabet.find(c);
    return at == std::string_view::npos ? no_character : static_cast<unsigned>(at);
}

// 135 bits: those of the seal, then those that check the whole.
bool bit_of(std::string_view bytes, std::size_t bit) {
    const unsigned byte = bit < seal_bytes * 8 ? static_cast<unsigned char>(bytes[bit / 8])
                                               : check_of_all(bytes) << 1U;
    return (byte >> (7U - bit % 8) & 1U) != 0;
}

std::array<unsigned, 3> said_in(std::string_view bytes, std::size_t group) {
    std::array<unsigned, 3> said{};
    for (std::size_t bit = 0; bit < 15; ++bit)
        said[bit / 5] = said[bit / 5] << 1U | (bit_of(bytes, group * 15 + bit) ? 1U : 0U);
    return said;
}

}  // namespace

std::string short_seal(const core::Digest& digest) {
    const std::string_view bytes = digest.view().substr(0, seal_bytes);
    std::string text;
    for (std::size_t group = 0; group < groups; ++group) {
        const auto said = said_in(bytes, group);
        if (group > 0) text += '-';
        for (const unsigned value : said) text += alphabet[value];
        text += alphabet[check_of(said, group)];
    }
    return text;
}

TypedSeal read_short_seal(std::string_view typed) {
    TypedSeal read;
    std::vector<unsigned> values;
    for (const char c : typed) {
        if (c == ' ' || c == '-' || c == '\t' || c == '\n') continue;
        const unsigned value = value_of(c);
        if (values.size() % group_size == 0) read.groups.emplace_back();
        read.groups.back() += value == no_character ? c : alphabet[value];
        values.push_back(value);
    }
    read.characters = values.size();
    if (!read.is_complete()) return read;
    std::string bytes(seal_bytes, '\0');
    unsigned check = 0;
    for (std::size_t group = 0; group < groups; ++group) {
        const unsigned* at = values.data() + group * group_size;
        bool fits = true;
        for (std::size_t i = 0; i < group_size; ++i) fits = fits && at[i] != no_character;
        const std::array<unsigned, 3> said{at[0], at[1], at[2]};
        if (!fits || check_of(said, group) != at[3]) {
            read.wrong.push_back(group + 1);
            continue;
        }
        for (std::size_t bit = 0; bit < 15; ++bit) {
            const std::size_t place = group * 15 + bit;
            const unsigned one = said[bit / 5] >> (4U - bit % 5) & 1U;
            if (place >= seal_bytes * 8) {
                check = check << 1U | one;
            } else if (one != 0) {
                bytes[place / 8] = static_cast<char>(static_cast<unsigned char>(bytes[place / 8]) |
                                                     1U << (7U - place % 8));
            }
        }
    }
    if (read.wrong.empty() && check == check_of_all(bytes)) read.hex = core::to_hex(bytes);
    return read;
}

}  // namespace utfall::usecases
