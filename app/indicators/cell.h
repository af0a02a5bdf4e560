#pragma once

#include "app/indicators/exact_sum.h"
#include "app/indicators/figure_state.h"
#include "app/indicators/value_fold.h"

#include <set>
#include <span>
#include <string>
#include <vector>

namespace utfall::indicators {

/// How parts may be put together. `add` covers the rules sum and pool.
enum class Gather { add, last, unique, none };
Gather gather_of(const std::string& rule);

/// What one reporter said about one measure in one sub-period.
struct Cell {
    FigureState state{FigureState::not_reported};
    core::Decimal value;
    std::vector<ledger::LineRef> sources;
    std::set<std::string> warnings;
    /// Which parts hold a value, when the cell was put together from parts: a numerator and a
    /// denominator pool only over the same parts.
    std::vector<std::vector<DimensionPart>> from_parts;
};

/// The asked phase: a value belongs to it by its intervention, else by its period's first day.
struct PhaseInterventions {
    std::set<int> inside;     ///< Codes of its interventions.
    std::set<int> elsewhere;  ///< Codes of interventions of other phases.
};

/// Which of a reporter's values count.
struct CellFilter {
    std::vector<DimensionPart> fixed;     ///< Must be named: the asked breakdown.
    std::vector<DimensionPart> optional;  ///< Must be named or left empty: implied by the scope.
    const PhaseInterventions* phase{nullptr};  ///< Null: all phases.
    bool period_in_phase{true};                ///< For values whose intervention has no phase.
};

/// True when `parts` pass; what is fixed or implied is taken out of `parts`.
bool passes(std::vector<DimensionPart>& parts, const CellFilter& filter);

struct CellRules {
    Gather over_units{Gather::add};
    Gather over_breakdowns{Gather::add};
    bool several_measures{true};  ///< Cells will be held against each other by `from_parts`.
};

/// The value without further parts is the cell; otherwise its parts are put together, breakdowns
/// first. If both exist and differ, the total stands with the warning PARTS_DIFFER. `values` is not
/// empty: no value at all is for the caller to judge.
Cell resolve(const ValueFold& fold, std::span<const FoldedValue> values, const CellFilter& filter,
             const CellRules& rules);

}  // namespace utfall::indicators
