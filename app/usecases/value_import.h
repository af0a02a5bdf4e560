#pragma once

#include "app/core/finding.h"
#include "app/core/json.h"
#include "app/intake/source_file.h"
#include "app/usecases/books.h"

#include <array>
#include <cstdint>
#include <istream>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace utfall::usecases {

/// One file to be read: its name as shown, and its bytes as a stream.
struct InputFile {
    std::string name;
    std::istream& bytes;
    std::uint64_t size{0};  ///< For the progress; 0: not known.
};

struct Imported {
    std::optional<std::uint64_t> entry;
    std::uint64_t size{0};
    std::uint64_t lines{0};
    std::uint64_t added{0};
    std::uint64_t changed{0};
    std::uint64_t unchanged{0};
    std::vector<intake::SourceFile> sources;
    bool replayed{false};     ///< Applying the files now changes no line.
    core::Findings findings;  ///< With an error nothing was stored.
};

/// What the sheet of a workbook with values may be called; the last is that of the tidy export.
inline constexpr std::array<std::string_view, 3> value_sheets{"values", "Värden", "data"};

/// How an entry body names its files.
core::Json sources_json(const std::vector<intake::SourceFile>& sources);

/// Imports value files, CSV or workbooks, as one entry (schemas/files.md). CSV is streamed: memory
/// does not grow with it. With any error, in a dry run, or when nothing changes, the book is left
/// as it was.
Imported import_values(Book& book, std::vector<InputFile>& files, const Act& act,
                       const ProgressSink& progress);

}  // namespace utfall::usecases
