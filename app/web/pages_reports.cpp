#include "app/web/pages_reports.h"

#include "app/usecases/answers.h"
#include "app/usecases/book.h"
#include "app/usecases/report_corrections.h"
#include "app/usecases/report_steps.h"
#include "app/web/frame.h"
#include "app/web/pages.h"
#include "app/web/target.h"

#include <array>
#include <map>

namespace utfall::web {
namespace {

// The archive's rows, newest first: what a person sees, what a program reads, what a sheet takes.
struct Archive {
    core::JsonArray rows, data;
    TableView table;
};

TableView archive_table(const Visit& visit) {
    TableView table{"reports", visit.text("reports.issued"), visit.lang};
    table.column("report", visit.text("reports.column.report"))
        .column("family", visit.text("reports.column.family"))
        .column("period", visit.text("reports.column.period"))
        .column("template", visit.text("reports.column.template"))
        .column("state", visit.text("reports.column.state"))
        .column("as_of", visit.text("reports.column.as_of"), true)
        .column("issued_at", visit.text("reports.column.issued_at"))
        .column("seal", visit.text("reports.column.seal"))
        .column("affected", visit.text("reports.column.affected"), true);
    return table;
}

core::JsonArray corrected_names(const std::vector<usecases::ReportCorrection>& corrections,
                                core::Lang lang) {
    core::JsonArray names;
    for (const auto& correction : corrections) {
        const std::string& name = correction.name.in(lang);
        names.push_back((name.empty() ? correction.code : name) + ", " + correction.period + ", " +
                        correction.scope);
    }
    return names;
}

void add_report(Archive& archive, Workbench& workbench, OpenedBook& opened,
                const usecases::IssuedReport& report, workflow::ReportState stands,
                const std::string& family, const Visit& visit) {
    const auto found = corrections_of(workbench, opened, report);
    const auto& corrections = *found;
    const std::string state{workflow::to_word(stands)};
    const std::string seal = report.body.string_or("content_sha256");
    const std::string href =
        book_href(opened.shelved) + "/reports/" + percent_encoded(report.number);
    const std::string issued_at = usecases::local_minute(opened.store().info(), report.issued_at);
    const std::string period = period_in_words(opened, report.period, visit.lang);
    const std::string version = report.template_name.substr(report.template_name.find('@') + 1);
    core::JsonArray words;
    for (const auto& name : corrected_names(corrections, visit.lang))
        words.push_back(core::JsonObject{{"words", name}});
    archive.rows.push_back(core::JsonObject{
        {"number", report.number},
        {"href", href},
        {"family", family},
        {"period", period},
        {"period_code", report.period},
        {"version", version},
        {"english", report.body.find("parameters")->string_or("lang") == "en"},
        {"state", visit.text("reports.state." + state)},
        {"replaced_by", report.replaced_by},
        {"as_of", std::to_string(report.as_of)},
        {"issued_at", issued_at},
        {"seal", short_digest(seal)},
        {"affected", corrections.empty()
                         ? std::string{}
                         : visit.text(corrections.size() == 1 ? "reports.affected.one"
                                                              : "reports.affected.many",
                                      {{"count", std::to_string(corrections.size())}})},
        {"corrections", std::move(words)}});
    archive.data.push_back(core::JsonObject{{"report", report.number},
                                            {"template", report.template_name},
                                            {"period", report.period},
                                            {"state", state},
                                            {"as_of", report.as_of},
                                            {"entry", report.entry},
                                            {"issued_at", report.issued_at.to_string()},
                                            {"seal", seal},
                                            {"affected", usecases::affected_json(corrections)}});
    archive.table.row({TableView::text(report.number), TableView::text(family),
                       TableView::text(report.period), TableView::text(report.template_name),
                       TableView::text(visit.text("reports.state." + state)),
                       archive.table.count(static_cast<std::int64_t>(report.as_of)),
                       TableView::text(issued_at), TableView::text(seal),
                       archive.table.count(static_cast<std::int64_t>(corrections.size()))});
}

Answer reports_page(Workbench& workbench, const Visit& visit) {
    OpenedBook opened = workbench.shelf().read(visit.argument(0), visit.query("as-of"));
    Page page = page_of(opened, visit, "reports", "reports", visit.text("menu.reports"));
    auto reports = usecases::issued_reports(opened.store(), opened.as_of);
    std::map<std::string, std::string> families;
    Archive archive{{}, {}, archive_table(visit)};
    const auto states = usecases::report_states(opened.store(), opened.as_of);
    for (auto report = reports.rbegin(); report != reports.rend(); ++report) {
        auto& family = families[report->template_name];
        if (family.empty())
            family = template_in_words(workbench, report->template_name, visit.lang);
        add_report(archive, workbench, opened, *report, states.find(report->number)->state, family,
                   visit);
    }
    const auto templates = workbench.templates().list();
    const std::string ready =
        templates.empty()
            ? visit.text("reports.no_templates")
            : visit.text("reports.empty",
                         {{"template", template_in_words(workbench, templates.front().to_string(),
                                                         visit.lang)}});
    page.view = core::JsonObject{{"has_rows", !archive.rows.empty()},
                                 {"rows", std::move(archive.rows)},
                                 {"empty", ready},
                                 {"can_write", !workbench.settings().read_only}};
    page.data = core::JsonObject{{"as_of", opened.as_of}, {"reports", std::move(archive.data)}};
    page.table = archive.table.plain();
    return page;
}

}  // namespace

std::shared_ptr<const usecases::PreparedReport> reopened(Workbench& workbench, OpenedBook& opened,
                                                         const std::string& number) {
    const auto issued = usecases::issued_report(opened.store(), number);
    return workbench.composed().get(opened.store().root_at(issued.entry + 1).hex(),
                                    [&] { return usecases::reopen_report(*opened.book, number); });
}

std::shared_ptr<const std::vector<usecases::ReportCorrection>> corrections_of(
    Workbench& workbench, OpenedBook& opened, const usecases::IssuedReport& issued) {
    return workbench.corrections().get(
        opened.store().root_at(opened.as_of).hex() + " " + issued.number,
        [&] { return usecases::corrections_since(*opened.book, issued, opened.as_of); });
}

Response sandboxed(std::string html) {
    Response response;
    response.body = std::move(html);
    response.with("Content-Security-Policy",
                  "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:; "
                  "frame-ancestors 'self'");
    return response;
}

std::span<const Route> reports_routes() {
    static constexpr std::array routes{
        Route{"GET", "/p/{operation}/reports", &reports_page, 0},
        Route{"GET", "/p/{operation}/reports/new", &new_report_page, 0},
        Route{"GET", "/p/{operation}/reports/preview", &report_preview, 0},
        Route{"GET", "/p/{operation}/reports/preview/disclosure", &disclosure_page, 0},
        Route{"GET", "/p/{operation}/reports/preview/origin/{ref}", &preview_origin, 0},
        Route{"POST", "/p/{operation}/reports/issue", &issue_report_act, form_body},
        Route{"GET", "/p/{operation}/reports/{report}", &report_page, 0},
        Route{"GET", "/p/{operation}/reports/{report}/content", &report_content, 0},
        Route{"GET", "/p/{operation}/reports/{report}/numbers", &report_numbers_page, 0},
        Route{"GET", "/p/{operation}/reports/{report}/corrections", &report_corrections_page, 0},
        Route{"GET", "/p/{operation}/reports/{report}/difference/{earlier}",
              &report_difference_page, 0},
        Route{"GET", "/p/{operation}/reports/{report}/origin/{ref}", &report_origin, 0},
    };
    return routes;
}

}  // namespace utfall::web
