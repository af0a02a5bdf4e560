#include "app/usecases/template_preview.h"

#include "app/usecases/report_composition.h"

namespace utfall::usecases {

PreparedReport preview_template(Book& book, const reports::Template& form, std::uint64_t as_of,
                                const ReportRequest& request) {
    PreparedReport report = unprepared(form, as_of);
    fill_report(book, report, request, {});
    return report;
}

}  // namespace utfall::usecases
