#pragma once

#include "app/core/json.h"
#include "app/usecases/table_files.h"
#include "app/web/book_shelf.h"
#include "app/web/visit.h"

namespace utfall::web {

/// Every figure of the period that has a target, beside the period before, by kind of unit.
struct TargetsView {
    core::JsonArray groups;
    core::JsonArray data;  ///< As `indicator figures` answers.
    usecases::PlainTable table;
    std::string previous_period;  ///< Its code; empty for the first.
};
TargetsView targets_against(const OpenedBook& opened, const core::Period& period,
                            const Visit& visit);

}  // namespace utfall::web
