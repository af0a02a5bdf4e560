#pragma once

#include "app/core/localized.h"
#include "app/core/period.h"

#include <string>

namespace utfall::usecases {

/// "Höstterminen 2025", "december 2025", "fjärde kvartalet 2025", "läsåret 2024/25"; the code of a
/// term that is neither HT, VT nor PROJEKT, the operation's own span.
std::string period_name(const core::Period& period, core::Lang lang);
/// As a column's header has room for: "HT25", "hela projektet".
std::string short_period_name(const core::Period& period, core::Lang lang);

}  // namespace utfall::usecases
