#pragma once

#include "reports/xlsx_plan.h"

namespace utfall::reports::xlsx {

/// For lines and dots, whose place, not length, is the value: an axis from a round base near the
/// least value when the values lie close together far from zero, and says so in its title; else
/// from zero.
void set_axis(const Chart& chart, core::Lang lang, Plot& plot);

}  // namespace utfall::reports::xlsx
