#pragma once

#include "app/core/localized.h"
#include "app/core/period.h"

#include <string>

namespace utfall::usecases {

/// "Höstterminen 2025", "december 2025", "fjärde kvartalet 2025", "läsåret 2024/25"; the code of a
/// term that is neither HT nor VT.
std::string period_name(const core::Period& period, core::Lang lang);

}  // namespace utfall::usecases
