#pragma once

#include "app/funding/cost.h"
#include "app/funding/financing.h"
#include "app/programme/programme.h"
#include "app/usecases/value_import.h"

#include <cstdint>
#include <vector>

namespace utfall::usecases {

/// All versions of all costs below `as_of`, in order.
std::vector<funding::CostLine> recorded_costs(const ledger::Store& store, std::uint64_t as_of);
std::vector<funding::FinancingLine> recorded_financing(const ledger::Store& store,
                                                       std::uint64_t as_of);

/// The version in force of each of them at `as_of`.
std::vector<funding::CostLine> costs_at(const ledger::Store& store, std::uint64_t as_of);
std::vector<funding::FinancingLine> financing_at(const ledger::Store& store, std::uint64_t as_of);

/// Imports cost or financing files as one entry (schemas/files.md). A row whose id is in the book
/// with other content becomes a new line that names the one it replaces. What decisions on claims
/// rejected of a line is taken off its amount first: accounts go on holding the whole. With any
/// error nothing is stored.
Imported import_costs(Book& book, std::vector<InputFile>& files, const Act& act,
                      const ProgressSink& progress = {});
Imported import_financing(Book& book, std::vector<InputFile>& files, const Act& act,
                          const ProgressSink& progress = {});

/// What every import of costs ends in: `incoming` is held against the book, and recorded as one
/// entry unless `result` has errors by then.
void take_costs(Book& book, const programme::Programme& programme,
                std::vector<funding::CostLine> incoming, const Act& act, Imported& result);

}  // namespace utfall::usecases
