#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>

namespace utfall::reports::xlsx {

enum class Align { automatic, left, right, centre };
enum class Edge { none, hair, thin, thick };

/// How a cell looks. Colours are 0xRRGGBB.
struct Style {
    int size{10};
    bool bold{false}, wrap{false}, link{false}, mono{false}, middle{false}, indent{false};
    bool open{false};  ///< May be changed where the sheet is protected.
    unsigned colour{0x14202B};
    std::optional<unsigned> fill;
    Edge top{Edge::none}, bottom{Edge::none};
    Align align{Align::automatic};
    std::string number_format;  ///< Invariant form, e.g. "#,##0.0"; empty: general.

    auto operator<=>(const Style&) const = default;
};

using Sheet = std::size_t;
/// Zero-based place of a cell.
struct At {
    std::uint32_t row{0};
    std::uint16_t column{0};
};
struct Range {
    At from, to;  ///< Both included.
};

}  // namespace utfall::reports::xlsx
