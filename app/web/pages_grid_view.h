#pragma once

#include "app/core/finding.h"
#include "app/usecases/entry_grid.h"
#include "app/usecases/value_entry.h"
#include "app/web/book_shelf.h"
#include "app/web/drafts.h"
#include "app/web/page.h"
#include "app/web/visit.h"
#include "app/web/workbench.h"

#include <string>

namespace utfall::web {

/// One entry grid as a page needs it: what is owed, what is typed, what is wrong with it.
struct GridView {
    const OpenedBook& opened;
    const Visit& visit;
    usecases::EntryGrid grid;
    Draft draft;
    core::Findings findings;  ///< Of the cells as they stand.
    bool refused{false};      ///< They were to be recorded, and a summary leads to each.
    bool closed{false};       ///< Nothing can be written here.
    core::Date today;
    std::string request_id;
};

std::string grid_path(const OpenedBook& opened, const Visit& visit);
/// The grid as a page, with its JSON and its table.
Page grid_page_of(const GridView& view);
/// One row's state after a field was kept: what a script shows without loading the page.
core::Json kept_answer(const GridView& view, const std::string& name, const std::string& time);
/// Mine and theirs, cell by cell, with a choice.
Page conflict_page_of(const GridView& view, const usecases::EnteredValues& entered);

}  // namespace utfall::web
