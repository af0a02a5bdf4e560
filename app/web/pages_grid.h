#pragma once

#include "app/web/page.h"
#include "app/web/visit.h"
#include "app/web/workbench.h"

namespace utfall::web {

// The entry grid of one collector and period, and what is done in it.
Answer grid_page(Workbench& workbench, const Visit& visit);
/// Keeps what is typed; answers one field's reading as JSON, or leads back to the grid.
Answer keep_draft(Workbench& workbench, const Visit& visit);
/// Records the draft and what came with the form.
Answer record_grid(Workbench& workbench, const Visit& visit);
/// Settles cells that somebody else changed, then records.
Answer settle_conflicts(Workbench& workbench, const Visit& visit);
Answer undo_grid(Workbench& workbench, const Visit& visit);

}  // namespace utfall::web
