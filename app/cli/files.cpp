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

void replace_file(const std::string& path, const std::function<void(const std::string&)>& write) {
    const std::filesystem::path target{path};
    if (target.has_parent_path()) std::filesystem::create_directories(target.parent_path());
    // With the name's ending, which may say what is to be written.
    const std::string beside =
        (target.parent_path() / (".part-" + target.filename().string())).string();
    try {
        write(beside);
    } catch (...) {
        ::unlink(beside.c_str());
        throw;
    }
    const int handle = ::open(beside.c_str(), O_RDWR | O_CLOEXEC);
    if (handle < 0) refuse(path, errno);
    if (::fsync(handle) != 0 || ::close(handle) != 0 || ::rename(beside.c_str(), path.c_str()) != 0)
        refuse(path, errno);
    sync_folder(target.parent_path());
}

void write_file(const std::string& path, std::string_view bytes) {
    replace_file(path, [&](const std::string& beside) {
        std::ofstream out{beside, std::ios::binary | std::ios::trunc};
        out.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
        out.close();
        if (!out) refuse(path, errno);
    });
}

std::string file_name(const std::string& path) {
    return std::filesystem::path{path}.filename().string();
}

}  // namespace utfall::cli
