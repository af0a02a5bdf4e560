#pragma once

#include "app/usecases/file_check.h"
#include "reports/document.h"

#include <string>
#include <string_view>
#include <vector>

namespace utfall::usecases {

/// Where the workbook `found` says something else than `issued`, which was rendered from
/// `document`. A cell with a formula that only follows altered cells is not altered itself: the
/// formula that was issued is worked out from what the file holds.
std::vector<AlteredCell> altered_in_workbook(std::string_view issued, std::string_view found,
                                             const std::string& name,
                                             const reports::Document& document);

}  // namespace utfall::usecases
