#pragma once

#include "app/usecases/form_read.h"
#include "app/usecases/form_status.h"
#include "app/web/asked_periods.h"
#include "app/web/inbox.h"
#include "app/web/page.h"
#include "app/web/visit.h"
#include "app/web/workbench.h"

#include <string>
#include <vector>

namespace utfall::web {

/// Who is asked for a period, and where each of them stands.
struct FormsOfPeriod {
    AskedPeriods asked;
    std::vector<usecases::FormStanding> standings;
};

// The pages, in pages_forms_views.cpp.
/// `fault`: what was wrong with what was sent; empty: nothing was sent.
Page forms_page_of(const OpenedBook& opened, Workbench& workbench, const Visit& visit,
                   const FormsOfPeriod& forms, const std::string& fault);
/// `moved_on`: the book got new entries after what the user saw.
Page incoming_page_of(const OpenedBook& opened, Workbench& workbench, const Visit& visit,
                      const HeldFiles& held, const std::vector<usecases::FormRead>& read,
                      bool moved_on);

}  // namespace utfall::web
