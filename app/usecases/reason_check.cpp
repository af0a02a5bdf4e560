#include "app/usecases/reason_check.h"

#include "app/intake/personal_text.h"
#include "app/usecases/places.h"
#include "app/usecases/values.h"

#include <algorithm>

namespace utfall::usecases {

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
        intake::check_personal_number(act.reason, intake::TextUse::free_text, at_column("note"),
                                      findings);
    }
}

}  // namespace utfall::usecases
