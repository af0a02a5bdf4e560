#pragma once

#include "app/usecases/report_explain.h"
#include "app/web/report_words.h"

#include <memory>
#include <string>
#include <vector>

namespace utfall::web {

// The pages of reports, by file; pages_reports.cpp has the routes.

/// What the builder asks for, from the address or a posted form.
struct ReportChoices {
    std::string form;  ///< "esf-cofinancing@1.0.0"
    usecases::ReportRequest request;
    std::string profile;          ///< As chosen; the request has another while it has a fault.
    std::string recipient_fault;  ///< Why what was typed is no recipient, in words.
    std::string as_of;            ///< As typed.
    std::string known_fault;      ///< Why what was typed is no earlier state, in words.

    /// "?template=...&period=..." : the same choices again.
    std::string query() const;
};
ReportChoices report_choices(const Workbench& workbench, const OpenedBook& opened,
                             const Visit& visit, const Fields& fields);
/// The options of a form's field "period": every kind of period of the operation's own time, the
/// calendar's first.
core::JsonArray period_groups(const OpenedBook& opened, const std::string& chosen,
                              const Visit& visit);
/// The newest period that is over, of the kind that reports are usually about; empty while none is.
std::string newest_ended_period(const OpenedBook& opened);
/// What a form's field "report_lang" says; the user's own language when it says nothing.
core::Lang report_lang(const Fields& fields, const Visit& visit);
/// The options of that field.
core::JsonArray lang_options(core::Lang chosen, const Visit& visit);
/// What the builder's form offers, and what is chosen of it.
void add_choices(core::JsonObject& view, Workbench& workbench, const OpenedBook& opened,
                 const ReportChoices& choices, const Visit& visit);
/// The report the choices ask for. Throws Error(configuration, "TEMPLATE_FAULTY").
std::shared_ptr<const usecases::PreparedReport> prepared(Workbench& workbench, OpenedBook& opened,
                                                         const ReportChoices& choices);
/// An issued report as it was composed, and what was corrected since of what it used.
std::shared_ptr<const usecases::PreparedReport> reopened(Workbench& workbench, OpenedBook& opened,
                                                         const std::string& number);
std::shared_ptr<const std::vector<usecases::ReportCorrection>> corrections_of(
    Workbench& workbench, OpenedBook& opened, const usecases::IssuedReport& issued);
/// "/p/UP2/reports/new?..." and the page there; `refused`: the form was posted with obstacles, and
/// was `told` so.
Page builder_page(Workbench& workbench, const Visit& visit, OpenedBook& opened,
                  const ReportChoices& choices, bool refused, const core::Findings& told = {});

/// HTML that was made elsewhere, shown inside a page of ours without any of its rights.
Response sandboxed(std::string html);
/// A report that nobody has issued, as the address asks for it: HTML to look at, or a file.
Response preview_response(const usecases::PreparedReport& report, core::Lang lang,
                          const Visit& visit);
/// The numbers of a report by table, each with the address of its origin: `base` + ref + `query`.
core::Json numbers_view(const usecases::PreparedReport& report, const std::string& base,
                        const std::string& query, const Visit& visit);
Page origin_page(Page page, const OpenedBook& opened, const Visit& visit,
                 const usecases::PreparedReport& report, const usecases::Explained& explained,
                 const std::string& base, const std::string& query);

Answer new_report_page(Workbench& workbench, const Visit& visit);
/// How many numbers a report hides, in words, as a page's view has it; null for one that is whole.
core::Json disclosure_view(const usecases::PreparedReport& report, const Visit& visit);
/// What a public report tells and hides, table by table, for those inside the house.
Answer disclosure_page(Workbench& workbench, const Visit& visit);
Answer report_preview(Workbench& workbench, const Visit& visit);
Answer preview_origin(Workbench& workbench, const Visit& visit);
Answer issue_report_act(Workbench& workbench, const Visit& visit);

Answer report_page(Workbench& workbench, const Visit& visit);
Answer report_content(Workbench& workbench, const Visit& visit);
Answer report_origin(Workbench& workbench, const Visit& visit);
Answer report_numbers_page(Workbench& workbench, const Visit& visit);
Answer report_corrections_page(Workbench& workbench, const Visit& visit);
/// Why the figures are others than in an earlier report about the same thing.
Answer report_difference_page(Workbench& workbench, const Visit& visit);
/// The earlier reports that one can be held against: {"number", "href"}.
core::JsonArray earlier_reports_view(const OpenedBook& opened,
                                     const usecases::IssuedReport& report);
/// Corrections of what the report used, as a table.
TableView corrections_table(Workbench& workbench, OpenedBook& opened,
                            const usecases::IssuedReport& issued, const Visit& visit);

}  // namespace utfall::web
