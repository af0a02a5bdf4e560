#include "app/usecases/outlier.h"

#include <algorithm>

namespace utfall::usecases {
namespace {

constexpr std::size_t fewest = 5;

core::Decimal distance(const core::Decimal& a, const core::Decimal& b) {
    return a < b ? b - a : a - b;
}

/// Twice the median, so that it is exact whatever the count.
core::Decimal twice_median(std::vector<core::Decimal>& values) {
    std::ranges::sort(values);
    const std::size_t middle = values.size() / 2;
    return values.size() % 2 == 1 ? values[middle] + values[middle]
                                  : values[middle - 1] + values[middle];
}

}  // namespace

std::optional<core::Decimal> usual_if_outlier(const core::Decimal& value,
                                              std::vector<core::Decimal> earlier) {
    if (earlier.size() < fewest) return std::nullopt;
    const core::Decimal median_2 = twice_median(earlier);
    std::vector<core::Decimal> distances_2;
    distances_2.reserve(earlier.size());
    for (const core::Decimal& one : earlier) distances_2.push_back(distance(one + one, median_2));
    const core::Decimal mad_4 = twice_median(distances_2);
    if (mad_4.is_zero()) return std::nullopt;
    // 0.6745 |v - m| / MAD > 3.5, without a division: both sides times 4 x 10 000.
    const core::Decimal from_2 = distance(value + value, median_2);
    if (from_2 * core::Decimal{2 * 6745} <= mad_4 * core::Decimal{35'000}) return std::nullopt;
    return median_2 * *core::Decimal::parse("0.5");
}

}  // namespace utfall::usecases
