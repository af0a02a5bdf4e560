#include "app/storage/book_lock.h"

#include "app/core/error.h"
#include "app/core/error_texts.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>
#include <cerrno>
#include <thread>

namespace utfall::storage {

namespace {

constexpr std::chrono::milliseconds between_tries{5};

bool take(int file, std::chrono::milliseconds patience) {
    const auto deadline = std::chrono::steady_clock::now() + patience;
    while (::flock(file, LOCK_EX | LOCK_NB) != 0) {
        if (std::chrono::steady_clock::now() >= deadline) return false;
        std::this_thread::sleep_for(between_tries);
    }
    return true;
}

}  // namespace

BookLock::BookLock(const std::string& book_path, std::chrono::milliseconds patience) {
    const std::string path = book_path + ".lock";
    file_ = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (file_ < 0) {
        throw core::Error{core::ErrorKind::unavailable,
                          "BOOK_LOCK_FAILED",
                          {{"path", path}, {"cause", core::cause_of(errno)}}};
    }
    if (!take(file_, patience)) {
        ::close(file_);
        throw core::Error{core::ErrorKind::conflict, "BOOK_LOCKED", {{"path", book_path}}};
    }
}

BookLock::~BookLock() {
    ::close(file_);
}

}  // namespace utfall::storage
