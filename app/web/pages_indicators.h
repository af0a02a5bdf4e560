#pragma once

#include "app/web/figure_words.h"
#include "app/web/page.h"
#include "app/web/workbench.h"

#include <string>
#include <vector>

namespace utfall::web {

Answer indicators_page(Workbench& workbench, const Visit& visit);
Answer indicator_page(Workbench& workbench, const Visit& visit);
Answer origin_page(Workbench& workbench, const Visit& visit);

/// Where a number may be chosen for: periods by kind, newest first.
core::Json period_choices(const OpenedBook& opened, const Visit& visit, const std::string& chosen);
/// A choice of scopes by level. `all` also offers whole levels, for lists.
core::Json scope_choices(const OpenedBook& opened, const Visit& visit,
                         const indicators::Scope& chosen, bool all);
/// Which rows of the list to show.
core::Json show_choices(const Visit& visit);
/// The period of the address, or the one that "now" means. Throws Error(not_found,
/// "PERIOD_UNKNOWN").
core::Period asked_period(const OpenedBook& opened, const Visit& visit);
/// The versions of the indicator that the address names. Throws Error(not_found,
/// "INDICATOR_UNKNOWN").
std::vector<const indicators::IndicatorDefinition*> asked_indicator(const OpenedBook& opened,
                                                                    const std::string& code);
/// "termin", "läsår".
std::string frequency_words(const Visit& visit, core::Frequency frequency);

}  // namespace utfall::web
