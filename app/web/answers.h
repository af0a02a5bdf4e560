#pragma once

#include "app/core/finding.h"
#include "app/core/json.h"
#include "app/core/localized.h"

#include <string>
#include <string_view>

namespace utfall::web {

/// {"ok":true,"data":...}, as the command line answers with --json.
core::Json answer_envelope(const core::Json& data);
/// {"ok":false,"error":{"code","message","remedy"},"findings":[]}
core::Json error_envelope(std::string_view code, const std::string& message,
                          const std::string& remedy);

}  // namespace utfall::web
