#pragma once

#include "app/usecases/value_import.h"

#include <array>
#include <string_view>
#include <vector>

namespace utfall::usecases {

/// What the sheet of a workbook of answers may be called.
inline constexpr std::array<std::string_view, 3> answer_sheets{"survey_answers", "Enkätsvar",
                                                               "Survey answers"};

/// Imports files of answers to the set-up's surveys, CSV or workbooks, as one entry
/// (schemas/files.md). An answer that is in the book with other content becomes a new line that
/// names the one it replaces. With any error nothing is stored.
Imported import_answers(Book& book, std::vector<InputFile>& files, const Act& act,
                        const ProgressSink& progress = {});

}  // namespace utfall::usecases
