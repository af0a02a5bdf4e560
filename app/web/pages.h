#pragma once

#include "app/web/page.h"
#include "app/web/visit.h"
#include "app/web/workbench.h"

namespace utfall::web {

// Every page and act of the app; routes.cpp says where they are. Each stands in the file of its
// subject: pages_<subject>.cpp.

Answer books_page(Workbench& workbench, const Visit& visit);
Answer overview_page(Workbench& workbench, const Visit& visit);
Answer indicators_page(Workbench& workbench, const Visit& visit);
Answer settings_page(Workbench& workbench, const Visit& visit);
Answer set_identity(Workbench& workbench, const Visit& visit);
Answer accessibility_page(Workbench& workbench, const Visit& visit);

}  // namespace utfall::web
