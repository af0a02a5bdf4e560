#include "app/web/frame.h"
#include "app/web/pages_reports.h"
#include "app/web/target.h"

#include <string>
#include <utility>

namespace utfall::web {

Response preview_response(const usecases::PreparedReport& report, core::Lang lang,
                          const Visit& visit) {
    const std::string& form = visit.request.target.form;
    const std::string format = form.empty() ? "html" : form;
    auto files = usecases::render_report(report, {format}, lang, {});
    auto& file = files.front();
    if (format == "html") return sandboxed(std::move(file.bytes));
    return Response::download(file.name,
                              format == "xlsx" ? workbook_type : "application/json; charset=utf-8",
                              std::move(file.bytes));
}

Answer report_preview(Workbench& workbench, const Visit& visit) {
    OpenedBook opened = workbench.shelf().read(visit.argument(0), visit.query("as-of"));
    const auto choices = report_choices(workbench, opened, visit, visit.request.target.query);
    return preview_response(*prepared(workbench, opened, choices), choices.request.lang, visit);
}

Answer preview_origin(Workbench& workbench, const Visit& visit) {
    OpenedBook opened = workbench.shelf().read(visit.argument(0), visit.query("as-of"));
    const auto choices = report_choices(workbench, opened, visit, visit.request.target.query);
    const auto made = prepared(workbench, opened, choices);
    const auto& report = *made;
    const std::string& ref = visit.argument(1);
    const auto explained = usecases::explain_number(*opened.book, report, choices.request,
                                                    visit.text("reports.preview"), ref);
    const std::string base = book_href(opened.shelved) + "/reports/";
    Page page = page_of(opened, visit, "reports", "",
                        visit.text("reports.origin", {{"ref", explained.ref}}),
                        {{visit.text("reports.new"), base + "new" + choices.query()}});
    return origin_page(std::move(page), opened, visit, report, explained, base + "preview/origin/",
                       choices.query());
}

}  // namespace utfall::web
