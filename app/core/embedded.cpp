#include "app/core/embedded.h"

#include <algorithm>

namespace utfall::core {

std::optional<std::string_view> embedded_file(std::string_view path) {
    const auto& files = embedded_files();
    const auto found = std::ranges::lower_bound(files, path, {}, &EmbeddedFile::path);
    if (found == files.end() || found->path != path) return std::nullopt;
    return found->bytes;
}

std::vector<EmbeddedFile> embedded_under(std::string_view prefix) {
    const auto& files = embedded_files();
    const auto first = std::ranges::lower_bound(files, prefix, {}, &EmbeddedFile::path);
    const auto last = std::find_if_not(first, files.end(), [&](const EmbeddedFile& file) {
        return file.path.starts_with(prefix);
    });
    return {first, last};
}

}  // namespace utfall::core
