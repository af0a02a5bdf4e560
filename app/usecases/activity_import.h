#pragma once

#include "app/usecases/value_import.h"

#include <array>
#include <string_view>
#include <vector>

namespace utfall::usecases {

/// What the sheet of a workbook of activities may be called.
inline constexpr std::array<std::string_view, 3> activity_sheets{"activities", "Aktiviteter",
                                                                 "Activities"};

/// Imports files of activities, CSV or workbooks, as one entry (schemas/files.md). A row whose code
/// is in the book with other content becomes a new line that names the one it replaces. With any
/// error nothing is stored.
Imported import_activities(Book& book, std::vector<InputFile>& files, const Act& act,
                           const ProgressSink& progress = {});

}  // namespace utfall::usecases
