#pragma once

#include <set>
#include <string>
#include <vector>

namespace utfall::tests {

/// Paths of the .cpp and .h files under the folders, relative to the project's root, sorted.
std::vector<std::string> source_files(const std::vector<std::string>& folders);
/// The whole of a file of the project.
std::string file_text(const std::string& path);
/// What the file includes, in quotes (`"`) or angle brackets (`<`).
std::vector<std::string> included_paths(const std::string& file, char opening);
/// Whether a test exists under the name that documents give it: "core/money_tests/CASE" for a case
/// of a program, "browser/app_whole.test.mjs: TITLE" or "browser/report_check.mjs: FUNCTION" for
/// one of the scripts.
bool is_test(const std::string& name);
/// Upper-case codes that stand as string literals in the file: "VALUE_DUPLICATE".
std::set<std::string> upper_case_literals(const std::string& text);

}  // namespace utfall::tests
