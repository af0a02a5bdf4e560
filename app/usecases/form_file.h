#pragma once

#include "app/core/finding.h"
#include "app/intake/sheet_table.h"
#include "app/usecases/form.h"

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace utfall::usecases {

/// A row of a form that came back, as it stands in the sheet.
struct FormFileRow {
    std::uint32_t row{0};
    std::array<intake::SheetCell, form_columns> cells;

    const intake::SheetCell& operator[](FormColumn column) const {
        return cells[static_cast<std::size_t>(column)];
    }
};

/// A form that came back. Nothing in it is believed before its mark was.
struct FormFile {
    std::optional<FormMark> mark;  ///< Empty: it is none of ours, or was altered, and why is found.
    std::string sheet;             ///< Where the answers stand; empty: found nowhere.
    std::vector<FormFileRow> rows;
    /// The rows that defined names point to, by the names' numbers: sorting a sheet leaves them
    /// where they were, inserting rows moves them along.
    std::map<std::size_t, std::uint32_t> named_rows;
};

/// Reads a workbook. Columns are found by their names or labels, in whatever order; other columns
/// are told of and passed over. Findings: FORM_UNMARKED, FORM_FORMAT, FORM_ALTERED,
/// FORM_SHEET_MISSING, and those of intake::read_sheet_table(). Throws as intake::XlsxReader does.
FormFile read_form_file(const std::string& bytes, const std::string& name,
                        core::Findings& findings);

/// True for a workbook that says it is a collection form.
bool is_form(const std::string& bytes);

}  // namespace utfall::usecases
