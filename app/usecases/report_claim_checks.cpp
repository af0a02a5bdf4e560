#include "app/usecases/report_claim_checks.h"

#include "app/usecases/places.h"
#include "app/usecases/report_money.h"
#include "app/usecases/values.h"

#include <algorithm>
#include <string>

namespace utfall::usecases {

reports::DataRow settle_claim_checks(Book& book, const reports::Template& form,
                                     const ReportRequest& request, std::uint64_t as_of,
                                     const Act& act, core::Findings& findings) {
    if (!form.asks_for("checks")) return {};
    const auto view = money_view(report_facts(book, as_of, request));
    if (!view) return {};
    const bool overridden = !act.reason_code.empty() && !act.reason.empty();
    std::string failed;
    for (const funding::ClaimCheck& check : view->claim.checks) {
        if (!funding::is_obstacle(check)) continue;
        failed += (failed.empty() ? "" : ", ") + check.code;
        findings.add("REPORT_CHECK_FAILED", {},
                     {{"check", check.code},
                      {"value", check.value},
                      {"limit", check.limit},
                      {"source", check.source}},
                     overridden ? core::Severity::warning : core::Severity::error);
    }
    if (failed.empty() || !overridden) return {};
    const auto& codes = reason_codes();
    // Where values are not approved either, an unknown code was told already.
    if (!findings.has_errors() &&
        std::find(codes.begin(), codes.end(), act.reason_code) == codes.end())
        findings.add("REASON_CODE_UNKNOWN", at_column("reason"), {{"code", act.reason_code}});
    return {{"approval.checks", text_field(failed)},
            {"approval.reason", text_field(act.reason_code)},
            {"approval.note", detached_field(act.reason)}};
}

void check_claim_obstacles(Book& book, const reports::Template& form, const ReportRequest& request,
                           std::uint64_t as_of, core::Findings& findings) {
    settle_claim_checks(book, form, request, as_of, {}, findings);
}

}  // namespace utfall::usecases
