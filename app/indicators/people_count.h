#pragma once

#include "app/core/date.h"
#include "app/ledger/store.h"

#include <cstdint>
#include <vector>

namespace utfall::indicators {

/// How many people there were, and what that rests on. Who they were is not said.
struct PeopleCount {
    core::Date from, to;             ///< The days counted, both included.
    std::int64_t people{0};          ///< Each once, however often they came and went.
    std::int64_t participations{0};  ///< The rows behind them.
    /// Left out because something that the definition asks for is not known of them.
    std::int64_t incomplete{0};
    /// The lines behind the number, sorted; empty when they were not asked for.
    std::vector<ledger::LineRef> lines;
};

}  // namespace utfall::indicators
