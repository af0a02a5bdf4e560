#include "app/core/error.h"
#include "app/core/folding.h"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

namespace utfall::core {
namespace {

icu::UnicodeString lower(std::string_view utf8) {
    auto text = icu::UnicodeString::fromUTF8(
        icu::StringPiece{utf8.data(), static_cast<std::int32_t>(utf8.size())});
    text.foldCase();
    return text;
}

std::string to_utf8(const icu::UnicodeString& text) {
    std::string utf8;
    text.toUTF8String(utf8);
    return utf8;
}

}  // namespace

std::string folded(std::string_view utf8) {
    return to_utf8(lower(utf8));
}

std::string folded_without_marks(std::string_view utf8) {
    UErrorCode status = U_ZERO_ERROR;
    const auto* apart = icu::Normalizer2::getNFDInstance(status);
    if (U_FAILURE(status)) throw Error{ErrorKind::configuration, "NORMALISATION_UNAVAILABLE"};
    const icu::UnicodeString parts = apart->normalize(lower(utf8), status);
    if (U_FAILURE(status)) throw Error{ErrorKind::configuration, "NORMALISATION_UNAVAILABLE"};
    icu::UnicodeString kept;
    for (std::int32_t i = 0; i < parts.length(); i = parts.moveIndex32(i, 1)) {
        const UChar32 one = parts.char32At(i);
        if (u_charType(one) != U_NON_SPACING_MARK) kept.append(one);
    }
    return to_utf8(kept);
}

bool contains_folded(std::string_view text, std::string_view wanted) {
    return folded(text).find(folded(wanted)) != std::string::npos;
}

}  // namespace utfall::core
