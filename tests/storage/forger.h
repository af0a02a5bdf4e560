#pragma once

#include <string>

namespace utfall::tests {

/// Makes every hash of an altered book hold again: leaves, roots of lines, tree heads and the
/// cache. That is what somebody can do who knows the program and has the file, but not the key.
void rehash(const std::string& book);

/// Changes the book by `sql` past its guards and makes its hashes hold again.
void forge(const std::string& book, const std::string& sql);

}  // namespace utfall::tests
