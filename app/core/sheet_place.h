#pragma once

#include "app/core/finding.h"

#include <string>

namespace utfall::core {

/// The place in its sheet as spreadsheets name it: "Team!D6", "Team!6" without a column, "Team".
std::string in_sheet(const Place& where);

}  // namespace utfall::core
