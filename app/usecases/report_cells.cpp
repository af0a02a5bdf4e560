#include "app/usecases/report_cells.h"

#include "reports/swedish.h"

namespace utfall::usecases {

std::string PrintedCell::words(core::Lang lang) const {
    return reports::cell_text(cell(), table.columns[column].format, lang);
}

void find_cell(const reports::Document& document,
               const std::function<bool(const PrintedCell&)>& see) {
    for (const auto& section : document.sections) {
        for (const auto& block : section.blocks) {
            const auto* table = std::get_if<reports::Table>(&block);
            if (table == nullptr) continue;
            for (const auto& row : table->rows) {
                for (std::size_t i = 0; i < row.cells.size() && i < table->columns.size(); ++i) {
                    if (see({*table, row, i})) return;
                }
            }
        }
    }
}

std::map<std::string, std::string> cells_of(const reports::Document& document) {
    std::map<std::string, std::string> cells;
    find_cell(document, [&](const PrintedCell& at) {
        if (!at.cell().ref.empty()) cells[at.cell().ref] = at.words(document.lang);
        return false;
    });
    return cells;
}

std::string words_of_cell(const reports::Document& document, const std::string& ref) {
    std::string words;
    find_cell(document, [&](const PrintedCell& at) {
        if (at.cell().ref != ref) return false;
        words = at.words(document.lang);
        return true;
    });
    return words;
}

}  // namespace utfall::usecases
