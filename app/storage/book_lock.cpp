#include "app/storage/book_lock.h"

#include "app/core/error.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>
#include <cerrno>
#include <cstring>

namespace utfall::storage {

BookLock::BookLock(const std::string& book_path) {
    const std::string path = book_path + ".lock";
    file_ = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (file_ < 0) {
        throw core::Error{core::ErrorKind::unavailable, "BOOK_LOCK_FAILED",
                          path + " cannot be made: " + std::strerror(errno),
                          "Check that the folder can be written to."};
    }
    if (::flock(file_, LOCK_EX | LOCK_NB) != 0) {
        ::close(file_);
        throw core::Error{core::ErrorKind::conflict, "BOOK_LOCKED",
                          book_path + " is being written to by another program",
                          "Close the other program, or wait until it is done."};
    }
}

BookLock::~BookLock() {
    ::close(file_);
}

}  // namespace utfall::storage
