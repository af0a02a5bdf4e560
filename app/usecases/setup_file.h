#pragma once

#include "app/core/finding.h"
#include "app/core/json.h"
#include "app/programme/setup_sheets.h"
#include "app/usecases/setup_places.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace utfall::usecases {

/// A set-up document, whatever it was written in.
struct SetupFile {
    std::optional<core::Json> document;  ///< Empty: nothing in it can be read, and why is found.
    SetupPlaces places;                  ///< Of a workbook; a JSON document names its own.
    /// Sheets for parts of rows that a workbook lacks: it says nothing of those parts.
    std::vector<const programme::SetupSheet*> absent;
};

/// Reads JSON (schemas/setup.schema.json) or a workbook of the same rows (schemas/files.md): the
/// bytes say which, and a file that is named as a workbook must be one. Faults: JSON_*; of a
/// workbook SETUP_SHEET_*, those of read_sheet_table() and of read_setup_cell(). Throws as
/// intake::XlsxReader does.
SetupFile read_setup_file(const std::string& bytes, const std::string& file_name,
                          core::Findings& findings);

/// True for a packed file or one of the older Excel format.
bool is_workbook(std::string_view bytes);
/// True for a workbook with a sheet that belongs to a set-up.
bool is_setup_workbook(const std::string& bytes);

}  // namespace utfall::usecases
