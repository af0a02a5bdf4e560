#pragma once

#include "app/indicators/framework.h"
#include "app/programme/setup_faults.h"

#include <vector>

namespace utfall::indicators {

/// The set-up row behind each row of a framework, same order, for the place of a finding.
struct FrameworkRows {
    std::vector<const programme::SetupRow*> measures;
    std::vector<const programme::SetupRow*> indicators;
    std::vector<const programme::SetupRow*> targets;
    std::vector<const programme::SetupRow*> checks;
};

/// MEASURE_RANGE, SETUP_SPAN, unknown dimensions, reporters and phases.
void check_measures(const Framework& framework, const programme::Programme& programme,
                    const FrameworkRows& rows, programme::SetupFaults& faults);
/// INDICATOR_METHOD, INDICATOR_NO_DENOMINATOR, INDICATOR_EXPRESSION, INDICATOR_LOOP, unknown names;
/// warning PERCENTAGE_AGGREGATED.
void check_indicators(const Framework& framework, const FrameworkRows& rows,
                      programme::SetupFaults& faults);
/// INDICATOR_VERSION_OVERLAP, INDICATOR_SUPERSEDES, SETUP_SPAN; warning INDICATOR_VERSION_GAP.
void check_versions(const Framework& framework, const FrameworkRows& rows,
                    programme::SetupFaults& faults);
/// Unknown indicator, scope or decision; warning TARGET_NO_DIRECTION.
void check_targets(const Framework& framework, const programme::Programme& programme,
                   const FrameworkRows& rows, programme::SetupFaults& faults);
/// CHECK_EXPRESSION, CHECK_MEASURES (of another reporter or period than the others), unknown names.
void check_rules(const Framework& framework, const FrameworkRows& rows,
                 programme::SetupFaults& faults);

}  // namespace utfall::indicators
