#include "tests/support/raw_zip.h"

#include <zlib.h>

#include <stdexcept>

namespace utfall::tests {
namespace {

constexpr std::uint16_t by_unix = 3u << 8;
constexpr std::uint16_t version = 20;

void put(std::string& bytes, std::uint64_t number, int size) {
    for (int i = 0; i < size; ++i) bytes += static_cast<char>(number >> (8 * i) & 0xFF);
}

Bytef* bytes_of(const std::string& text) {
    return reinterpret_cast<Bytef*>(const_cast<char*>(text.data()));
}

std::uint32_t crc_of(const std::string& text) {
    return static_cast<std::uint32_t>(
        ::crc32(::crc32(0, nullptr, 0), bytes_of(text), static_cast<uInt>(text.size())));
}

/// Ends at a byte, and knows nothing of what stands before it: pieces can follow each other.
std::string deflated_piece(const std::string& content, bool last) {
    z_stream stream{};
    if (::deflateInit2(&stream, Z_BEST_COMPRESSION, Z_DEFLATED, -MAX_WBITS, 9,
                       Z_DEFAULT_STRATEGY) != Z_OK)
        throw std::runtime_error("nothing can be packed");
    std::string packed(::deflateBound(&stream, content.size()) + 64, '\0');
    stream.next_in = bytes_of(content);
    stream.avail_in = static_cast<uInt>(content.size());
    stream.next_out = bytes_of(packed);
    stream.avail_out = static_cast<uInt>(packed.size());
    ::deflate(&stream, last ? Z_FINISH : Z_FULL_FLUSH);
    packed.resize(packed.size() - stream.avail_out);
    ::deflateEnd(&stream);
    return packed;
}

/// What the two places that tell of a part have in common.
void put_facts(std::string& bytes, const RawPart& part) {
    constexpr std::uint32_t first_day_of_1980 = 0x21;
    put(bytes, version, 2);
    put(bytes, part.flags, 2);
    put(bytes, part.method, 2);
    put(bytes, 0, 2);
    put(bytes, first_day_of_1980, 2);
    put(bytes, part.crc, 4);
    put(bytes, part.packed.size(), 4);
    put(bytes, part.size, 4);
    put(bytes, part.name.size(), 2);
    put(bytes, 0, 2);
}

}  // namespace

RawPart stored(const std::string& name, const std::string& content) {
    constexpr std::uint16_t as_it_is = 0;
    return {name, content, crc_of(content), static_cast<std::uint32_t>(content.size()), as_it_is};
}

RawPart deflated(const std::string& name, const std::string& content) {
    return {name, deflated_piece(content, true), crc_of(content),
            static_cast<std::uint32_t>(content.size())};
}

RawPart repeated(const std::string& name, const std::string& head, const std::string& unit,
                 std::size_t times, const std::string& tail) {
    RawPart part{name, deflated_piece(head, false), crc_of(head),
                 static_cast<std::uint32_t>(head.size())};
    const std::string packed = deflated_piece(unit, false);
    const std::uint32_t crc = crc_of(unit);
    const auto add = [&part](const std::string& bytes, std::uint32_t its_crc, std::size_t size) {
        part.packed += bytes;
        part.crc = static_cast<std::uint32_t>(
            ::crc32_combine(part.crc, its_crc, static_cast<z_off_t>(size)));
        part.size += static_cast<std::uint32_t>(size);
    };
    for (std::size_t i = 0; i < times; ++i) add(packed, crc, unit.size());
    add(deflated_piece(tail, true), crc_of(tail), tail.size());
    return part;
}

std::string raw_zip(const std::vector<RawPart>& parts) {
    std::string bytes;
    std::string directory;
    for (const RawPart& part : parts) {
        put(directory, 0x02014B50, 4);
        put(directory, by_unix | version, 2);
        put_facts(directory, part);
        put(directory, 0, 2);  // Comment.
        put(directory, 0, 2);  // Disk.
        put(directory, 0, 2);
        put(directory, part.attributes, 4);
        put(directory, bytes.size(), 4);
        directory += part.name;
        put(bytes, 0x04034B50, 4);
        put_facts(bytes, part);
        bytes += part.name + part.packed;
    }
    const std::size_t directory_at = bytes.size();
    bytes += directory;
    put(bytes, 0x06054B50, 4);
    put(bytes, 0, 4);
    put(bytes, parts.size(), 2);
    put(bytes, parts.size(), 2);
    put(bytes, directory.size(), 4);
    put(bytes, directory_at, 4);
    put(bytes, 0, 2);
    return bytes;
}

}  // namespace utfall::tests
