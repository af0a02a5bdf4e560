#include "app/core/output_file.h"

#include "app/core/durable_file.h"
#include "app/core/error_texts.h"

#include <filesystem>
#include <system_error>

namespace utfall::core {
namespace {

void write_with(const std::string& path, std::string_view bytes, unsigned mode) {
    make_folder_of(path);
    if (const int fault = replace_file(path, bytes, mode)) throw not_writable(path, fault);
}

}  // namespace

void make_folder_of(const std::string& path) {
    const std::filesystem::path folder = std::filesystem::path{path}.parent_path();
    if (folder.empty()) return;
    std::error_code fault;
    std::filesystem::create_directories(folder, fault);
    if (fault) throw not_writable(path, fault.value());
}

void write_file(const std::string& path, std::string_view bytes) {
    write_with(path, bytes, 0666);
}

void write_private_file(const std::string& path, std::string_view bytes) {
    write_with(path, bytes, 0600);
}

}  // namespace utfall::core
