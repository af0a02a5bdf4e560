#include "app/core/error.h"
#include "app/ledger/common_lines.h"
#include "app/usecases/report_composition.h"
#include "app/usecases/reports.h"

namespace utfall::usecases {

PreparedReport reopen_uncomposed(const ledger::Store& store, const IssuedReport& issued) {
    PreparedReport report;
    report.as_of = issued.as_of;
    const std::size_t at = issued.template_name.find('@');
    report.template_name = {issued.template_name.substr(0, at),
                            issued.template_name.substr(at + 1)};
    report.template_digest = issued.body.string_or("template_digest");
    store.for_each_line_of(ledger::template_line, issued.entry, [&](const ledger::Line& line) {
        const core::Json content = core::parse_own_json(ledger::text_of(line.cells[1]));
        report.form =
            reports::read_template_content(content, issued.template_name, report.findings);
    });
    if (!report.form) {
        throw core::Error{
            core::ErrorKind::integrity, "REPORT_TEMPLATE_LOST", {{"report", issued.number}}};
    }
    report.data = issued_dataset(store, issued);
    return report;
}

PreparedReport reopen_report(Book& book, const std::string& number) {
    const IssuedReport issued = issued_report(book.store(), number);
    PreparedReport report = reopen_uncomposed(book.store(), issued);
    compose_report(report, request_of(issued).lang, false, book.store());
    return report;
}

ReportRequest request_of(const IssuedReport& issued) {
    ReportRequest request;
    const core::Json* parameters = issued.body.find("parameters");
    if (parameters == nullptr) return request;
    request.period = parameters->string_or("period");
    request.scope = parameters->string_or("scope");
    request.profile = parameters->string_or("profile", "internal");
    request.recipient = parameters->string_or("recipient");
    request.lang = parameters->string_or("lang") == "en" ? core::Lang::en : core::Lang::sv;
    request.claim = parameters->string_or("claim");
    request.replaces = parameters->string_or("replaces");
    request.about = parameters->string_or("about");
    return request;
}

std::vector<std::string> formats_of(const IssuedReport& report) {
    std::vector<std::string> formats;
    for (const auto& file : report.body.find("files")->array())
        formats.push_back(file.string_or("format"));
    return formats;
}

std::vector<ReportFile> issued_files(Book& book, const std::string& number,
                                     std::vector<std::string> formats) {
    const IssuedReport issued = issued_report(book.store(), number);
    if (formats.empty()) formats = formats_of(issued);
    return render_report(reopen_report(book, number), formats, request_of(issued).lang, number);
}

}  // namespace utfall::usecases
