#include "app/usecases/report_cells.h"

#include "reports/swedish.h"

namespace utfall::usecases {

std::map<std::string, std::string> cells_of(const reports::Document& document) {
    std::map<std::string, std::string> cells;
    for (const auto& section : document.sections) {
        for (const auto& block : section.blocks) {
            const auto* table = std::get_if<reports::Table>(&block);
            if (table == nullptr) continue;
            for (const auto& row : table->rows) {
                for (std::size_t i = 0; i < row.cells.size() && i < table->columns.size(); ++i) {
                    if (row.cells[i].ref.empty()) continue;
                    cells[row.cells[i].ref] =
                        reports::cell_text(row.cells[i], table->columns[i].format, document.lang);
                }
            }
        }
    }
    return cells;
}

}  // namespace utfall::usecases
