#pragma once

#include "app/disclosure/table.h"

#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

namespace utfall::disclosure {

/// Another table that agrees with everything published: what to add to each hidden cell of the
/// true one, in order of cells. Nobody who has only what was published, whatever they calculate
/// with, can tell it from the true one.
using Witness = std::vector<std::pair<CellIndex, std::int64_t>>;

struct Found {
    Witness witness;
    std::int64_t cost{0};  ///< Of the cells that have to be hidden for it.
};

/// Looks for witnesses of one table, while more and more of it is hidden.
class WitnessSearch {
  public:
    explicit WitnessSearch(const Table& table);

    /// The cheapest witness found in which `cell` is `change` more than it is, and no dearer than
    /// `limit`. Hidden cells change for nothing; a cell that is not hidden costs more the more is
    /// summed up in it, then the more people it counts. Empty when the search finds none, which
    /// does not say that there is none.
    std::optional<Found> find(CellIndex cell, std::int64_t change, std::int64_t limit,
                              const std::vector<bool>& hidden) const;

    /// What it costs to hide a cell; empty for what may not be hidden: open cells, and zeros.
    std::optional<std::int64_t> price(CellIndex cell) const;

    /// A cell's sums: which, and whether it is a part (1) or the total (-1).
    using Membership = std::pair<std::size_t, std::int64_t>;
    const std::vector<Membership>& sums_of(CellIndex cell) const { return sums_of_[cell]; }

  private:
    const Table& table_;
    std::vector<std::vector<Membership>> sums_of_;
    std::vector<std::vector<Membership>> cells_of_;  ///< Of each sum, in order of cells.
    std::vector<std::int64_t> levels_;
};

}  // namespace utfall::disclosure
