#pragma once

#include "app/programme/setup_sheet_rows.h"
#include "app/programme/setup_sheets.h"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace utfall::usecases {

/// A report template as sheets (schemas/template_sheets.json); its lists "dataset" and "format" are
/// those that the program publishes, and empty.
const programme::SetupSheets& template_sheets();
const programme::SetupSheet& template_sheet(std::string_view code);

/// By the code of the sheet; a value a column.
using TemplateRows = std::map<std::string, std::vector<programme::SheetRow>, std::less<>>;

/// Stands for the cover where a row is a part of it.
inline constexpr const char* cover_row = "(cover)";
/// Begins the workbook's kinds of names and properties.
inline constexpr const char* template_workbook_kind = "template";
/// The hidden sheet with the texts as they were when the workbook was made.
inline constexpr const char* original_texts_sheet = "_texts";

/// Where a text stands beside the key of it: "label::sv" beside "label".
inline constexpr std::string_view language_mark = "::";
/// The languages that have columns.
inline constexpr std::string_view sheet_languages[] = {"sv", "en"};

/// "label" of "label::sv"; empty when the column is none of words.
std::string_view key_column_of(std::string_view column);

}  // namespace utfall::usecases
