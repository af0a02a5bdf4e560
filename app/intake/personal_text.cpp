#include "app/intake/personal_text.h"

#include "app/core/personal_number.h"
#include "app/intake/words.h"

namespace utfall::intake {
namespace {

// YYMMDDNNNN without a separator: nothing shorter can match.
constexpr std::size_t shortest_personal_number = 10;

core::Severity severity_of_possible(TextUse use) {
    switch (use) {
        case TextUse::person:
        case TextUse::free_text:
            return core::Severity::error;
        case TextUse::identifier:
        case TextUse::number:
            return core::Severity::warning;
    }
    return core::Severity::error;
}

}  // namespace

void check_personal_number(std::string_view text, TextUse use, const core::Place& where,
                           core::Findings& findings) {
    if (text.size() < shortest_personal_number) {
        return;
    }
    switch (core::find_personal_number(text)) {
        case core::PersonalNumberMatch::none:
            return;
        case core::PersonalNumberMatch::certain:
            note(findings, "PERSONAL_NUMBER", where);
            return;
        case core::PersonalNumberMatch::possible:
            note(findings, "PERSONAL_NUMBER_POSSIBLE", where, {}, severity_of_possible(use));
            return;
    }
}

}  // namespace utfall::intake
