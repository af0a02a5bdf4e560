#pragma once

#include "app/core/json.h"
#include "app/web/pages_grid_view.h"

#include <cstddef>

namespace utfall::web {

/// The grid's sections as its template reads them, and how far the collector has come.
struct GridSections {
    core::JsonArray sections;
    std::size_t rows{0};
    std::size_t filled{0};  ///< Recorded, or kept as a draft without a fault.
};
GridSections grid_sections_view(const GridView& view);

/// One row: its cells as typed, its total beside the earlier period's, what it asks and what is
/// wrong with it.
core::Json grid_row_view(const usecases::GridRow& row, const GridView& view);

}  // namespace utfall::web
