#pragma once

#include <array>
#include <string>

namespace utfall::reports {

/// The emblem of the European Union in its published geometry: a flag of 3:2 with twelve upright
/// stars on a circle of a third of the height, each star in a circle of an eighteenth of it. One
/// unit is 1/1000 of a star's radius, x to the right and y downwards from the upper left corner.
inline constexpr int emblem_width = 27'000;
inline constexpr int emblem_height = 18'000;
inline constexpr unsigned emblem_blue = 0x003399;
inline constexpr unsigned emblem_yellow = 0xFFCC00;

struct EmblemPoint {
    int x{0};
    int y{0};
};
/// Outer and inner corners by turns, from the top corner clockwise.
using EmblemStar = std::array<EmblemPoint, 10>;

/// From the topmost star clockwise.
const std::array<EmblemStar, 12>& emblem_stars();

/// The emblem as a PNG of `height` x 3/2 by `height` pixels. `height` is even and at least 36.
std::string emblem_png(int height);

}  // namespace utfall::reports
