#pragma once

#include "app/storage/book.h"

#include <string>

namespace utfall::storage {

/// Throws Error(conflict, "BOOK_EXISTS") when there is something at `path`.
void make_empty_file(const std::string& path);

/// Writes tables, header, signing key and entry 0 into an empty file: all but the key, which lies
/// beside it, in one transaction, so that a crash leaves an empty file and not half a book. When it
/// fails, no key is left that it made.
void begin_book(Book& book, const std::string& time_zone, const ledger::EntryDraft& creation,
                const std::string& passphrase);

/// Takes away the files of a book whose creation failed.
void remove_new_book(const std::string& path) noexcept;

}  // namespace utfall::storage
