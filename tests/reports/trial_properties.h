#pragma once

#include "reports/xlsx_workbook.h"

namespace utfall::reports::xlsx {

inline Properties trial_properties() {
    Properties made;
    made.title = "Prov";
    made.created = core::Instant{1'769'169'600'000'000};
    return made;
}

}  // namespace utfall::reports::xlsx
