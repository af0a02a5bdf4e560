#include "app/usecases/reason_check.h"

#include "app/core/text.h"
#include "app/intake/personal_text.h"
#include "app/intake/words.h"
#include "app/usecases/places.h"
#include "app/usecases/values.h"

#include <algorithm>
#include <string>

namespace utfall::usecases {
namespace {

void check_code(const std::string& code, core::Findings& findings) {
    const auto& codes = reason_codes();
    if (std::find(codes.begin(), codes.end(), code) == codes.end())
        findings.add("REASON_CODE_UNKNOWN", at_column("reason"), {{"code", code}});
}

}  // namespace

void check_given_words(std::string_view words, std::string_view option, core::Findings& findings) {
    const core::Place where = at_column(option);
    if (core::is_too_long(words)) {
        intake::note(findings, "CELL_TEXT_LENGTH", where,
                     {{"limit", std::to_string(core::longest_text)}});
    }
    intake::check_personal_number(words, intake::TextUse::free_text, where, findings);
}

void check_reason_and_note(const Act& act, std::string_view missing, core::Findings& findings) {
    if (act.reason_code.empty()) {
        findings.add(missing, at_column("reason"));
    } else {
        check_code(act.reason_code, findings);
    }
    if (act.reason.empty()) {
        findings.add(missing, at_column("note"));
    } else {
        check_given_words(act.reason, "note", findings);
    }
}

void check_reason_to_correct(const Act& act, const std::vector<core::Place>& places,
                             core::Findings& findings) {
    if (places.empty()) return;
    if (!act.reason_code.empty() && !act.reason.empty())
        return check_code(act.reason_code, findings);
    for (const core::Place& place : places) findings.add("CHANGE_NEEDS_REASON", place);
}

}  // namespace utfall::usecases
