#include "app/web/sent_files.h"

#include <fstream>
#include <iterator>

namespace utfall::web {

std::vector<UploadedFile> sent_files(const Request& request, std::string_view field) {
    std::vector<UploadedFile> sent;
    for (const UploadedFile& file : request.files) {
        const bool is_none = file.size == 0 && file.name == "file";
        if (file.field == field && !is_none) sent.push_back(file);
    }
    return sent;
}

const UploadedFile* sent_file(const Request& request, std::string_view field) {
    for (const UploadedFile& file : request.files) {
        if (file.field == field && file.size > 0) return &file;
    }
    return nullptr;
}

std::uint64_t bytes_together(const std::vector<UploadedFile>& files) {
    std::uint64_t bytes = 0;
    for (const UploadedFile& file : files) bytes += file.size;
    return bytes;
}

std::string bytes_in(const std::string& path) {
    std::ifstream in{path, std::ios::binary};
    return {std::istreambuf_iterator<char>{in}, {}};
}

}  // namespace utfall::web
