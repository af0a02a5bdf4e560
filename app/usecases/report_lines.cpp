#include "app/usecases/report_lines.h"

#include "app/indicators/value.h"
#include "app/usecases/history_extract.h"
#include "app/usecases/report_composition.h"
#include "app/usecases/reports_issued.h"

#include <algorithm>
#include <utility>

namespace utfall::usecases {
namespace {

std::vector<ledger::LineRef> value_lines_of(Book& book, const IssuedReport& issued,
                                            const PreparedReport& kept) {
    std::vector<ledger::LineRef> lines;
    const ReportFacts facts = report_facts(book, issued.as_of, request_of(issued));
    Origins origins{facts};
    origins.tell_lines(
        [&](const ledger::LineTable& table, const std::vector<ledger::LineRef>& refs) {
            if (table.name == indicators::value_line.name)
                lines.insert(lines.end(), refs.begin(), refs.end());
        });
    PreparedReport report = unfilled(kept);
    calculate_report(facts, origins, report, issued.number);
    std::sort(lines.begin(), lines.end());
    lines.erase(std::unique(lines.begin(), lines.end()), lines.end());
    lines.shrink_to_fit();
    return lines;
}

}  // namespace

ReportLines::ReportLines(Book& book, std::uint64_t as_of, const ProgressSink& progress) {
    const auto issued = issued_reports(book.store(), as_of);
    std::uint64_t done = 0;
    for (const IssuedReport& report : issued) {
        const PreparedReport kept = reopen_uncomposed(book.store(), report);
        if (!tells_history(*kept.form))
            reports_.push_back({report.number, value_lines_of(book, report, kept)});
        if (progress) progress({++done, issued.size()});
    }
}

std::string ReportLines::reports_of(const ledger::LineRef& line) const {
    std::string numbers;
    for (const Report& report : reports_) {
        if (std::binary_search(report.lines.begin(), report.lines.end(), line))
            numbers += (numbers.empty() ? "" : " ") + report.number;
    }
    return numbers;
}

}  // namespace utfall::usecases
