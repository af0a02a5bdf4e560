#pragma once

#include "reports/document.h"

#include <map>
#include <string>
#include <utility>
#include <vector>

namespace utfall::reports {

/// Sheet and cell: {"Resultat", "C7"}.
using WorkbookPlace = std::pair<std::string, std::string>;

/// How a cell with a formula follows from others of its sheet.
struct ComputedCell {
    std::string expression;                       ///< Of the template; empty: a sum.
    std::map<std::string, std::string> operands;  ///< The expression's names and their cells.
    std::vector<std::string> summed;              ///< The cells of a sum.
};

/// What stands where in the workbook of a report.
struct WorkbookPlaces {
    std::map<WorkbookPlace, std::string> refs;  ///< Of figures: "T1.3".
    std::map<WorkbookPlace, ComputedCell> computed;
};
WorkbookPlaces workbook_places(const Document& document);

}  // namespace utfall::reports
