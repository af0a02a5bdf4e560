#pragma once

#include "app/usecases/value_import.h"

#include <array>
#include <string_view>
#include <vector>

namespace utfall::usecases {

/// What the sheet of a workbook of participants' hours may be called.
inline constexpr std::array<std::string_view, 2> hours_sheets{"participation_hours",
                                                              "Deltagares timmar"};

/// Imports files of participants' hours month by month, CSV or workbooks, as one entry
/// (schemas/files.md). Other hours than were stated before are due a reason. With any error nothing
/// is stored.
Imported import_hours(Book& book, std::vector<InputFile>& files, const Act& act,
                      const ProgressSink& progress = {});

}  // namespace utfall::usecases
