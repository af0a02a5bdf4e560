#pragma once

#include "app/funding/cost.h"
#include "app/funding/financing.h"
#include "app/ledger/store.h"
#include "app/programme/programme.h"

#include <cstdint>
#include <string>
#include <vector>

namespace utfall::usecases {

/// A cost or a contribution that was in the book at an earlier size and has another version at a
/// later one.
template <typename Line>
struct Corrected {
    Line before;
    Line now;
};

/// All of them, in the order of the versions in force at `later`.
std::vector<Corrected<funding::CostLine>> corrected_costs(const ledger::Store& store,
                                                          std::uint64_t earlier,
                                                          std::uint64_t later);
std::vector<Corrected<funding::FinancingLine>> corrected_financing(const ledger::Store& store,
                                                                   std::uint64_t earlier,
                                                                   std::uint64_t later);

/// The costs in force at `later`; one that was in the book at `earlier` is as it stood then.
std::vector<funding::CostLine> costs_before_corrections(const ledger::Store& store,
                                                        std::uint64_t earlier, std::uint64_t later);
/// The same of contributions.
std::vector<funding::FinancingLine> financing_before_corrections(const ledger::Store& store,
                                                                 std::uint64_t earlier,
                                                                 std::uint64_t later);

/// The codes of the flat rates that the line is part of the base of, also by way of another flat
/// rate, in the decision in force for it. None for cash.
std::vector<std::string> flat_rates_on(const programme::Programme& programme,
                                       const funding::CostLine& cost);
std::vector<std::string> flat_rates_on(const programme::Programme& programme,
                                       const funding::FinancingLine& contribution);

}  // namespace utfall::usecases
