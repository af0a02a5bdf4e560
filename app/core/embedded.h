#pragma once

#include <optional>
#include <string_view>
#include <vector>

namespace utfall::core {

/// A file of the source tree that the build put into the program, so that a single binary carries
/// its schemas, templates, texts and example.
struct EmbeddedFile {
    std::string_view
        path;  ///< Relative to the project's root, e.g. "schemas/store/0001_ledger.sql".
    std::string_view bytes;
};

/// Sorted by path. Defined by the generated table that app/CMakeLists.txt makes.
const std::vector<EmbeddedFile>& embedded_files();
std::optional<std::string_view> embedded_file(std::string_view path);
/// Those whose path starts with `prefix`, sorted.
std::vector<EmbeddedFile> embedded_under(std::string_view prefix);

}  // namespace utfall::core
