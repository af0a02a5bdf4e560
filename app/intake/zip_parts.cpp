#include "app/intake/zip_parts.h"

#include "app/core/error.h"

#include <zip.h>

#include <algorithm>

namespace utfall::intake {
namespace {

constexpr std::string_view compound_file{"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"};
constexpr std::size_t piece = 64 * 1024;

struct CloseFile {
    void operator()(zip_file_t* file) const { zip_fclose(file); }
};

bool leads_outside(std::string_view part) {
    return part.starts_with('/') || part.find("..") != std::string_view::npos ||
           part.find('\\') != std::string_view::npos;
}

}  // namespace

struct ZipParts::Impl {
    std::string name;
    ZipLimits limits;
    zip_t* archive{nullptr};
    std::uint64_t unfolded{0};

    [[noreturn]] void refuse(const char* code, const std::string& part = {}) const {
        throw core::Error{core::ErrorKind::unreadable, code, {{"path", name}, {"part", part}}};
    }

    void check(zip_uint64_t index) const {
        zip_stat_t about;
        if (zip_stat_index(archive, index, 0, &about) != 0) refuse("XLSX_NOT_A_WORKBOOK");
        if (leads_outside(about.name)) refuse("XLSX_DAMAGED", about.name);
        if (about.encryption_method != ZIP_EM_NONE) refuse("XLSX_PROTECTED");
        const bool large =
            about.size > limits.small_part && about.size / (about.comp_size + 1) > limits.ratio;
        if (large || about.size > limits.part_bytes) refuse("XLSX_TOO_LARGE", about.name);
    }
};

ZipParts::ZipParts(std::string_view bytes, std::string name, const ZipLimits& limits)
    : impl_(std::make_unique<Impl>()) {
    impl_->name = std::move(name);
    impl_->limits = limits;
    // A workbook under a password is no ZIP but the container of the older format.
    if (bytes.starts_with(compound_file)) impl_->refuse("XLSX_PROTECTED");
    zip_error_t error;
    zip_error_init(&error);
    zip_source_t* source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error);
    if (source != nullptr)
        impl_->archive = zip_open_from_source(source, ZIP_RDONLY | ZIP_CHECKCONS, &error);
    if (impl_->archive == nullptr && source != nullptr) zip_source_free(source);
    zip_error_fini(&error);
    if (impl_->archive == nullptr) impl_->refuse("XLSX_NOT_A_WORKBOOK");
    try {
        const auto parts = static_cast<zip_uint64_t>(zip_get_num_entries(impl_->archive, 0));
        if (parts > limits.parts) impl_->refuse("XLSX_TOO_LARGE");
        for (zip_uint64_t i = 0; i < parts; ++i) impl_->check(i);
    } catch (...) {
        zip_discard(impl_->archive);
        throw;
    }
}

ZipParts::~ZipParts() {
    zip_discard(impl_->archive);
}

bool ZipParts::has(const std::string& part) const {
    return zip_name_locate(impl_->archive, part.c_str(), 0) >= 0;
}

void ZipParts::read(const std::string& part, std::uint64_t most,
                    const std::function<void(std::string_view)>& take) {
    const std::unique_ptr<zip_file_t, CloseFile> file{zip_fopen(impl_->archive, part.c_str(), 0)};
    zip_stat_t about;
    if (file == nullptr || zip_stat(impl_->archive, part.c_str(), 0, &about) != 0)
        impl_->refuse("XLSX_DAMAGED", part);
    most = std::min(most, impl_->limits.part_bytes);
    std::string bytes(piece, '\0');
    std::uint64_t seen = 0;
    for (;;) {
        const zip_int64_t got = zip_fread(file.get(), bytes.data(), bytes.size());
        if (got < 0) impl_->refuse("XLSX_DAMAGED", part);
        if (got == 0) return;
        seen += static_cast<std::uint64_t>(got);
        impl_->unfolded += static_cast<std::uint64_t>(got);
        if (seen > most || impl_->unfolded > impl_->limits.all_bytes)
            impl_->refuse("XLSX_TOO_LARGE", part);
        if (seen > about.size) impl_->refuse("XLSX_DAMAGED", part);
        take(std::string_view{bytes}.substr(0, static_cast<std::size_t>(got)));
    }
}

core::LibraryVersion libzip_version() {
    return {"libzip", zip_libzip_version()};
}

}  // namespace utfall::intake
