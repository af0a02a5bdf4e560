#pragma once

#include "app/indicators/cell.h"
#include "app/indicators/expression.h"

#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace utfall::indicators {

/// What is computed in every cell: one or two expressions over measures that share frequency and
/// reporters, so that a reporter can be judged as a whole.
struct Terms {
    std::vector<const Measure*> measures;  ///< Of the names, in order of `names`.
    std::vector<std::string> names;
    Expression numerator;
    std::optional<Expression> denominator;
    CellRules rules;
    Gather over_time{Gather::add};

    core::Frequency frequency() const { return measures.front()->frequency; }
    Level reported_by() const { return reporting_level(*measures.front()); }
};

/// One figure's key below its indicator.
struct Ask {
    Scope scope;
    std::vector<std::pair<std::string, std::string>> breakdown;  ///< Dimension, category.
    std::string phase;   ///< Only what belongs to it; empty: no restriction.
    bool sources{true};  ///< The lines behind it are wanted too.
};

/// Cells put together: over reporters, then over time.
struct Part {
    Tally tally;
    ExactSum numerator;
    ExactSum denominator;
    Coverage coverage;
    std::vector<ledger::LineRef> sources;
    std::set<std::string> warnings;

    Part& operator+=(const Part& other);
    void refuse(const char* warning);  ///< Becomes not_computable, without numbers or sources.
};

}  // namespace utfall::indicators
