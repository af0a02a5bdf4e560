#pragma once

#include "app/storage/sqlite_store.h"

#include <functional>
#include <string>

namespace utfall::storage {

/// Copies the book at `path` as it stands between two entries to `copy`, which must not exist and
/// is not durable yet. Whoever writes meanwhile waits with the commit. Throws Error(not_found,
/// "BOOK_NOT_FOUND"), Error(conflict, "BOOK_EXISTS"), and what the disk refuses; then there is no
/// copy.
void copy_book(const std::string& path, const std::string& copy,
               const std::function<void(Progress)>& progress = {});

}  // namespace utfall::storage
