#include "app/storage/book_mark.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cstdint>

namespace utfall::storage {
namespace {

// "File change counter", big-endian (SQLite's file format, 1.3.7). With a rollback journal every
// transaction raises it.
constexpr off_t counter_at = 24;

bool is_being_written(const std::string& path) {
    return ::access((path + "-journal").c_str(), F_OK) == 0;
}

}  // namespace

std::string book_mark(const std::string& path) {
    if (is_being_written(path)) return {};
    const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (file < 0) return {};
    struct stat about {};
    std::array<unsigned char, 4> bytes{};
    const bool read =
        ::fstat(file, &about) == 0 &&
        ::pread(file, bytes.data(), bytes.size(), counter_at) == static_cast<ssize_t>(bytes.size());
    ::close(file);
    // Who began meanwhile may give up again, and the counter goes back with the rest.
    if (!read || is_being_written(path)) return {};
    std::uint32_t counter = 0;
    for (const unsigned char byte : bytes) counter = counter << 8U | byte;
    return std::to_string(about.st_dev) + ":" + std::to_string(about.st_ino) + ":" +
           std::to_string(counter);
}

}  // namespace utfall::storage
