#include "app/intake/zip_writer.h"

#include "app/core/error.h"

#include <zip.h>

#include <memory>
#include <utility>

namespace utfall::intake {
namespace {

/// 1980-01-01, the first day that the format knows, at midnight.
constexpr zip_uint16_t no_day = 33;
constexpr zip_uint16_t no_time = 0;

[[noreturn]] void fail(const char* cause) {
    throw core::Error{core::ErrorKind::unavailable, "PACKING_FAILED", {{"cause", cause}}};
}

using Source = std::unique_ptr<zip_source_t, void (*)(zip_source_t*)>;
using Archive = std::unique_ptr<zip_t, void (*)(zip_t*)>;

/// Puts one file into the archive, which takes the source over.
void add(zip_t* archive, const std::string& name, zip_source_t* source, zip_int32_t method) {
    const auto at =
        source == nullptr ? -1 : zip_file_add(archive, name.c_str(), source, ZIP_FL_ENC_UTF_8);
    if (at < 0) {
        zip_source_free(source);
        fail(zip_strerror(archive));
    }
    const auto index = static_cast<zip_uint64_t>(at);
    zip_set_file_compression(archive, index, method, 0);
    zip_file_set_dostime(archive, index, no_time, no_day, 0);
}

void finish(Archive archive) {
    if (zip_close(archive.get()) != 0) fail(zip_strerror(archive.get()));
    static_cast<void>(archive.release());
}

std::string bytes_of(zip_source_t* source) {
    zip_stat_t about;
    if (zip_source_stat(source, &about) != 0 || zip_source_open(source) != 0) fail("memory");
    std::string bytes(about.size, '\0');
    const auto read = zip_source_read(source, bytes.data(), bytes.size());
    zip_source_close(source);
    if (read < 0 || static_cast<zip_uint64_t>(read) != about.size) fail("memory");
    return bytes;
}

}  // namespace

std::string packed(const std::vector<PackedFile>& files) {
    zip_error_t error;
    zip_error_init(&error);
    const Source made{zip_source_buffer_create(nullptr, 0, 0, &error), &zip_source_free};
    if (!made) fail("memory");
    // The archive takes one hold of its source and lets it go when it is closed.
    zip_source_keep(made.get());
    Archive archive{zip_open_from_source(made.get(), ZIP_TRUNCATE, &error), &zip_discard};
    if (!archive) fail("archive");
    for (const PackedFile& file : files) {
        add(archive.get(), file.name,
            zip_source_buffer(archive.get(), file.bytes.data(), file.bytes.size(), 0),
            ZIP_CM_STORE);
    }
    finish(std::move(archive));
    return bytes_of(made.get());
}

void pack_files(const std::string& out, const std::vector<FileToPack>& files) {
    int fault = 0;
    Archive archive{zip_open(out.c_str(), ZIP_CREATE | ZIP_TRUNCATE, &fault), &zip_discard};
    if (!archive) fail("archive");
    for (const FileToPack& file : files) {
        add(archive.get(), file.name, zip_source_file(archive.get(), file.path.c_str(), 0, -1),
            ZIP_CM_DEFLATE);
    }
    finish(std::move(archive));
}

}  // namespace utfall::intake
