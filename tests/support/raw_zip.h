#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace utfall::tests {

/// A part of a packed file as it stands there, whatever it says of itself.
struct RawPart {
    std::string name;
    std::string packed;
    std::uint32_t crc{0};
    std::uint32_t size{0};  ///< Unpacked.
    std::uint16_t method{8};
    std::uint16_t flags{0};
    std::uint32_t attributes{0};  ///< Of Unix, in the upper half.
};

/// As it is.
RawPart stored(const std::string& name, const std::string& content);
RawPart deflated(const std::string& name, const std::string& content);
/// `unit` many times over, between `head` and `tail`, made without ever being unpacked. A long unit
/// packs better.
RawPart repeated(const std::string& name, const std::string& head, const std::string& unit,
                 std::size_t times, const std::string& tail);

/// A packed file of these parts in this order.
std::string raw_zip(const std::vector<RawPart>& parts);

}  // namespace utfall::tests
