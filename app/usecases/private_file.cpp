#include "app/usecases/private_file.h"

#include "app/core/error.h"
#include "app/core/error_texts.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#include <cerrno>

namespace utfall::usecases {
namespace {

constexpr unsigned others = 0077;

[[noreturn]] void refuse_unread(const std::string& path, int fault) {
    throw core::Error{core::ErrorKind::unreadable,
                      "FILE_UNREADABLE",
                      {{"path", path}, {"cause", core::cause_of(fault)}}};
}

/// The file that was opened is the one that is looked at, whatever its name means a moment later.
class SecretFile {
  public:
    explicit SecretFile(const std::string& path)
        : path_(path), handle_(::open(path.c_str(), O_RDONLY | O_CLOEXEC)) {
        if (handle_ < 0) refuse_unread(path_, errno);
    }
    ~SecretFile() { ::close(handle_); }
    SecretFile(const SecretFile&) = delete;
    SecretFile& operator=(const SecretFile&) = delete;

    [[nodiscard]] bool is_for_others() const {
        struct stat status {};
        if (::fstat(handle_, &status) != 0) refuse_unread(path_, errno);
        return (status.st_mode & others) != 0;
    }
    [[nodiscard]] std::string text(std::size_t most) const {
        std::string text(most, '\0');
        std::size_t size = 0;
        while (size < most) {
            const ssize_t got = ::read(handle_, text.data() + size, most - size);
            if (got < 0 && errno == EINTR) continue;
            if (got < 0) refuse_unread(path_, errno);
            if (got == 0) break;
            size += static_cast<std::size_t>(got);
        }
        text.resize(size);
        return text;
    }

  private:
    std::string path_;
    int handle_;
};

}  // namespace

std::string read_private_file(const std::string& path, std::size_t most) {
    const SecretFile file{path};
    if (file.is_for_others())
        throw core::Error{core::ErrorKind::unreadable, "SECRET_FILE_OPEN", {{"path", path}}};
    return file.text(most);
}

}  // namespace utfall::usecases
