#pragma once

#include "app/core/decimal.h"
#include "reports/chart_scale.h"
#include "reports/document.h"
#include "reports/html_writer.h"

#include <optional>
#include <string_view>
#include <vector>

namespace utfall::reports {

/// One of many small lines that are compared with each other, and so share a scale.
struct Spark {
    std::vector<ChartPoint> points;
    std::vector<std::optional<core::Decimal>> targets;  ///< One a point.
};

/// Draws the line without axes and numbers: those stand in the words beside it, which `label`
/// repeats for somebody who does not see it.
void write_spark(HtmlWriter& out, const Spark& spark, const ChartScale& scale,
                 std::string_view label);

}  // namespace utfall::reports
