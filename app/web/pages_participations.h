#pragma once

#include "app/web/book_shelf.h"
#include "app/web/page.h"
#include "app/web/visit.h"
#include "app/web/workbench.h"

#include <string>

namespace utfall::web {

std::string participations_href(const OpenedBook& opened);
/// Above the pages that lie below the list of participations.
Crumb participations_crumb(const OpenedBook& opened, const Visit& visit);
/// The page's own addresses as files: adds "xlsx", "csv" and "json" to what its template reads.
void add_downloads(core::JsonObject& view, const Visit& visit);

/// What the common indicators come to on a day.
Answer common_page(Workbench& workbench, const Visit& visit);
/// Month by month what is to be told SCB, and what was.
Answer scb_page(Workbench& workbench, const Visit& visit);
/// The form "sent": what would follow, and with "confirm" that the month was sent is recorded.
Answer record_scb_sent(Workbench& workbench, const Visit& visit);
/// The form for erasing what is known of one person.
Answer erase_page(Workbench& workbench, const Visit& visit);
/// What would be erased, and with "confirm" it is.
Answer erase_participant(Workbench& workbench, const Visit& visit);

}  // namespace utfall::web
