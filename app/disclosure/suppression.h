#pragma once

#include "app/disclosure/table.h"

#include <cstddef>
#include <vector>

namespace utfall::disclosure {

enum class Fate {
    shown,
    primary,    ///< Hidden because of what it is.
    secondary,  ///< Hidden because another could be worked out from it.
    untold,     ///< Told nowhere: what the parts of a sum lack to its total.
};

/// What stands in a percentage's place.
enum class Sign {
    value,
    suppressed,  ///< `..`
    near_all,    ///< `~100`: 1 to 4 of the base are not in the numerator.
    near_none,   ///< `~0`: 1 to 4 of the base are.
};

/// What of a table is published.
struct Outcome {
    std::vector<Fate> fates;       ///< Of each cell.
    std::vector<bool> told_small;  ///< Hidden cells that `~100` and `~0` may tell of.
    /// Hidden cells for which no protection is proved, because what was told before gives them away
    /// or may. As long as there are any, nothing may leave the house.
    std::vector<CellIndex> unprotected;

    bool is_hidden(CellIndex cell) const { return fates[cell] != Fate::shown; }
    std::size_t count(Fate fate) const;
    Sign sign_of(const Percentage& percentage) const;
};

/// Hides all that is of too few, and as little else as a good search finds so that none of it can
/// be worked out. For whoever has everything shown, knows the rules and calculates without a limit:
///
/// - a count of 1 to 4 may be as low as 1 and as high as 5. Where shown zeros alone say more (two
///   parts that are not 0 make 2 or more, and parts of 0 are 0), it may be all that they leave;
///   where `~100` or `~0` says 1 to 4, it may be as low as 1 and as high as 4;
/// - so may what is part of a percentage of fewer than 10;
/// - a number that differs by 1 to 4 from what was told before may be what it was, and 5 off;
/// - any other hidden cell has room for 3 more than one value.
///
/// The same table gives the same outcome.
Outcome suppress(Table table);

}  // namespace utfall::disclosure
