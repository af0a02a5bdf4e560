#include "app/cli/commands.h"
#include "app/cli/context.h"
#include "app/cli/output.h"
#include "app/cli/report_files.h"
#include "app/core/error.h"
#include "app/core/text.h"
#include "app/usecases/answers.h"
#include "app/usecases/book.h"
#include "app/usecases/disclosure_preview.h"
#include "app/usecases/history_extract.h"
#include "app/usecases/period_approvals.h"
#include "app/usecases/report_checks.h"
#include "app/usecases/report_claim_checks.h"
#include "app/usecases/report_rerun.h"
#include "app/usecases/reports.h"
#include "app/usecases/short_seal.h"

#include <ostream>

namespace utfall::cli {
namespace {

std::string about_of(const Arguments& arguments) {
    if (arguments.has("indicator") && arguments.has("measure"))
        throw core::Error{core::ErrorKind::usage, "REPORT_ABOUT_TWO"};
    if (arguments.has("indicator")) return "indicator:" + arguments.one("indicator");
    if (arguments.has("measure")) return "measure:" + arguments.one("measure");
    return {};
}

usecases::ReportRequest request_of(const Context& context, const Arguments& arguments) {
    usecases::ReportRequest request;
    request.period = arguments.one("period");
    request.scope = arguments.one("scope");
    request.profile = arguments.one("profile", "internal");
    request.recipient = arguments.one("recipient");
    request.lang = context.lang;
    request.claim = arguments.one("claim");
    request.replaces = arguments.one("replaces");
    request.about = about_of(arguments);
    request.progress = context.progress(context.text("report.trials.progress"));
    return request;
}

std::vector<std::string> formats_of(const Arguments& arguments) {
    std::vector<std::string> formats;
    for (const std::string& list : arguments.all("format")) {
        for (std::string& one : core::split(list, ',')) formats.push_back(std::move(one));
    }
    return formats.empty() ? std::vector<std::string>{"xlsx", "html", "json"} : formats;
}

core::JsonArray of_severity(const core::Findings& findings, bool errors, core::Lang lang) {
    core::JsonArray list;
    for (const auto& finding : findings.list()) {
        if ((finding.severity == core::Severity::error) == errors)
            list.push_back(usecases::finding_json(finding, lang));
    }
    return list;
}

void check_output(const Arguments& arguments) {
    if (!arguments.has("output")) {
        throw core::Error{core::ErrorKind::usage, "OUTPUT_MISSING"};
    }
}

// How much a report hides that leaves the house, by table; nothing of one that hides nothing.
std::string disclosure_words(const Context& context, const core::Json& disclosure) {
    const auto* tables = disclosure.find("tables");
    if (tables == nullptr) return {};
    const auto count = [](const core::Json& of, std::string_view name) {
        return std::to_string(of.find(name)->integer());
    };
    TextTable table{{context.text("column.table"), context.text("column.told"),
                     context.text("column.hidden"), context.text("column.near")},
                    {false, true, true, true},
                    {}};
    for (const core::Json& one : tables->array()) {
        table.rows.push_back({count(one, "table") + ". " + one.string_or("title"),
                              count(one, "told"), count(one, "hidden"), count(one, "near")});
    }
    return context.text("report.disclosure", {{"few", count(disclosure, "hidden_few")},
                                              {"linked", count(disclosure, "hidden_linked")}}) +
           "\n" + table.to_string();
}

std::string short_seal_of(const usecases::IssuedFiles& issued) {
    const auto digest = core::Digest::from_hex(issued.files.front().content_sha256);
    return digest ? usecases::short_seal(*digest) : std::string{};
}

}  // namespace

ExitStatus run_report_check(Context& context, const Arguments& arguments) {
    const auto book = context.open_book(arguments, false);
    const std::uint64_t as_of = usecases::resolve_as_of(book->store(), arguments.one("as-of"));
    const auto request = request_of(context, arguments);
    const auto report = usecases::prepare_report(*book, context.templates(arguments),
                                                 arguments.positional.front(), as_of, request, {});
    core::Findings findings = report.findings;
    if (!report.form || !usecases::tells_history(*report.form))
        usecases::check_approvals(*book, request, as_of, findings);
    if (report.form) usecases::check_claim_obstacles(*book, *report.form, request, as_of, findings);
    core::JsonArray missing;
    TextTable table{{context.text("column.indicator"), context.text("column.team"),
                     context.text("column.coverage")},
                    {false, false, true},
                    {}};
    for (const auto& cell : usecases::missing_cells(report.data)) {
        missing.push_back(core::JsonObject{{"indicator", cell.indicator},
                                           {"team", cell.team},
                                           {"reported", cell.reported},
                                           {"expected", cell.expected}});
        table.rows.push_back({cell.indicator, cell.team_name,
                              std::to_string(cell.reported) + "/" + std::to_string(cell.expected)});
    }
    const bool ready = !findings.has_errors();
    std::string words = missing.empty() ? std::string{} : table.to_string() + "\n";
    for (const auto& finding : findings.list()) words += finding_line(finding, context.lang);
    words += context.text(ready ? "report.ready" : "report.not_ready",
                          {{"missing", std::to_string(missing.size())}}) +
             "\n";
    const core::Json data{
        core::JsonObject{{"ready", ready},
                         {"missing", std::move(missing)},
                         {"obstacles", of_severity(findings, true, context.lang)},
                         {"warnings", of_severity(findings, false, context.lang)}}};
    context.answer(data, words);
    return ready ? ExitStatus::done : ExitStatus::data_faults;
}

ExitStatus run_report_make(Context& context, const Arguments& arguments) {
    check_output(arguments);
    const auto book = context.open_book(arguments, false);
    const std::uint64_t as_of = usecases::resolve_as_of(book->store(), arguments.one("as-of"));
    const auto report =
        usecases::prepare_report(*book, context.templates(arguments), arguments.positional.front(),
                                 as_of, request_of(context, arguments), {});
    if (!report.form) return context.refuse(report.findings);
    const auto files = usecases::render_report(report, formats_of(arguments), context.lang, {});
    const std::string written = write_files(files, arguments.one("output"));
    context.warn(report.findings);
    const core::Json disclosure = usecases::disclosure_json(report);
    const std::string hidden = disclosure_words(context, disclosure);
    const core::Json data{
        core::JsonObject{{"template", report.template_name.to_string()},
                         {"template_digest", report.template_digest},
                         {"as_of", as_of},
                         {"preview", true},
                         {"disclosure", disclosure},
                         {"files", usecases::files_json(files)},
                         {"obstacles", of_severity(report.findings, true, context.lang)},
                         {"warnings", of_severity(report.findings, false, context.lang)}}};
    return context.answer(data, context.text("report.made") + "\n" + hidden + written);
}

ExitStatus run_report_issue(Context& context, const Arguments& arguments) {
    check_output(arguments);
    const auto book = context.open_book(arguments, true);
    const auto issued = usecases::issue_report(
        *book, context.templates(arguments), arguments.positional.front(),
        request_of(context, arguments), formats_of(arguments), context.act(arguments));
    if (issued.report.findings.has_errors()) return context.refuse(issued.report.findings);
    context.warn(issued.report.findings);
    const std::string written = issued.entry ? write_issued(context, *book, issued.number,
                                                            issued.files, arguments.one("output"))
                                             : std::string{};
    const auto& values = issued.report.composed.document.properties;
    core::JsonObject properties;
    for (const auto& [name, value] : values) properties.emplace(name, value);
    const std::string seal = short_seal_of(issued);
    const core::Json disclosure = usecases::disclosure_json(issued.report);
    const std::string hidden = disclosure_words(context, disclosure);
    core::Json data{core::JsonObject{{"size", issued.size},
                                     {"report", issued.number},
                                     {"template", issued.report.template_name.to_string()},
                                     {"template_digest", issued.report.template_digest},
                                     {"as_of", issued.report.as_of},
                                     {"parameters", properties},
                                     {"disclosure", disclosure},
                                     {"files", usecases::files_json(issued.files)},
                                     {"seal", issued.seal},
                                     {"short_seal", seal}}};
    data.set("entry", issued.entry ? core::Json{*issued.entry} : core::Json{});
    return context.answer(data, context.text(issued.entry ? "report.issued" : "report.would_issue",
                                             {{"report", issued.number}}) +
                                    "\n" + hidden + written +
                                    context.text("report.short_seal", {{"seal", seal}}) + "\n");
}

ExitStatus run_report_rerun(Context& context, const Arguments& arguments) {
    const auto book = context.open_book(arguments, false);
    const auto rerun = usecases::rerun_report(*book, arguments.positional.front());
    const std::string bytes{usecases::to_word(rerun.bytes)};
    const std::string figures = rerun.figures_equal() ? "equal" : "differs";
    std::string words = context.text("rerun.bytes." + bytes, {{"report", rerun.issued.number}}) +
                        "\n" + context.text("rerun.figures." + figures) + "\n";
    if (!rerun.same_renderer) {
        words +=
            context.text("rerun.renderer", {{"version", rerun.issued.body.string_or("renderer")}}) +
            "\n";
    }
    core::JsonArray erased_by;
    for (const std::uint64_t entry : rerun.erased_by) {
        erased_by.emplace_back(entry);
        if (rerun.figures_equal()) continue;
        words += context.text("rerun.erased", {{"entry", std::to_string(entry)}}) + "\n";
    }
    core::JsonArray differences;
    TextTable table{{context.text("column.ref"), context.text("column.issued"),
                     context.text("column.recalculated")},
                    {false, true, true},
                    {}};
    for (const auto& difference : rerun.differences) {
        differences.push_back(core::JsonObject{{"ref", difference.ref},
                                               {"issued", difference.issued},
                                               {"recalculated", difference.recalculated}});
        table.rows.push_back({difference.ref, difference.issued, difference.recalculated});
    }
    if (!differences.empty()) words += table.to_string();
    if (arguments.has("output")) words += write_files(rerun.files, arguments.one("output"));
    context.answer(core::JsonObject{{"report", rerun.issued.number},
                                    {"bytes", bytes},
                                    {"figures", figures},
                                    {"renderer", rerun.issued.body.string_or("renderer")},
                                    {"files", usecases::files_json(rerun.files)},
                                    {"erased_by", std::move(erased_by)},
                                    {"differences", std::move(differences)}},
                   words);
    return rerun.is_sound() ? ExitStatus::done : ExitStatus::integrity;
}

}  // namespace utfall::cli
