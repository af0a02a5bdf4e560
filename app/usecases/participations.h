#pragma once

#include "app/ledger/store.h"
#include "app/participants/hours.h"
#include "app/participants/outcome.h"
#include "app/participants/participation.h"

#include <cstdint>
#include <vector>

namespace utfall::usecases {

/// Participations, hours and outcomes in force at `as_of`, by key.
std::vector<participants::Participation> participations_at(const ledger::Store& store,
                                                           std::uint64_t as_of);
/// Those, and those that were withdrawn: the last that was said of each. `latest_outcomes_at`
/// alike.
std::vector<participants::Participation> latest_participations_at(const ledger::Store& store,
                                                                  std::uint64_t as_of);
std::vector<participants::Hours> hours_at(const ledger::Store& store, std::uint64_t as_of);
std::vector<participants::Outcome> outcomes_at(const ledger::Store& store, std::uint64_t as_of);
std::vector<participants::Outcome> latest_outcomes_at(const ledger::Store& store,
                                                      std::uint64_t as_of);

}  // namespace utfall::usecases
