#pragma once

#include <string>
#include <string_view>

namespace utfall::tests {

/// Compares `made` with tests/golden/<path> and fails the running test where they differ, with the
/// first line that does. UTFALL_UPDATE_GOLDEN=1 writes the file instead.
void check_golden(std::string_view path, const std::string& made);

}  // namespace utfall::tests
