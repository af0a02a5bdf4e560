#pragma once

#include "app/core/decimal.h"
#include "reports/xlsx_workbook.h"

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace utfall::reports::xlsx {

struct LongColumn {
    std::string title;
    int width{12};  ///< In digits of the book's font.
};

/// A plain list of any length, written row by row: memory does not grow with the rows, so a sheet
/// has no Excel table and no width is measured. Past the last row that Excel takes, the list goes
/// on in another sheet under the same headings. The checks are those of Workbook; same calls, same
/// bytes.
class LongWorkbook {
  public:
    static constexpr std::uint32_t most_rows = 1'048'576;  ///< Of a sheet, with its heading.

    /// `rows_a_sheet`, with the heading, is lower in tests only.
    LongWorkbook(const Properties& properties, std::string sheet_name,
                 std::vector<LongColumn> columns, std::uint32_t rows_a_sheet = most_rows);
    ~LongWorkbook();
    LongWorkbook(const LongWorkbook&) = delete;
    LongWorkbook& operator=(const LongWorkbook&) = delete;

    /// The next cells of the present row, from the left.
    void text(std::string_view text);
    void number(const core::Decimal& number);
    void empty();
    void end_row();

    /// Writes the file at `path`; nothing may be called after. Error(unavailable,
    /// "FILE_UNWRITABLE") when it cannot be.
    void close_into(const std::string& path);

  private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace utfall::reports::xlsx
