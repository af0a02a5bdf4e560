#pragma once

#include <cstdint>
#include <string>

namespace utfall::intake {

/// What is kept of a file that was read: enough to recognise it again.
struct SourceFile {
    std::string name;    ///< As the user named it, without folders.
    std::string sha256;  ///< 64 lower-case characters, over all bytes.
    std::int64_t bytes{0};
    std::int64_t rows{0};  ///< Rows with content below the header.
    bool operator==(const SourceFile&) const = default;
};

}  // namespace utfall::intake
