#pragma once

#include "app/core/json.h"
#include "app/core/period.h"
#include "app/web/book_shelf.h"

#include <string>
#include <vector>

namespace utfall::web {

/// The periods that anybody is asked for, and the one of them that a page shows.
struct AskedPeriods {
    std::vector<core::Period> periods;  ///< The newest that has begun first.
    std::string period;                 ///< Empty: there is none.
};

/// `wanted` is what the address names; empty: the newest that somebody is asked for.
AskedPeriods asked_periods(const OpenedBook& opened, core::Date today, const std::string& wanted);

/// The options of a choice among them: {"code","words","chosen"}.
core::JsonArray options_view(const AskedPeriods& asked, core::Lang lang);

}  // namespace utfall::web
