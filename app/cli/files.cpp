#include "app/cli/context.h"
#include "app/core/error.h"
#include "app/core/error_texts.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iterator>

namespace utfall::cli {
namespace {

using core::Error;
using core::ErrorKind;

[[noreturn]] void refuse(const std::string& path, int fault) {
    throw Error{ErrorKind::unavailable,
                "FILE_UNWRITABLE",
                {{"path", path}, {"cause", core::cause_of(fault)}}};
}

void sync_folder(const std::filesystem::path& folder) {
    const int handle =
        ::open(folder.empty() ? "." : folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (handle < 0) return;
    ::fsync(handle);
    ::close(handle);
}

}  // namespace

std::string read_file(const std::string& path) {
    std::ifstream in{path, std::ios::binary};
    if (!in || std::filesystem::is_directory(path)) {
        throw Error{ErrorKind::unreadable,
                    "FILE_UNREADABLE",
                    {{"path", path}, {"cause", core::cause_of(errno == 0 ? EISDIR : errno)}}};
    }
    return std::string{std::istreambuf_iterator<char>{in}, {}};
}

void write_file(const std::string& path, std::string_view bytes) {
    const std::filesystem::path target{path};
    if (target.has_parent_path()) std::filesystem::create_directories(target.parent_path());
    const std::string beside = path + ".part";
    const int handle = ::open(beside.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644);
    if (handle < 0) refuse(path, errno);
    std::size_t written = 0;
    while (written < bytes.size()) {
        const ssize_t count = ::write(handle, bytes.data() + written, bytes.size() - written);
        if (count < 0) {
            const int fault = errno;
            ::close(handle);
            ::unlink(beside.c_str());
            refuse(path, fault);
        }
        written += static_cast<std::size_t>(count);
    }
    if (::fsync(handle) != 0 || ::close(handle) != 0 || ::rename(beside.c_str(), path.c_str()) != 0)
        refuse(path, errno);
    sync_folder(target.parent_path());
}

std::string file_name(const std::string& path) {
    return std::filesystem::path{path}.filename().string();
}

}  // namespace utfall::cli
