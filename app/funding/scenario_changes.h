#pragma once

#include "app/funding/scenario.h"

#include <cstddef>
#include <vector>

namespace utfall::funding {

/// What a claim is computed of, to be changed.
struct ScenarioBook {
    programme::Programme programme;
    std::vector<CostLine> costs;
    std::vector<FinancingLine> financing;
};

/// False, and nothing changed, when the rate would leave its counterpart outside 0..10 000 bp. The
/// decision and what it names are there.
bool set_rate(programme::Programme& programme, const SetRate& change);

/// The valid version of the phase ends on `to`; empty when there is none, else its end before.
std::optional<core::Date> extend_phase(programme::Programme& programme, const std::string& phase,
                                       core::Date to);

/// Makes the change; how many lines, or rates, it reached.
std::size_t apply(const ScenarioChange& change, ScenarioBook& book);

}  // namespace utfall::funding
