#pragma once

#include "app/core/finding.h"
#include "app/core/localized.h"
#include "reports/dataset.h"

#include <string>
#include <vector>

namespace utfall::usecases {

/// Warns of NARRATIVE_NUMBER: a number written out in a narrative that equals no figure of the
/// report. Years, dates and numbers below ten are passed over: they are rarely figures.
void check_narrative_numbers(const reports::DataSet& data, core::Lang lang,
                             core::Findings& findings);

/// One expected cell without a value.
struct MissingCell {
    std::string indicator, name, team, team_name;
    std::int64_t reported{0};
    std::int64_t expected{0};
};
/// Teams' figures that lack parts in the period, in the order of the dataset.
std::vector<MissingCell> missing_cells(const reports::DataSet& data);

}  // namespace utfall::usecases
