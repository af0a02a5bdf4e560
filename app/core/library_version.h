#pragma once

#include <string>
#include <vector>

namespace utfall::core {

/// A library that the program runs with, as it names itself: the version that was loaded, where the
/// library tells, and else the one that was compiled in. Each is asked in the file that knows it.
struct LibraryVersion {
    std::string library;
    std::string version;
};
using LibraryVersions = std::vector<LibraryVersion>;

}  // namespace utfall::core
