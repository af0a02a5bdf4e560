#include "app/core/sheet_place.h"

#include <algorithm>

namespace utfall::core {

std::string in_sheet(const Place& where) {
    if (where.row == 0) return where.sheet;
    const bool is_cell =
        std::ranges::all_of(where.column, [](char c) { return c >= 'A' && c <= 'Z'; });
    const std::string row = std::to_string(where.row);
    return where.sheet + '!' + (is_cell ? where.column + row : row + ", " + where.column);
}

}  // namespace utfall::core
