#include "app/usecases/reason_check.h"

#include "app/core/text.h"
#include "app/intake/personal_text.h"
#include "app/intake/words.h"
#include "app/usecases/places.h"
#include "app/usecases/values.h"

#include <algorithm>
#include <string>

namespace utfall::usecases {

void check_given_words(std::string_view words, std::string_view option, core::Findings& findings) {
    const core::Place where = at_column(option);
    if (core::is_too_long(words)) {
        intake::note(findings, "CELL_TEXT_LENGTH", where,
                     {{"limit", std::to_string(core::longest_text)}});
    }
    intake::check_personal_number(words, intake::TextUse::free_text, where, findings);
}

void check_reason_and_note(const Act& act, std::string_view missing, core::Findings& findings) {
    const auto& codes = reason_codes();
    if (act.reason_code.empty()) {
        findings.add(missing, at_column("reason"));
    } else if (std::find(codes.begin(), codes.end(), act.reason_code) == codes.end()) {
        findings.add("REASON_CODE_UNKNOWN", at_column("reason"), {{"code", act.reason_code}});
    }
    if (act.reason.empty()) {
        findings.add(missing, at_column("note"));
    } else {
        check_given_words(act.reason, "note", findings);
    }
}

}  // namespace utfall::usecases
