#include "app/usecases/file_check.h"

#include "app/core/error.h"
#include "app/usecases/file_cells.h"
#include "app/usecases/report_rerun.h"
#include "reports/renderer.h"

#include <algorithm>

namespace utfall::usecases {

FileCheck check_file(Book& book, std::string_view file, const std::string& name) {
    const FileIdentity identity = identity_of(file, name);
    if (identity.report.empty())
        throw core::Error{core::ErrorKind::unreadable, "FILE_NO_REPORT", {{"path", name}}};
    const std::string ledger = book.store().info().ledger_id;
    if (!identity.ledger_id.empty() && identity.ledger_id != ledger) {
        throw core::Error{core::ErrorKind::not_found,
                          "FILE_OTHER_BOOK",
                          {{"path", name}, {"ledger", identity.ledger_id}, {"book", ledger}}};
    }
    const Rerun rerun = rerun_report(book, identity.report);
    FileCheck check{identity.report, identity.format, false, rerun.figures_explained(), {}};
    const reports::Document& document = rerun.kept.composed.document;
    const auto issued = std::find_if(rerun.files.begin(), rerun.files.end(),
                                     [&](const auto& one) { return one.format == check.format; });
    const std::string bytes = issued != rerun.files.end()
                                  ? issued->bytes
                                  : reports::find_renderer(check.format)->render(document);
    check.same_bytes = bytes == file;
    if (!check.same_bytes) check.cells = altered_cells(check.format, bytes, file, name, document);
    return check;
}

}  // namespace utfall::usecases
