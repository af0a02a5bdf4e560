#include "app/core/error.h"
#include "app/core/text.h"
#include "app/intake/sheet_table.h"

namespace utfall::intake {
namespace {

/// Of one sheet, the empty ones not counted.
constexpr std::size_t most_cells = 250'000;
/// Of one sheet, as it is kept: cells that share one text have it each.
constexpr std::size_t most_bytes = 16u << 20;

}  // namespace

SheetRows read_sheet_rows(XlsxReader& book, const std::string& file, const std::string& sheet) {
    SheetRows rows;
    std::size_t cells = 0;
    std::size_t bytes = 0;
    book.read(sheet, [&](const XlsxCell& cell) {
        const std::string_view text = core::trimmed(cell.text);
        if (text.empty() && cell.formula.empty()) return;
        bytes += text.size();
        if (++cells > most_cells || bytes > most_bytes) {
            throw core::Error{
                core::ErrorKind::unreadable, "XLSX_TOO_LARGE", {{"path", file}, {"part", sheet}}};
        }
        if (rows.empty() || rows.back().front().place.row != cell.place.row) rows.emplace_back();
        rows.back().push_back(
            {cell.place, cell.kind, std::string{text}, cell.look, !cell.formula.empty()});
    });
    return rows;
}

core::Place place_in(const core::Place& sheet, XlsxPlace cell) {
    core::Place where = sheet;
    where.row = cell.row;
    const std::string name = to_string(cell);
    where.column = name.substr(0, name.find_first_of("0123456789"));
    return where;
}

}  // namespace utfall::intake
