#pragma once

#include <cstdint>

namespace utfall::core {

/// Rates are whole basis points, hundredths of a percent: this many are the whole.
inline constexpr std::int64_t whole_in_bp = 10'000;

}  // namespace utfall::core
