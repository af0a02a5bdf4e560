#pragma once

#include <string>

namespace utfall::storage {

/// A mark of the book's file as it stands; after every change it has another. Empty while somebody
/// writes, and when there is no such file. Opens no database: it reads SQLite's change counter.
std::string book_mark(const std::string& path);

}  // namespace utfall::storage
