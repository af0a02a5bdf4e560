#pragma once

#include "app/usecases/value_import.h"

#include <array>
#include <string_view>
#include <vector>

namespace utfall::usecases {

/// What the sheet of a workbook of outcomes may be called.
inline constexpr std::array<std::string_view, 3> outcome_sheets{"outcomes", "Resultat",
                                                                "Deltagares resultat"};

/// Imports files of what became of participants, CSV or workbooks, as one entry
/// (schemas/files.md). Another answer to what was observed before is due a reason. With any error
/// nothing is stored.
Imported import_outcomes(Book& book, std::vector<InputFile>& files, const Act& act,
                         const ProgressSink& progress = {});

}  // namespace utfall::usecases
