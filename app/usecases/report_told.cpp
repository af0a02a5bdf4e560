#include "app/usecases/report_told.h"

#include "app/usecases/report_composition.h"
#include "app/usecases/report_disclosure.h"
#include "app/usecases/reports_issued.h"

#include <utility>

namespace utfall::usecases {

std::vector<ToldReport> told_before(const ReportFacts& facts) {
    std::vector<ToldReport> earlier;
    for (const IssuedReport& issued : issued_reports(facts.store, facts.as_of)) {
        const ReportRequest request = request_of(issued);
        if (request.profile != public_profile) continue;
        const ReportFacts known = report_facts(facts.store, facts.values, issued.as_of, request);
        const PreparedReport kept = reopen_uncomposed(facts.store, issued);
        Origins origins{known};
        PreparedReport whole = unfilled(kept);
        calculate_whole(known, origins, whole, issued.number);
        earlier.push_back(told_report(known.setup, whole.data, kept.data));
    }
    return earlier;
}

}  // namespace utfall::usecases
