#include "app/usecases/report_difference.h"
#include "app/web/frame.h"
#include "app/web/pages_reports.h"
#include "app/web/target.h"

#include <optional>
#include <string>
#include <utility>

namespace utfall::web {

core::JsonArray earlier_reports_view(const OpenedBook& opened,
                                     const usecases::IssuedReport& report) {
    const std::string base =
        book_href(opened.shelved) + "/reports/" + percent_encoded(report.number) + "/difference/";
    core::JsonArray earlier;
    for (const auto& other : usecases::issued_reports(opened.store(), report.entry)) {
        if (!usecases::are_comparable(other, report)) continue;
        earlier.push_back(core::JsonObject{{"number", other.number},
                                           {"href", base + percent_encoded(other.number)}});
    }
    return earlier;
}

Answer report_difference_page(Workbench& workbench, const Visit& visit) {
    OpenedBook opened = workbench.shelf().read(visit.argument(0), visit.query("as-of"));
    const std::string& number = visit.argument(1);
    const std::string& earlier = visit.argument(2);
    const auto difference = usecases::compare_reports(*opened.book, earlier, number);
    const std::string title = visit.text("reports.difference", {{"report", earlier}});
    const TextArgs reports{{"first", earlier}, {"second", number}};
    TableView table{"difference", title, visit.lang,
                    visit.text("reports.difference.lead", reports)};
    table.column("ref", visit.text("reports.column.ref"))
        .column("row", visit.text("reports.column.row"))
        .column("column", visit.text("reports.column.column"))
        .column("before", visit.text("reports.column.before"), true)
        .column("after", visit.text("reports.column.after"), true)
        .column("difference", visit.text("reports.column.difference"), true)
        .column("cause", visit.text("reports.column.cause"));
    const std::string base = book_href(opened.shelved) + "/reports/" + percent_encoded(number);
    for (const auto& part : difference.parts) {
        table.row({TableView::link(part.ref, base + "/origin/" + percent_encoded(part.ref)),
                   TableView::text(part.label), TableView::text(part.column),
                   table.number(part.before, part.decimals),
                   table.number(part.after, part.decimals),
                   table.number(part.difference(), part.decimals),
                   TableView::text(
                       visit.text("reports.cause." + std::string{usecases::to_word(part.cause)}))});
    }
    Page page = page_of(opened, visit, "reports", "", title, {{number, base}});
    page = table_page(std::move(page), table, base + "/difference/" + percent_encoded(earlier));
    page.view.set("empty", visit.text("reports.difference.none", reports));
    page.data = core::JsonObject{{"first", earlier}, {"second", number}, {"parts", table.data()}};
    return page;
}

}  // namespace utfall::web
