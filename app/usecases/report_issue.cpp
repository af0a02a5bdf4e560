#include "app/ledger/checkpoint.h"
#include "app/ledger/common_lines.h"
#include "app/usecases/answers.h"
#include "app/usecases/book.h"
#include "app/usecases/history_extract.h"
#include "app/usecases/period_approvals.h"
#include "app/usecases/reason_check.h"
#include "app/usecases/recording.h"
#include "app/usecases/report_claim_checks.h"
#include "app/usecases/report_composition.h"
#include "app/usecases/report_steps.h"
#include "app/usecases/reports.h"
#include "reports/renderer.h"

#include <utility>

namespace utfall::usecases {
namespace {

std::string next_number(const ledger::Store& store, core::Date today) {
    const std::string prefix = "R-" + std::to_string(today.year()) + "-";
    int last = 0;
    for (const auto& report : issued_reports(store, store.size())) {
        if (report.number.starts_with(prefix)) ++last;
    }
    const std::string digits = std::to_string(last + 1);
    return prefix + std::string(digits.size() < 3 ? 3 - digits.size() : 0, '0') + digits;
}

// The checkpoint that a report prints: what the book came to before it was issued. An installation
// without the book's key prints it unsigned.
std::string printed_checkpoint(Book& book, const ReportFacts& facts, bool dry_run) {
    ledger::Notary* notary = dry_run ? nullptr : book.notary();
    if (notary != nullptr) return notary->sign(facts.store, facts.as_of);
    return ledger::checkpoint_text(
        {facts.info.ledger_id, facts.as_of, facts.store.root_at(facts.as_of)});
}

// The same request asks for the same report in every respect; the family may go without a version.
bool is_same_request(Book& book, const ledger::Entry& entry, const std::string& family,
                     const ReportRequest& request) {
    const std::string issued = entry.body.string_or("template");
    if (issued != family && !issued.starts_with(family + "@")) return false;
    const auto as_of = static_cast<std::uint64_t>(entry.body.find("as_of")->integer());
    return *entry.body.find("parameters") == parameters_json(report_facts(book, as_of, request));
}

// What the report says of itself where somebody issues it in spite of an obstacle.
reports::DataRow settle_obstacles(Book& book, const TemplateSource& templates,
                                  const std::string& family, const ReportRequest& request,
                                  std::uint64_t as_of, const Act& act, core::Findings& findings) {
    core::Findings told_later;
    const auto form = load_template(templates, templates.resolve(family), told_later);
    // What was recorded is told whether anybody approved it or not.
    if (form && tells_history(*form)) return {};
    reports::DataRow stated = settle_approvals(book, request, as_of, act, findings);
    if (form) stated.merge(settle_claim_checks(book, *form, request, as_of, act, findings));
    return stated;
}

// A request that was answered before gets its report again, out of the ledger.
IssuedFiles issued_before(Book& book, const ledger::Entry& entry, const std::string& family,
                          const ReportRequest& request, const std::vector<std::string>& formats) {
    check_same_request(entry, is_same_request(book, entry, family, request));
    IssuedFiles issued;
    issued.entry = entry.seq;
    issued.size = entry.seq + 1;
    issued.number = entry.subject;
    issued.report = reopen_report(book, issued.number);
    issued.files = render_report(issued.report, formats, request.lang, issued.number);
    issued.seal = entry.body.string_or("checkpoint");
    return issued;
}

}  // namespace

IssuedFiles issue_report(Book& book, const TemplateSource& templates, const std::string& family,
                         const ReportRequest& request, const std::vector<std::string>& formats,
                         const Act& act) {
    ledger::Store& store = book.store();
    if (const auto before = recorded_under(store, act.request_id, "report-issued"))
        return issued_before(book, *before, family, request, formats);
    IssuedFiles issued;
    issued.size = store.size();
    const auto last = store.entry(issued.size - 1);
    if (!request.replaces.empty()) check_replaceable(store, request.replaces);
    issued.number = next_number(store, local_day(store.info(), last->recorded_at));
    core::Findings obstacles;
    reports::DataRow stated =
        settle_obstacles(book, templates, family, request, issued.size, act, obstacles);
    issued.report = prepare_stated(book, templates, family, issued.size, request, issued.number,
                                   std::move(stated));
    PreparedReport& report = issued.report;
    report.findings.append(obstacles);
    check_given_words(act.reason, "note", report.findings);
    if (report.form && report.form->status != reports::TemplateStatus::frozen) {
        report.findings.add("TEMPLATE_NOT_FROZEN", core::Place{},
                            {{"template", report.template_name.to_string()}});
    }
    if (report.findings.has_errors()) return issued;

    issued.files = render_report(report, formats, request.lang, issued.number);
    const ReportFacts facts = report_facts(book, issued.size, request);
    issued.seal = printed_checkpoint(book, facts, act.dry_run);
    if (act.dry_run) return issued;
    ledger::EntryDraft draft{act.request_id, act.actor,       "report-issued",
                             issued.number,  act.reason_code, act.reason};
    draft.body.set("template", report.template_name.to_string());
    draft.body.set("template_digest", report.template_digest);
    draft.body.set("parameters", parameters_json(facts));
    draft.body.set("as_of", issued.size);
    draft.body.set("previous", reports::text_of(report.data.values, "previous.report"));
    draft.body.set("renderer", reports::renderer_version);
    draft.body.set("content_sha256", reports::text_of(report.data.values, "seal.content_digest"));
    draft.body.set("checkpoint", issued.seal);
    draft.body.set("files", files_json(issued.files));
    const ledger::Receipt receipt = record(store, draft, [&](ledger::Append& append) {
        write_dataset(append, report.data);
        append.add(ledger::template_line,
                   {report.template_name.to_string(),
                    core::canonical(reports::template_content(*report.form))});
    });
    issued.entry = receipt.entry;
    issued.size = receipt.size;
    // The report's seal holds the checkpoint after it.
    if (ledger::Notary* notary = book.notary()) notary->sign(store, issued.size);
    return issued;
}

}  // namespace utfall::usecases
