#pragma once

#include "app/core/json.h"
#include "app/usecases/book_facts.h"
#include "app/usecases/table_files.h"
#include "app/web/visit.h"

namespace utfall::web {

/// Every figure of the period that has a target, with its bullet.
struct TargetsView {
    core::JsonArray rows;
    core::JsonArray data;  ///< As `indicator figures` answers.
    usecases::PlainTable table;
};
TargetsView targets_against(const indicators::Facts& facts, const core::Period& period,
                            const Visit& visit);

}  // namespace utfall::web
