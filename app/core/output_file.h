#pragma once

#include <string>
#include <string_view>

namespace utfall::core {

// Files for whoever reads this program's. All throw as not_writable() says.

/// The folder that a file at `path` goes into, and those above it.
void make_folder_of(const std::string& path);
/// Whole or not at all: written beside, synced, and renamed into place; its folder is made.
void write_file(const std::string& path, std::string_view bytes);
/// The same for what nobody but the user may read (mode 0600), whatever had the name before.
void write_private_file(const std::string& path, std::string_view bytes);

}  // namespace utfall::core
