#pragma once

#include "app/intake/cells.h"
#include "app/usecases/value_import.h"

#include <cstddef>
#include <functional>
#include <istream>
#include <span>
#include <string>
#include <string_view>

namespace utfall::usecases {

/// One kind of file with a row for each thing, as CSV or as a sheet of a workbook.
struct RowFileKind {
    std::span<const intake::ColumnSpec> columns;
    std::span<const std::string_view> sheets;  ///< What its sheet may be called.
    intake::UnreadColumns unread{};
};

/// Shows the cells of each row below the headings, and notes the file among `result.sources`. The
/// bytes say which form it has. A workbook's sheet is found by its name, or is the only one that
/// holds anything: else the finding ROWS_SHEET_MISSING. Throws as intake::XlsxReader does.
void read_rows(InputFile& file, const RowFileKind& kind, Imported& result,
               const std::function<void(intake::RowCells&)>& see);

/// As many bytes as there are, at most `longest`. The stream is left at its beginning.
std::string beginning_of(std::istream& bytes, std::size_t longest);
/// True for a workbook with a sheet of one of these names.
bool has_sheet(const std::string& bytes, std::span<const std::string_view> sheets);

}  // namespace utfall::usecases
