#pragma once

#include "tests/storage/faulty_disk.h"

#include <map>
#include <random>
#include <string>
#include <vector>

namespace utfall::tests {

/// Files by name, with their bytes.
using Files = std::map<std::string, std::string>;

/// What a disk holds when its power went after the first `events` of what was done to it. What was
/// not synced is there sector by sector or not, as chance has it; a file that was made or erased is
/// so only when its folder was synced, or as chance has it. SQLite syncs the folder of a new file
/// with the file's first sync.
Files after_power_cut(const Files& before, const std::vector<DiskEvent>& events, std::size_t count,
                      std::mt19937& random);

}  // namespace utfall::tests
