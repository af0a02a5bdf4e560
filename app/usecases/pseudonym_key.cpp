#include "app/usecases/pseudonym_key.h"

#include "app/core/durable_file.h"
#include "app/core/error.h"
#include "app/core/error_texts.h"
#include "app/core/output_file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#include <array>
#include <cerrno>

namespace utfall::usecases {
namespace {

using core::Error;
using core::ErrorKind;

constexpr unsigned owner_alone = 0600;
constexpr unsigned others = 0077;

[[noreturn]] void refuse_unread(const std::string& path, int fault) {
    throw Error{ErrorKind::unreadable,
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
    /// Of a file that is longer than a key, as much as shows that it is none.
    [[nodiscard]] std::string text() const {
        std::array<char, 256> buffer{};
        const ssize_t got = ::read(handle_, buffer.data(), buffer.size());
        if (got < 0) refuse_unread(path_, errno);
        return {buffer.data(), static_cast<std::size_t>(got)};
    }

  private:
    std::string path_;
    int handle_;
};

}  // namespace

core::PseudonymKey make_pseudonym_key(const std::string& path, core::Entropy& entropy) {
    core::PseudonymKey key = core::PseudonymKey::make(entropy);
    core::make_folder_of(path);
    const int fault = core::create_file(path, key.text(), owner_alone);
    if (fault == EEXIST) throw Error{ErrorKind::conflict, "SECRET_FILE_EXISTS", {{"path", path}}};
    if (fault != 0) throw core::not_writable(path, fault);
    return key;
}

core::PseudonymKey read_pseudonym_key(const std::string& path) {
    const SecretFile file{path};
    if (file.is_for_others())
        throw Error{ErrorKind::unreadable, "SECRET_FILE_OPEN", {{"path", path}}};
    auto key = core::PseudonymKey::from_text(file.text());
    if (!key) throw Error{ErrorKind::unreadable, "PSEUDONYM_KEY_MALFORMED", {{"path", path}}};
    return std::move(*key);
}

void write_private_file(const std::string& path, std::string_view bytes) {
    core::make_folder_of(path);
    if (const int fault = core::replace_file(path, bytes, owner_alone))
        throw core::not_writable(path, fault);
}

}  // namespace utfall::usecases
