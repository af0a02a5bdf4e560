#pragma once

#include "app/usecases/value_import.h"

#include <array>
#include <string_view>
#include <vector>

namespace utfall::usecases {

/// What the sheet of a workbook of SCB's figures may be called.
inline constexpr std::array<std::string_view, 2> scb_sheets{"scb", "Avstämning SCB"};

/// Imports what SCB says that it was told of each month, CSV or workbooks, as one entry
/// (schemas/files.md). A month that is in the book with other figures becomes a new line that names
/// the one it replaces. With any error nothing is stored.
Imported import_scb_figures(Book& book, std::vector<InputFile>& files, const Act& act,
                            const ProgressSink& progress = {});

}  // namespace utfall::usecases
