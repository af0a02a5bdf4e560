#pragma once

#include "app/usecases/file_check.h"
#include "reports/document.h"

#include <string>
#include <string_view>
#include <vector>

namespace utfall::usecases {

/// What a file says of itself.
struct FileIdentity {
    std::string format;     ///< "xlsx", "html" or "json".
    std::string report;     ///< Empty: it is no issued report.
    std::string ledger_id;  ///< Empty: it does not say.
};
FileIdentity identity_of(std::string_view file, const std::string& name);

/// Where the two say different things, in the issued file's order. `document` is what was rendered.
std::vector<AlteredCell> altered_cells(const std::string& format, std::string_view issued,
                                       std::string_view found, const std::string& name,
                                       const reports::Document& document);

}  // namespace utfall::usecases
