#pragma once

#include "app/core/localized.h"
#include "reports/template.h"

#include <string>

namespace utfall::usecases {

/// A whole template as a workbook that read_template_workbook() reads again
/// (schemas/template_sheets.json): a sheet a part, how to edit it first, and drop-downs for what is
/// chosen. Same template, same bytes.
std::string template_workbook(const reports::Template& value, core::Lang lang);

}  // namespace utfall::usecases
