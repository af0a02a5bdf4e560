#pragma once

#include "app/ledger/anchors.h"

#include <memory>
#include <string>

namespace utfall::storage {

/// The file beside a book in which the time stamps of its checkpoints lie, one a line:
/// {"checkpoint": NOTE, "token": BASE64}.
std::string stamps_path(const std::string& book_path);

/// What lies beside the book `book_path`; files that are not there are empty ones.
std::unique_ptr<ledger::Anchors> open_anchors(const std::string& book_path);

}  // namespace utfall::storage
