#pragma once

#include <cstddef>
#include <string>

namespace utfall::usecases {

/// A file that its owner alone can read, and of one that is longer no more than `most` bytes.
/// Throws Error(unreadable, "FILE_UNREADABLE" | "SECRET_FILE_OPEN"): what others can read is no
/// secret.
std::string read_private_file(const std::string& path, std::size_t most);

}  // namespace utfall::usecases
