#pragma once

#include "app/usecases/value_import.h"

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

namespace utfall::usecases {

/// What the sheet of a workbook of participations may be called.
inline constexpr std::array<std::string_view, 2> participation_sheets{"participations",
                                                                      "Deltaganden"};

struct ParticipationsImported {
    Imported imported;
    std::uint64_t participants{0};    ///< Distinct people in the files.
    std::uint64_t participations{0};  ///< Rows with a key of their own.
};

/// Imports files of participations, CSV or workbooks, as one entry (schemas/files.md). A
/// participation that is in the book with other content becomes a new line that names the one it
/// replaces: what was empty may be filled in, what was stated changes with a reason alone
/// (CHANGE_NEEDS_REASON). With any error nothing is stored.
ParticipationsImported import_participations(Book& book, std::vector<InputFile>& files,
                                             const Act& act, const ProgressSink& progress = {});

}  // namespace utfall::usecases
