#pragma once

#include "app/core/finding.h"
#include "app/core/json.h"
#include "app/usecases/setup_places.h"
#include "reports/template.h"

#include <optional>
#include <string>

namespace utfall::usecases {

/// Checks the content of a template that was made of a workbook, {manifest, report, texts}, as
/// reports::read_template_content() does; its faults get the cells of `places`. Columns that it
/// uses are added to its needs; texts that nothing uses are dropped: TEMPLATE_BOOK_TEXT_UNUSED.
std::optional<reports::Template> checked_template(core::Json content, const SetupPlaces& places,
                                                  const std::string& file,
                                                  core::Findings& findings);

}  // namespace utfall::usecases
