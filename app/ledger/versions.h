#pragma once

#include "app/ledger/line_table.h"

#include <algorithm>
#include <iterator>
#include <set>
#include <span>
#include <vector>

namespace utfall::ledger {

/// The lines that no other line of `all` replaces, in their order.
template <typename Line>
std::vector<Line> in_force(std::span<const Line> all) {
    std::set<LineRef> replaced;
    for (const Line& line : all) {
        if (line.replaces) replaced.insert(*line.replaces);
    }
    std::vector<Line> current;
    std::copy_if(all.begin(), all.end(), std::back_inserter(current),
                 [&](const Line& line) { return !replaced.contains(line.ref); });
    return current;
}

/// True when both rows say the same, wherever they came from: the last three columns of such
/// tables, `replaces`, `source` and `source_row`, are left out.
inline bool says_the_same(const Row& a, const Row& b) {
    constexpr std::ptrdiff_t origin = 3;
    return std::equal(a.begin(), a.end() - origin, b.begin(), b.end() - origin);
}

}  // namespace utfall::ledger
