#pragma once

#include "reports/document.h"

#include <functional>
#include <map>
#include <string>

namespace utfall::usecases {

/// One cell of a report, where it stands.
struct PrintedCell {
    const reports::Table& table;
    const reports::TableRow& row;
    std::size_t column;

    [[nodiscard]] const reports::Cell& cell() const { return row.cells[column]; }
    [[nodiscard]] std::string words(core::Lang lang) const;
};

/// Shows the cells of all tables in their printed order, until `see` answers that it has seen
/// enough (true).
void find_cell(const reports::Document& document,
               const std::function<bool(const PrintedCell&)>& see);

/// What each cell of a report says, as it is printed, by its ref ("T1.3").
std::map<std::string, std::string> cells_of(const reports::Document& document);

/// What the cell `ref` says; empty when there is none.
std::string words_of_cell(const reports::Document& document, const std::string& ref);

}  // namespace utfall::usecases
