#include "app/core/output_file.h"

#include "app/core/durable_file.h"
#include "app/core/error_texts.h"

#include <filesystem>
#include <system_error>

namespace utfall::core {

void make_folder_of(const std::string& path) {
    const std::filesystem::path folder = std::filesystem::path{path}.parent_path();
    if (folder.empty()) return;
    std::error_code fault;
    std::filesystem::create_directories(folder, fault);
    if (fault) throw not_writable(path, fault.value());
}

void write_file(const std::string& path, std::string_view bytes) {
    make_folder_of(path);
    if (const int fault = replace_file(path, bytes, 0666)) throw not_writable(path, fault);
}

}  // namespace utfall::core
