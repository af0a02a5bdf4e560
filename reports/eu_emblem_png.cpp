#include "reports/eu_emblem.h"

#include <cstdint>
#include <string_view>
#include <vector>

namespace utfall::reports {

namespace {

/// Samples along each side of a pixel; a pixel's tint is the number of its samples in a star.
constexpr int samples = 4;
constexpr int tints = samples * samples + 1;

void put_u32(std::string& out, std::uint32_t value) {
    for (int shift = 24; shift >= 0; shift -= 8) {
        out += static_cast<char>((value >> static_cast<unsigned>(shift)) & 0xFFU);
    }
}

std::uint32_t crc32(std::string_view bytes) {
    std::uint32_t crc = 0xFFFFFFFFU;
    for (const char c : bytes) {
        crc ^= static_cast<unsigned char>(c);
        for (int bit = 0; bit < 8; ++bit) crc = (crc >> 1U) ^ ((crc & 1U) != 0U ? 0xEDB88320U : 0U);
    }
    return ~crc;
}

std::uint32_t adler32(std::string_view bytes) {
    std::uint32_t a = 1;
    std::uint32_t b = 0;
    for (const char c : bytes) {
        a = (a + static_cast<unsigned char>(c)) % 65521U;
        b = (b + a) % 65521U;
    }
    return (b << 16U) | a;
}

void put_chunk(std::string& out, std::string_view type, std::string_view data) {
    put_u32(out, static_cast<std::uint32_t>(data.size()));
    std::string body{type};
    body += data;
    out += body;
    put_u32(out, crc32(body));
}

/// A zlib stream of stored blocks: the workbook's own compression does the rest.
std::string stored(std::string_view bytes) {
    constexpr std::size_t longest = 65'535;
    std::string out{"\x78\x01", 2};
    for (std::size_t at = 0; at < bytes.size(); at += longest) {
        const std::string_view block = bytes.substr(at, longest);
        const auto size = static_cast<unsigned>(block.size());
        out += at + longest >= bytes.size() ? '\x01' : '\x00';
        for (const unsigned value : {size, ~size}) {
            out += static_cast<char>(value & 0xFFU);
            out += static_cast<char>((value >> 8U) & 0xFFU);
        }
        out += block;
    }
    put_u32(out, adler32(bytes));
    return out;
}

bool inside(const EmblemStar& star, std::int64_t x, std::int64_t y) {
    bool within = false;
    for (std::size_t i = 0, j = star.size() - 1; i < star.size(); j = i++) {
        const EmblemPoint a = star[i];
        const EmblemPoint b = star[j];
        if ((a.y > y) == (b.y > y)) continue;
        const std::int64_t side = (x - a.x) * (b.y - a.y) - (y - a.y) * (b.x - a.x);
        if ((side < 0) == (b.y > a.y)) within = !within;
    }
    return within;
}

void paint(const EmblemStar& star, int width, int height, std::vector<int>& covered) {
    const int pixel = emblem_height / height + 1;
    const int left = (star[8].x - pixel) * height / emblem_height;
    const int right = (star[2].x + pixel) * height / emblem_height;
    const int top = (star[0].y - pixel) * height / emblem_height;
    const int bottom = (star[4].y + pixel) * height / emblem_height;
    for (int y = top; y <= bottom; ++y) {
        for (int x = left; x <= right; ++x) {
            int& count = covered[static_cast<std::size_t>(y) * static_cast<std::size_t>(width) +
                                 static_cast<std::size_t>(x)];
            for (int s = 0; s < samples * samples; ++s) {
                const int across = 2 * (samples * x + s % samples) + 1;
                const int down = 2 * (samples * y + s / samples) + 1;
                const int scale = 2 * samples * height;
                if (inside(star, across * emblem_height / scale, down * emblem_height / scale)) {
                    ++count;
                }
            }
        }
    }
}

std::string palette() {
    std::string made;
    for (int tint = 0; tint < tints; ++tint) {
        for (const unsigned shift : {16U, 8U, 0U}) {
            const int from = static_cast<int>((emblem_blue >> shift) & 0xFFU);
            const int to = static_cast<int>((emblem_yellow >> shift) & 0xFFU);
            made += static_cast<char>(from + (to - from) * tint / (tints - 1));
        }
    }
    return made;
}

}  // namespace

std::string emblem_png(int height) {
    const int width = height * 3 / 2;
    std::vector<int> covered(static_cast<std::size_t>(width * height));
    for (const EmblemStar& star : emblem_stars()) paint(star, width, height, covered);
    std::string rows;
    for (std::size_t i = 0; i < covered.size(); ++i) {
        if (i % static_cast<std::size_t>(width) == 0) rows += '\0';  // No filter.
        rows += static_cast<char>(covered[i]);
    }
    std::string header;
    put_u32(header, static_cast<std::uint32_t>(width));
    put_u32(header, static_cast<std::uint32_t>(height));
    header += std::string_view{"\x08\x03\x00\x00\x00", 5};  // 8 bits, indexed.
    std::string out{"\x89PNG\r\n\x1a\n", 8};
    put_chunk(out, "IHDR", header);
    put_chunk(out, "PLTE", palette());
    put_chunk(out, "IDAT", stored(rows));
    put_chunk(out, "IEND", "");
    return out;
}

}  // namespace utfall::reports
