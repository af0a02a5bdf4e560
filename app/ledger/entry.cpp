#include "app/ledger/entry.h"

namespace utfall::ledger {

std::string_view to_word(Identity identity) {
    switch (identity) {
        case Identity::declared:
            return "declared";
        case Identity::os_user:
            return "os_user";
        case Identity::account:
            return "account";
    }
    return "declared";
}

const std::vector<std::string>& entry_kinds() {
    static const std::vector<std::string> kinds{"book-created",
                                                "book-set",
                                                "setup-imported",
                                                "values-imported",
                                                "values-entered",
                                                "form-read",
                                                "value-corrected",
                                                "costs-imported",
                                                "financing-imported",
                                                "narratives-imported",
                                                "claim-made",
                                                "claim-checked",
                                                "claim-submitted",
                                                "claim-approved",
                                                "claim-partly-approved",
                                                "claim-rejected",
                                                "claim-paid",
                                                "claim-corrected",
                                                "template-frozen",
                                                "report-issued",
                                                "report-submitted",
                                                "report-received",
                                                "report-supplement-requested",
                                                "period-submitted",
                                                "period-returned",
                                                "period-approved",
                                                "period-locked",
                                                "period-reopened",
                                                "role-granted",
                                                "role-ended",
                                                "book-restored",
                                                "benchmarks-imported",
                                                "activities-imported",
                                                "surveys-imported",
                                                "participations-imported",
                                                "outcomes-imported",
                                                "participation-hours-imported",
                                                "scb-delivered",
                                                "scb-reconciled",
                                                "details-erased",
                                                "retention-set"};
    return kinds;
}

}  // namespace utfall::ledger
