#pragma once

#include "app/core/finding.h"
#include "app/usecases/report_facts.h"
#include "app/usecases/reports_issued.h"
#include "app/usecases/template_source.h"
#include "reports/compose.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace utfall::usecases {

/// One rendered file.
struct ReportFile {
    std::string name;
    std::string format;
    std::string bytes;
    std::string sha256;
    std::string
        content_sha256;  ///< Of the canonical content: the same for every format of a report.
};

/// A report as it would be issued: its data, its content and what stands in the way.
struct PreparedReport {
    TemplateSource::Name template_name;
    std::string template_digest;
    std::optional<reports::Template> form;
    reports::DataSet data;
    reports::Composed composed;
    std::uint64_t as_of{0};
    core::Findings findings;  ///< Errors are obstacles; warnings and notes are not.
};

/// Reads the book and composes; writes nothing. `number` is empty for a preview.
PreparedReport prepare_report(Book& book, const TemplateSource& templates,
                              const std::string& family, std::uint64_t as_of,
                              const ReportRequest& request, const std::string& number);

/// Renders in each of `formats` (Error(usage, "FORMAT_UNKNOWN")). File names carry the operation,
/// family, period and number.
std::vector<ReportFile> render_report(const PreparedReport& report,
                                      const std::vector<std::string>& formats, core::Lang lang,
                                      const std::string& number);

struct IssuedFiles {
    std::optional<std::uint64_t> entry;  ///< Empty: a dry run, or obstacles.
    std::uint64_t size{0};
    std::string number;
    PreparedReport report;
    std::vector<ReportFile> files;
    std::string seal;  ///< The tree before this entry, as the report prints it.
};

/// Issues a report: records its whole DataSet and every other input, and returns the files. A draft
/// template or an obstacle stops it, and nothing is recorded.
IssuedFiles issue_report(Book& book, const TemplateSource& templates, const std::string& family,
                         const ReportRequest& request, const std::vector<std::string>& formats,
                         const Act& act);

/// An issued report made again from what the ledger kept of it: its DataSet and its template.
/// Throws Error(not_found, "REPORT_UNKNOWN").
PreparedReport reopen_report(Book& book, const std::string& number);
/// What was asked for when the report was issued.
ReportRequest request_of(const IssuedReport& issued);
/// The files of an issued report made again, byte for byte: those of `formats`, or every one that
/// was issued when it is empty.
std::vector<ReportFile> issued_files(Book& book, const std::string& number,
                                     std::vector<std::string> formats = {});

}  // namespace utfall::usecases
