#include "app/storage/book_lock.h"

#include "app/core/error.h"
#include "app/core/error_texts.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>
#include <cerrno>

namespace utfall::storage {

BookLock::BookLock(const std::string& book_path) {
    const std::string path = book_path + ".lock";
    file_ = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (file_ < 0) {
        throw core::Error{core::ErrorKind::unavailable,
                          "BOOK_LOCK_FAILED",
                          {{"path", path}, {"cause", core::cause_of(errno)}}};
    }
    if (::flock(file_, LOCK_EX | LOCK_NB) != 0) {
        ::close(file_);
        throw core::Error{core::ErrorKind::conflict, "BOOK_LOCKED", {{"path", book_path}}};
    }
}

BookLock::~BookLock() {
    ::close(file_);
}

}  // namespace utfall::storage
