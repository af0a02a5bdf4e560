#include "app/core/durable_file.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>
#include <array>
#include <cerrno>

namespace utfall::core {
namespace {

/// A descriptor that is closed whatever happens.
class Handle {
  public:
    Handle(const std::string& path, int flags, unsigned mode = 0)
        : number_(::open(path.c_str(), flags | O_CLOEXEC, mode)) {}
    ~Handle() {
        if (number_ >= 0) ::close(number_);
    }
    Handle(const Handle&) = delete;
    Handle& operator=(const Handle&) = delete;

    [[nodiscard]] bool is_open() const { return number_ >= 0; }
    [[nodiscard]] int number() const { return number_; }

  private:
    int number_;
};

int write_and_sync(int handle, std::string_view bytes) {
    while (!bytes.empty()) {
        const ssize_t put = ::write(handle, bytes.data(), bytes.size());
        if (put < 0) return errno;
        bytes.remove_prefix(static_cast<std::size_t>(put));
    }
    return ::fsync(handle) == 0 ? 0 : errno;
}

// A new name is kept only once its folder is. Some file systems do it unasked and refuse to be.
int sync_folder_of(const std::string& path) {
    const std::size_t slash = path.rfind('/');
    const Handle folder{slash == std::string::npos ? "." : path.substr(0, slash + 1),
                        O_RDONLY | O_DIRECTORY};
    if (!folder.is_open()) return errno;
    return ::fsync(folder.number()) == 0 || errno == EINVAL ? 0 : errno;
}

bool has_its_name(int file, const std::string& path) {
    struct stat opened {};
    struct stat named {};
    return ::fstat(file, &opened) == 0 && ::stat(path.c_str(), &named) == 0 &&
           opened.st_dev == named.st_dev && opened.st_ino == named.st_ino;
}

}  // namespace

std::size_t end_of_whole_lines(std::string_view text) {
    const std::size_t last = text.rfind('\n');
    return last == std::string_view::npos ? 0 : last + 1;
}

int put_in_place(const std::string& beside, const std::string& path) {
    {
        const Handle file{beside, O_RDWR};
        if (!file.is_open() || ::fsync(file.number()) != 0) return errno;
    }
    if (::rename(beside.c_str(), path.c_str()) != 0) return errno;
    return sync_folder_of(path);
}

int replace_file(const std::string& path, std::string_view bytes, unsigned mode) {
    const std::string beside = path + ".new";
    int fault = 0;
    {
        const Handle file{beside, O_WRONLY | O_CREAT | O_TRUNC, mode};
        fault = file.is_open() ? write_and_sync(file.number(), bytes) : errno;
    }
    if (fault == 0) fault = put_in_place(beside, path);
    if (fault != 0) ::unlink(beside.c_str());
    return fault;
}

int create_file(const std::string& path, std::string_view bytes, unsigned mode) {
    int fault = 0;
    {
        const Handle file{path, O_WRONLY | O_CREAT | O_EXCL, mode};
        if (!file.is_open()) return errno;
        fault = write_and_sync(file.number(), bytes);
    }
    if (fault == 0) fault = sync_folder_of(path);
    if (fault != 0) ::unlink(path.c_str());
    return fault;
}

GrowingFile::GrowingFile(const std::string& path) : path_(path) {
    // Whoever held it may have put another in its place while this one waited.
    do {
        if (handle_ >= 0) ::close(handle_);
        handle_ = ::open(path.c_str(), O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
        if (handle_ < 0 || ::flock(handle_, LOCK_EX) != 0) {
            fault_ = errno;
            return;
        }
    } while (!has_its_name(handle_, path));
    std::array<char, 4096> buffer{};
    ssize_t got = 0;
    while ((got = ::read(handle_, buffer.data(), buffer.size())) > 0)
        text_.append(buffer.data(), static_cast<std::size_t>(got));
    if (got < 0) fault_ = errno;
}

GrowingFile::~GrowingFile() {
    if (handle_ >= 0) ::close(handle_);
}

int GrowingFile::add(std::size_t whole, std::string_view text) {
    if (fault_ != 0) return fault_;
    const bool is_new = text_.empty();
    if (whole < text_.size() && ::ftruncate(handle_, static_cast<off_t>(whole)) != 0) return errno;
    const int fault = write_and_sync(handle_, text);
    if (fault != 0) return fault;
    text_.resize(whole);
    text_ += text;
    return is_new ? sync_folder_of(path_) : 0;
}

}  // namespace utfall::core
