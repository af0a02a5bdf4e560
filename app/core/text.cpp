#include "app/core/text.h"

#include "app/core/error.h"

#include <unicode/bytestream.h>
#include <unicode/coll.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/uvernum.h>
#include <algorithm>
#include <array>
#include <memory>

namespace utfall::core {
namespace {

struct Character {
    char32_t value{0};
    std::size_t size{0};  ///< Bytes; 0 when they are not well formed.
};

unsigned byte_at(std::string_view text, std::size_t at) {
    return static_cast<unsigned char>(text[at]);
}

/// The character at `at` < text.size(): no overlong form, no surrogate, nothing above U+10FFFF.
Character decode(std::string_view text, std::size_t at) {
    const unsigned lead = byte_at(text, at);
    if (lead < 0x80) return {lead, 1};
    std::size_t size = 0;
    char32_t value = 0;
    char32_t lowest = 0;
    if (lead >= 0xC0 && lead < 0xE0) {
        size = 2;
        value = lead & 0x1FU;
        lowest = 0x80;
    } else if (lead >= 0xE0 && lead < 0xF0) {
        size = 3;
        value = lead & 0x0FU;
        lowest = 0x800;
    } else if (lead >= 0xF0 && lead < 0xF8) {
        size = 4;
        value = lead & 0x07U;
        lowest = 0x10000;
    } else {
        return {};
    }
    if (at + size > text.size()) return {};
    for (std::size_t i = 1; i < size; ++i) {
        const unsigned trail = byte_at(text, at + i);
        if ((trail & 0xC0U) != 0x80) return {};
        value = value << 6U | (trail & 0x3FU);
    }
    if (value < lowest || value > 0x10FFFF || (value >= 0xD800 && value <= 0xDFFF)) return {};
    return {value, size};
}

std::u32string characters_without_case(std::string_view utf8) {
    std::u32string characters;
    for (std::size_t at = 0; at < utf8.size();) {
        const Character next = decode(utf8, at);
        const auto value = static_cast<UChar32>(next.size == 0 ? 0xFFFD : next.value);
        characters.push_back(static_cast<char32_t>(u_foldCase(value, U_FOLD_CASE_DEFAULT)));
        at += std::max<std::size_t>(next.size, 1);
    }
    return characters;
}

std::size_t edit_distance(std::u32string_view a, std::u32string_view b) {
    std::vector<std::size_t> row(b.size() + 1);
    for (std::size_t j = 0; j <= b.size(); ++j) row[j] = j;
    for (std::size_t i = 1; i <= a.size(); ++i) {
        std::size_t diagonal = row[0];
        row[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const std::size_t replaced = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
            diagonal = row[j];
            row[j] = std::min({replaced, row[j] + 1, row[j - 1] + 1});
        }
    }
    return row[b.size()];
}

const icu::Collator& swedish() {
    static const std::unique_ptr<icu::Collator> collator = [] {
        UErrorCode status = U_ZERO_ERROR;
        std::unique_ptr<icu::Collator> made{
            icu::Collator::createInstance(icu::Locale{"sv"}, status)};
        if (U_FAILURE(status)) {
            throw Error{ErrorKind::configuration, "COLLATION_UNAVAILABLE"};
        }
        return made;
    }();
    return *collator;
}

constexpr std::array<std::string_view, 9> spaces{" ",  "\t",     "\n",     "\r",    "\v",
                                                 "\f", "\u00A0", "\u202F", "\u2009"};

}  // namespace

std::optional<std::size_t> first_invalid_utf8(std::string_view bytes) {
    for (std::size_t at = 0; at < bytes.size();) {
        const std::size_t size = decode(bytes, at).size;
        if (size == 0) return at;
        at += size;
    }
    return std::nullopt;
}

std::string to_nfc(std::string_view utf8) {
    // No character below U+0300, whose first byte is CC, ever composes with or into another.
    const bool composed =
        std::ranges::all_of(utf8, [](char c) { return static_cast<unsigned char>(c) < 0xCC; });
    if (composed) return std::string{utf8};

    UErrorCode status = U_ZERO_ERROR;
    const icu::Normalizer2* nfc = icu::Normalizer2::getNFCInstance(status);
    std::string result;
    icu::StringByteSink<std::string> sink{&result};
    if (U_SUCCESS(status)) {
        nfc->normalizeUTF8(0, icu::StringPiece{utf8.data(), static_cast<std::int32_t>(utf8.size())},
                           sink, nullptr, status);
    }
    if (U_FAILURE(status)) {
        throw Error{ErrorKind::configuration, "NORMALISATION_UNAVAILABLE"};
    }
    return result;
}

TextFault text_fault(std::string_view utf8) {
    for (std::size_t at = 0; at < utf8.size();) {
        const Character next = decode(utf8, at);
        const char32_t c = next.value;
        if ((c < 0x20 && c != '\n' && c != '\t') || (c >= 0x7F && c <= 0x9F)) {
            return TextFault::control_character;
        }
        if ((c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069)) {
            return TextFault::bidi_override;
        }
        at += std::max<std::size_t>(next.size, 1);
    }
    return TextFault::none;
}

std::size_t length_in_characters(std::string_view utf8) {
    return static_cast<std::size_t>(std::ranges::count_if(
        utf8, [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80; }));
}

std::string_view trimmed(std::string_view utf8) {
    for (bool found = true; found;) {
        found = false;
        for (const std::string_view space : spaces) {
            if (utf8.starts_with(space)) {
                utf8.remove_prefix(space.size());
                found = true;
            }
            if (utf8.ends_with(space)) {
                utf8.remove_suffix(space.size());
                found = true;
            }
        }
    }
    return utf8;
}

std::vector<std::string> split(std::string_view text, char separator) {
    std::vector<std::string> parts;
    for (std::size_t from = 0;;) {
        const std::size_t to = text.find(separator, from);
        parts.emplace_back(text.substr(from, to - from));
        if (to == std::string_view::npos) return parts;
        from = to + 1;
    }
}

int compare_swedish(std::string_view a, std::string_view b) {
    UErrorCode status = U_ZERO_ERROR;
    const UCollationResult result = swedish().compareUTF8(
        icu::StringPiece{a.data(), static_cast<std::int32_t>(a.size())},
        icu::StringPiece{b.data(), static_cast<std::int32_t>(b.size())}, status);
    if (result != UCOL_EQUAL) return result == UCOL_LESS ? -1 : 1;
    // Different texts never count as equal, so that a sorted list has one order only.
    return a.compare(b);
}

std::string closest(std::string_view word, const std::vector<std::string>& known) {
    const std::u32string wanted = characters_without_case(word);
    std::string best;
    std::size_t best_distance = 3;
    for (const std::string& candidate : known) {
        const std::size_t distance = edit_distance(wanted, characters_without_case(candidate));
        if (distance < best_distance) {
            best = candidate;
            best_distance = distance;
        }
    }
    return best;
}

LibraryVersion icu_version() {
    return {"ICU", U_ICU_VERSION};
}

}  // namespace utfall::core
