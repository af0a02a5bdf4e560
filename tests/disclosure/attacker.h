#pragma once

#include "app/disclosure/bounds.h"
#include "app/disclosure/suppression.h"
#include "app/disclosure/table.h"

#include <vector>

namespace utfall::tests {

/// Somebody who reads all that is not hidden, knows the rules, and solves an integer programme for
/// the least and the most that a cell may be.
class Attacker {
  public:
    Attacker(const disclosure::Table& table, const std::vector<bool>& hidden,
             const std::vector<bool>& told_small);
    ~Attacker();
    Attacker(const Attacker&) = delete;
    Attacker& operator=(const Attacker&) = delete;

    disclosure::Interval interval_of(disclosure::CellIndex cell);

  private:
    std::int64_t end_of(disclosure::CellIndex cell, int direction);

    struct Programme;
    Programme* programme_;
};

}  // namespace utfall::tests
