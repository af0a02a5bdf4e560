#pragma once

#include "app/usecases/template_sheets.h"
#include "reports/template.h"

namespace utfall::usecases {

/// A template as the rows of its sheets, of which TemplateOfSheets makes the same template: what no
/// other column can say stands in the column "json".
TemplateRows rows_of_template(const reports::Template& value);

}  // namespace utfall::usecases
