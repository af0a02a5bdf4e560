#pragma once

#include <map>
#include <string>
#include <vector>

namespace utfall::tests {

/// Files that no program should believe, by name ("bomb", "symlink"): none of them is worth
/// keeping, and some would be larger than everything else here. "sound" is what the workbooks are
/// made of: a set-up with one team. Throws std::out_of_range for another name.
std::string made_file(const std::string& name);
/// The workbooks among them, without those whose size is what is bad about them.
std::vector<std::string> small_workbooks();
/// The parts of the sound one, by name.
std::map<std::string, std::string> sound_workbook();

}  // namespace utfall::tests
