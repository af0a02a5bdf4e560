#include "app/cli/context.h"
#include "app/core/durable_file.h"
#include "app/core/error.h"
#include "app/core/error_texts.h"

#include <unistd.h>

#include <cerrno>
#include <filesystem>
#include <fstream>
#include <iterator>

namespace utfall::cli {

using core::Error;
using core::ErrorKind;

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
    core::make_folder_of(path);
    const std::filesystem::path target{path};
    // With the name's ending, which may say what is to be written.
    const std::string beside =
        (target.parent_path() / (".part-" + target.filename().string())).string();
    try {
        write(beside);
    } catch (...) {
        ::unlink(beside.c_str());
        throw;
    }
    if (const int fault = core::put_in_place(beside, path)) throw core::not_writable(path, fault);
}

std::string file_name(const std::string& path) {
    return std::filesystem::path{path}.filename().string();
}

}  // namespace utfall::cli
