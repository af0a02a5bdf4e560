#pragma once

#include "app/web/http.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace utfall::web {

/// Files of more bytes together than these are read by a job.
constexpr std::uint64_t large_upload = std::uint64_t{1024} * 1024;

/// The files of a form's field; a browser sends an empty one for a field where none was chosen.
std::vector<UploadedFile> sent_files(const Request& request, std::string_view field);
/// The field's first file that holds anything.
const UploadedFile* sent_file(const Request& request, std::string_view field);
std::uint64_t bytes_together(const std::vector<UploadedFile>& files);
/// What is in a file of this program's own making or keeping; empty when it is gone.
std::string bytes_in(const std::string& path);

}  // namespace utfall::web
