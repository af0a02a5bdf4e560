#pragma once

#include "app/usecases/value_import.h"

#include <istream>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace utfall::usecases {

/// What a file that is taken in holds (schemas/files.md).
enum class FileKind {
    values,
    activities,
    surveys,
    participations,
    participation_hours,
    outcomes,
    scb_figures,
    costs,
    sie,
    financing,
    narratives,
    benchmarks,
    setup
};

/// "values", "activities", "surveys", "participations", "participation_hours", "outcomes",
/// "scb_figures", "costs", "sie", "financing", "narratives", "benchmarks", "setup".
std::string_view to_word(FileKind kind);
std::optional<FileKind> file_kind(std::string_view word);

/// What the file seems to hold, from its beginning: a header with the column that one kind alone
/// has, a bookkeeping, an answer of Kolada's or an export of Skolverket's, another JSON document,
/// or a workbook with a set-up's sheets or one of activities, answers or participants. Empty when
/// it cannot be told. The stream is left at its beginning.
std::optional<FileKind> guess_file_kind(std::istream& bytes);

/// Takes in files of one kind as one entry, whichever the kind. A set-up is one file: further ones
/// are the finding IMPORT_ONE_SETUP. A bookkeeping comes with one list of accounts among the files,
/// which is known by its header: none or several are the finding IMPORT_ACCOUNTS. What publishers
/// have revised are notes among the findings.
Imported import_files(Book& book, FileKind kind, std::vector<InputFile>& files, const Act& act,
                      const ProgressSink& progress);

}  // namespace utfall::usecases
