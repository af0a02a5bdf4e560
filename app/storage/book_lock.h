#pragma once

#include <chrono>
#include <string>

namespace utfall::storage {

/// The one writer of a book: an flock on NAME.utfall.lock, given back when this object ends or the
/// process dies. The file itself stays; it says nothing.
class BookLock {
  public:
    /// Throws Error(conflict, "BOOK_LOCKED") when another holds it, and still does after
    /// `patience`.
    explicit BookLock(const std::string& book_path,
                      std::chrono::milliseconds patience = std::chrono::milliseconds{0});
    ~BookLock();
    BookLock(const BookLock&) = delete;
    BookLock& operator=(const BookLock&) = delete;

  private:
    int file_{-1};
};

}  // namespace utfall::storage
