#pragma once

#include <map>
#include <string>

namespace utfall::tests {

/// A packed file of these parts, by name.
std::string packed(const std::map<std::string, std::string>& parts);

/// The parts of a small workbook: one sheet "Blad" with the rows given as XML, the shared texts
/// "ett" and "två" (in two pieces, with a pronunciation), and the cell styles 0 plain, 1 a built-in
/// date, 2 a date of its own, 3 a number with a quoted unit.
std::map<std::string, std::string> workbook_parts(const std::string& rows);

}  // namespace utfall::tests
