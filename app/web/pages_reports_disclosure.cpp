#include "app/usecases/disclosure_preview.h"
#include "app/usecases/report_disclosure.h"
#include "app/web/frame.h"
#include "app/web/pages_reports.h"
#include "app/web/target.h"

#include <algorithm>
#include <string>

namespace utfall::web {
namespace {

core::Json hidden_view(const usecases::HiddenNumber& number, const Visit& visit) {
    return core::JsonObject{{"row", number.row},
                            {"column", number.column},
                            {"inside", number.inside},
                            {"outside", number.outside},
                            {"why", visit.text(number.of_few ? "reports.disclosure.few"
                                                             : "reports.disclosure.linked")}};
}

core::Json table_view(const usecases::DisclosedTable& table, const Visit& visit) {
    core::JsonArray numbers;
    for (const auto& number : table.numbers) numbers.push_back(hidden_view(number, visit));
    const std::string count = std::to_string(numbers.size());
    return core::JsonObject{
        {"heading", visit.text("reports.table",
                               {{"number", std::to_string(table.number)}, {"title", table.title}})},
        {"told", std::to_string(table.told)},
        {"hidden", std::to_string(table.hidden)},
        {"near", std::to_string(table.near)},
        {"count", visit.text("reports.disclosure.count", {{"count", count}})},
        {"has_hidden", !numbers.empty()},
        {"numbers", std::move(numbers)}};
}

bool is_unproved(const usecases::PreparedReport& report) {
    const auto& findings = report.findings.list();
    return std::any_of(findings.begin(), findings.end(), [](const core::Finding& finding) {
        return finding.code == "DISCLOSURE_UNPROVED";
    });
}

}  // namespace

core::Json disclosure_view(const usecases::PreparedReport& report, const Visit& visit) {
    const core::Json counts = usecases::disclosure_json(report);
    if (!counts.is_object()) return {};
    const auto count = [&](std::string_view name) {
        return std::to_string(counts.find(name)->integer());
    };
    return core::JsonObject{
        {"unproved", is_unproved(report)},
        {"words", visit.text("reports.disclosure.lead",
                             {{"few", count("hidden_few")}, {"linked", count("hidden_linked")}})}};
}

Answer disclosure_page(Workbench& workbench, const Visit& visit) {
    OpenedBook opened = workbench.shelf().read(visit.argument(0), visit.query("as-of"));
    const auto choices = report_choices(workbench, opened, visit, visit.request.target.query);
    const auto leaving = prepared(workbench, opened, choices);
    ReportChoices inside = choices;
    inside.profile = inside.request.profile = usecases::internal_profile;
    inside.request.recipient.clear();
    const std::string reports = book_href(opened.shelved) + "/reports/";
    Page page =
        page_of(opened, visit, "reports", "report-disclosure", visit.text("reports.disclosure"),
                {{visit.text("reports.new"), reports + "new" + choices.query()}});
    core::Json summary = disclosure_view(*leaving, visit);
    core::JsonArray tables;
    if (summary.is_object()) {
        const auto whole = prepared(workbench, opened, inside);
        for (const auto& table : usecases::disclosed_tables(*leaving, *whole))
            tables.push_back(table_view(table, visit));
    }
    page.data = usecases::disclosure_json(*leaving);
    page.view = core::JsonObject{{"heading", visit.text("reports.disclosure")},
                                 {"summary", std::move(summary)},
                                 {"preview", reports + "preview" + choices.query()},
                                 {"tables", std::move(tables)}};
    return page;
}

}  // namespace utfall::web
