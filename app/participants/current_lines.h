#pragma once

#include "app/ledger/line_table.h"

#include <algorithm>
#include <iterator>
#include <set>
#include <span>
#include <vector>

namespace utfall::participants {

/// The lines of `all` that no other replaces and whose participant was not erased, by key.
template <typename Line>
std::vector<Line> current_lines(std::span<const Line> all) {
    std::set<ledger::LineRef> replaced;
    for (const Line& line : all) {
        if (line.replaces) replaced.insert(*line.replaces);
    }
    std::vector<Line> current;
    std::copy_if(all.begin(), all.end(), std::back_inserter(current), [&](const Line& line) {
        return !line.key.participant.empty() && !replaced.contains(line.ref);
    });
    std::sort(current.begin(), current.end(),
              [](const Line& a, const Line& b) { return a.key < b.key; });
    return current;
}

}  // namespace utfall::participants
