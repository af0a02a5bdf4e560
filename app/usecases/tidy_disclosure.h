#pragma once

#include "app/core/decimal.h"
#include "app/indicators/figure.h"
#include "app/ledger/store.h"
#include "app/usecases/setup.h"

#include <cstdint>
#include <map>
#include <set>
#include <string>

namespace utfall::usecases {

/// What data for everybody tell of people: the figures that public reports have told already, while
/// they are still what was told, and nothing else. Each of those was proved to give nobody away
/// together with all the others; rows that no report had would have to be proved anew.
class TidyDisclosure {
  public:
    /// `setup` must outlive it.
    TidyDisclosure(const ledger::Store& store, const Setup& setup, std::uint64_t as_of);

    /// What is of nobody, or was told.
    bool tells(const indicators::Figure& figure) const;
    /// The values that figures of people are made of are told nowhere.
    bool tells(const std::string& measure) const;

  private:
    const Setup& setup_;
    std::map<std::string, std::set<core::Decimal>> told_;  ///< By the key of a figure's origin.
};

}  // namespace utfall::usecases
