#pragma once

#include "reports/document.h"

#include <map>
#include <string>

namespace utfall::usecases {

/// What each cell of a report says, as it is printed, by its ref ("T1.3").
std::map<std::string, std::string> cells_of(const reports::Document& document);

}  // namespace utfall::usecases
