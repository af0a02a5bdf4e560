#include "app/usecases/issued_files_check.h"

#include "app/core/digest.h"
#include "app/usecases/report_rerun.h"
#include "app/usecases/reports_issued.h"
#include "reports/renderer.h"

#include <string_view>

namespace utfall::usecases {
namespace {

const core::JsonArray& files_of(const ledger::Entry& entry) {
    static const core::JsonArray none;
    const core::Json* files = entry.body.find("files");
    return files == nullptr || !files->is_array() ? none : files->array();
}

ReportFinding about(std::string_view code, const ledger::Entry& entry, const std::string& file,
                    core::Severity severity = core::Severity::error) {
    return {entry.seq,
            {std::string{code}, severity, {}, {{"report", entry.subject}, {"file", file}}}};
}

// Asked one after the other, so that one file alone is held in memory.
void check_files(const ledger::Entry& entry, const KeptFiles& kept, IssuedFilesChecked& checked) {
    for (const core::Json& file : files_of(entry)) {
        const std::string name = file.string_or("name");
        const auto bytes = kept(name);
        if (!bytes) {
            checked.findings.push_back(about("REPORT_FILE_MISSING", entry, name));
        } else if (core::sha256(*bytes).hex() != file.string_or("sha256")) {
            checked.findings.push_back(about("REPORT_FILE_ALTERED", entry, name));
        }
    }
}

}  // namespace

IssuedFilesChecked check_issued_files(const ledger::Store& store, std::uint64_t as_of,
                                      const KeptFiles& kept) {
    IssuedFilesChecked checked;
    store.for_each_entry_of({"report-issued"}, as_of, [&](const ledger::Entry& entry) {
        ++checked.reports;
        checked.files += files_of(entry).size();
        if (kept) {
            check_files(entry, kept, checked);
        } else {
            ++checked.unseen;
        }
    });
    return checked;
}

void rebuild_issued_reports(Book& book, std::uint64_t as_of, IssuedFilesChecked& checked) {
    for (const IssuedReport& report : issued_reports(book.store(), as_of)) {
        const Rerun again = redraw_report(book, report.number);
        if (again.bytes == RerunBytes::equal) continue;
        ReportFinding found{report.entry,
                            {"REPORT_REBUILT_DIFFERS",
                             core::Severity::error,
                             {},
                             {{"report", report.number},
                              {"renderer", report.body.string_or("renderer")},
                              {"present", std::string{reports::renderer_version}}}}};
        if (again.is_sound()) {
            found.finding.code = "REPORT_DRAWN_OTHERWISE";
            found.finding.severity = core::Severity::note;
        }
        (again.is_sound() ? checked.notes : checked.findings).push_back(std::move(found));
    }
}

}  // namespace utfall::usecases
