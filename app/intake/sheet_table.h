#pragma once

#include "app/core/finding.h"
#include "app/intake/csv_reader.h"
#include "app/intake/xlsx_reader.h"

#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace utfall::intake {

/// A cell of a sheet, kept. Its text has no white space around it.
struct SheetCell {
    XlsxPlace place;
    XlsxKind kind{XlsxKind::text};
    std::string text;  ///< Empty: the cell is, or its formula was saved without a value.
    XlsxNumberLook look;
    bool formula{false};
};

/// The rows of a sheet that hold something, each from the left.
using SheetRows = std::vector<std::vector<SheetCell>>;

/// Throws as XlsxReader does, and Error(unreadable, "XLSX_TOO_LARGE") for more cells or more text
/// than people fill in.
SheetRows read_sheet_rows(XlsxReader& book, const std::string& file, const std::string& sheet);

/// What stands below the headings of a sheet.
struct SheetTable {
    struct Row {
        std::uint32_t row{0};
        std::vector<SheetCell> cells;  ///< In ColumnSpec order, with their places; text in NFC.
    };
    std::vector<std::uint32_t> columns;  ///< Where each ColumnSpec stands; 0: nowhere.
    std::vector<Row> rows;
    std::size_t passed_over{0};  ///< Rows that begin with "#".
    bool has_unread{false};      ///< It is of the kind that has the unread columns.
};

/// Finds the headings by their names, or by their labels where the row of names is gone, in
/// whatever order; what stands above them is for people, and rows without content are no rows.
/// `sheet` is the place of the sheet, for the findings: SHEET_HEADER_MISSING, SHEET_COLUMN_UNKNOWN,
/// SHEET_COLUMN_MISSPELT, SHEET_COLUMN_TWICE, SHEET_COLUMN_MISSING, SHEET_COLUMN_UNNAMED,
/// SHEET_COLUMN_CONTRADICTED (its name and the label above it are of two columns),
/// SHEET_CELL_FAULT, SHEET_CELL_UNCALCULATED, TEXT_CONTROL, TEXT_BIDI.
SheetTable read_sheet_table(const core::Place& sheet, const SheetRows& rows,
                            std::span<const ColumnSpec> columns, core::Findings& findings,
                            const UnreadColumns& unread = {});

/// `sheet` with the cell's row and column.
core::Place place_in(const core::Place& sheet, XlsxPlace cell);

}  // namespace utfall::intake
