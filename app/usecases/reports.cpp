#include "app/usecases/reports.h"

#include "app/core/digest.h"
#include "app/core/error.h"
#include "app/ledger/common_lines.h"
#include "app/usecases/book.h"
#include "app/usecases/recording.h"
#include "app/usecases/report_checks.h"
#include "app/usecases/report_parts.h"
#include "reports/renderer.h"

#include <algorithm>
#include <utility>

namespace utfall::usecases {
namespace {

using core::Error;
using core::ErrorKind;

core::Json parameters_json(const ReportFacts& facts) {
    const ReportRequest& request = facts.request;
    return core::JsonObject{
        {"period", request.period},
        {"scope", std::string{indicators::to_word(facts.scope.level)} + ":" + facts.scope.code},
        {"profile", request.profile},
        {"recipient", request.recipient},
        {"lang", request.lang == core::Lang::sv ? "sv" : "en"},
        {"claim", request.claim},
        {"replaces", request.replaces}};
}

core::Json dataset_json(const reports::DataSet& data) {
    const auto row_json = [](const reports::DataRow& row) {
        core::Json details;
        const core::Json content = reports::encode_row(row, details);
        return core::Json{core::JsonArray{content, details}};
    };
    core::JsonObject tables;
    for (const auto& [name, rows] : data.tables) {
        core::JsonArray list;
        for (const auto& row : rows) list.push_back(row_json(row));
        tables.emplace(name, std::move(list));
    }
    return core::JsonObject{{"values", row_json(data.values)}, {"tables", std::move(tables)}};
}

// What the printed digest covers: the figures, the texts, the template and the parameters; not the
// layout.
std::string content_digest(const reports::DataSet& data, const std::string& template_digest,
                           const core::Json& parameters) {
    const core::Json content{core::JsonObject{
        {"data", dataset_json(data)}, {"parameters", parameters}, {"template", template_digest}}};
    return core::sha256(core::canonical(content)).hex();
}

void add_report_values(const ReportFacts& facts, const PreparedReport& report,
                       const std::string& number, reports::DataSet& data) {
    auto& values = data.values;
    values["report.number"] = text_field(number);
    values["report.status"] = text_field(number.empty() ? "preview" : "issued");
    values["report.replaces"] = text_field(facts.request.replaces);
    values["template.id"] = text_field(report.template_name.family);
    values["template.version"] = text_field(report.template_name.version);
    values["template.digest"] = text_field(report.template_digest);
}

void add_seal(const ReportFacts& facts, const std::string& template_digest,
              reports::DataSet& data) {
    const std::string digest = content_digest(data, template_digest, parameters_json(facts));
    auto& values = data.values;
    if (values["report.status"] == text_field("issued"))
        values["seal.content_digest"] = text_field(digest);
    values["seal.ledger_id"] = text_field(facts.info.ledger_id);
    values["seal.size"] = count_field(static_cast<std::int64_t>(facts.as_of));
    values["seal.root"] = text_field(facts.store.root_at(facts.as_of).hex());
    values["seal.renderer"] = text_field(reports::renderer_version);
}

std::string next_number(const ledger::Store& store, core::Date today) {
    const std::string prefix = "R-" + std::to_string(today.year()) + "-";
    int last = 0;
    for (const auto& report : issued_reports(store, store.size())) {
        if (report.number.starts_with(prefix)) ++last;
    }
    const std::string digits = std::to_string(last + 1);
    return prefix + std::string(digits.size() < 3 ? 3 - digits.size() : 0, '0') + digits;
}

core::Json files_json(const std::vector<ReportFile>& files) {
    core::JsonArray list;
    for (const auto& file : files) {
        list.push_back(core::JsonObject{{"name", file.name},
                                        {"format", file.format},
                                        {"sha256", file.sha256},
                                        {"content_sha256", file.content_sha256},
                                        {"bytes", static_cast<std::int64_t>(file.bytes.size())}});
    }
    return list;
}

std::string text_value(const reports::DataSet& data, std::string_view name) {
    const auto* text = std::get_if<std::string>(&data.value(name).value);
    return text == nullptr ? std::string{} : *text;
}

// A checkpoint of the tree as the report prints it, in the lines of a C2SP checkpoint body.
std::string checkpoint_text(const ReportFacts& facts) {
    return "utfall/" + facts.info.ledger_id + "\n" + std::to_string(facts.as_of) + "\n" +
           facts.store.root_at(facts.as_of).base64() + "\n";
}

void compose_into(PreparedReport& report, core::Lang lang, bool preview,
                  const ledger::Store& store) {
    reports::ComposeOptions options;
    options.lang = lang;
    options.preview = preview;
    const auto last = store.entry(report.as_of - 1);
    if (last) options.created = last->recorded_at;
    report.composed = reports::compose(*report.form, report.data, options);
    report.findings.append(report.composed.findings);
}

// The same request asks for the same report in every respect; the family may go without a version.
bool is_same_request(Book& book, const ledger::Entry& entry, const std::string& family,
                     const ReportRequest& request) {
    const std::string issued = entry.body.string_or("template");
    if (issued != family && !issued.starts_with(family + "@")) return false;
    const auto as_of = static_cast<std::uint64_t>(entry.body.find("as_of")->integer());
    return *entry.body.find("parameters") == parameters_json(report_facts(book, as_of, request));
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

PreparedReport prepare_report(Book& book, const TemplateSource& templates,
                              const std::string& family, std::uint64_t as_of,
                              const ReportRequest& request, const std::string& number) {
    PreparedReport report;
    report.as_of = as_of;
    report.template_name = templates.resolve(family);
    report.form = load_template(templates, report.template_name, report.findings);
    if (!report.form) return report;
    report.template_digest = reports::template_digest(*report.form);
    const ReportFacts facts = report_facts(book, as_of, request);
    Origins origins{facts};
    std::vector<std::string> unresolved;
    reports::DataSet& data = report.data;
    add_report_values(facts, report, number, data);
    add_programme(facts, data);
    add_definitions(facts, data);
    add_indicators(facts, origins, data);
    add_result_levels(facts, origins, data);
    add_money(facts, origins, data);
    add_corrections(facts, report.template_name.family, data);
    add_narratives(facts, data, unresolved);
    data.tables["origins"] = origins.rows();
    add_seal(facts, report.template_digest, data);
    for (const std::string& token : unresolved) {
        report.findings.add("NARRATIVE_TOKEN_UNRESOLVED", core::Place{}, {{"token", token}});
    }
    check_narrative_numbers(data, request.lang, report.findings);
    compose_into(report, request.lang, number.empty(), book.store());
    return report;
}

std::vector<ReportFile> render_report(const PreparedReport& report,
                                      const std::vector<std::string>& formats, core::Lang lang,
                                      const std::string& number) {
    const std::string& digest = text_value(report.data, "seal.content_digest");
    const std::string stem =
        text_value(report.data, "operation.code") + "_" + report.template_name.family + "_" +
        text_value(report.data, "period.code") + "_" + (number.empty() ? "preview" : number) + "_" +
        (lang == core::Lang::sv ? "sv" : "en");
    std::vector<ReportFile> files;
    for (const std::string& format : formats) {
        const auto* renderer = reports::find_renderer(format);
        if (renderer == nullptr) {
            throw Error{ErrorKind::usage, "FORMAT_UNKNOWN", {{"format", format}}};
        }
        ReportFile file;
        file.format = format;
        file.name = stem + "." + std::string{renderer->extension};
        file.bytes = renderer->render(report.composed.document);
        file.sha256 = core::sha256(file.bytes).hex();
        file.content_sha256 = digest;
        files.push_back(std::move(file));
    }
    return files;
}

IssuedFiles issue_report(Book& book, const TemplateSource& templates, const std::string& family,
                         const ReportRequest& request, const std::vector<std::string>& formats,
                         const Act& act) {
    ledger::Store& store = book.store();
    if (const auto before = recorded_under(store, act.request_id, "report-issued"))
        return issued_before(book, *before, family, request, formats);
    IssuedFiles issued;
    issued.size = store.size();
    const auto last = store.entry(issued.size - 1);
    if (!request.replaces.empty()) issued_report(store, request.replaces);
    issued.number = next_number(store, local_day(store.info(), last->recorded_at));
    issued.report = prepare_report(book, templates, family, issued.size, request, issued.number);
    PreparedReport& report = issued.report;
    if (report.form && report.form->status != reports::TemplateStatus::frozen) {
        report.findings.add("TEMPLATE_NOT_FROZEN", core::Place{},
                            {{"template", report.template_name.to_string()}});
    }
    if (report.findings.has_errors()) return issued;

    issued.files = render_report(report, formats, request.lang, issued.number);
    const ReportFacts facts = report_facts(book, issued.size, request);
    issued.seal = checkpoint_text(facts);
    if (act.dry_run) return issued;
    ledger::EntryDraft draft{act.request_id, act.actor,       "report-issued",
                             issued.number,  act.reason_code, act.reason};
    draft.body.set("template", report.template_name.to_string());
    draft.body.set("template_digest", report.template_digest);
    draft.body.set("parameters", parameters_json(facts));
    draft.body.set("as_of", issued.size);
    draft.body.set("previous", text_value(report.data, "previous.report"));
    draft.body.set("renderer", reports::renderer_version);
    draft.body.set("content_sha256", text_value(report.data, "seal.content_digest"));
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
    return issued;
}

PreparedReport reopen_report(Book& book, const std::string& number) {
    const IssuedReport issued = issued_report(book.store(), number);
    PreparedReport report;
    report.as_of = issued.as_of;
    const std::size_t at = issued.template_name.find('@');
    report.template_name = {issued.template_name.substr(0, at),
                            issued.template_name.substr(at + 1)};
    report.template_digest = issued.body.string_or("template_digest");
    book.store().for_each_line_of(
        ledger::template_line, issued.entry, [&](const ledger::Line& line) {
            const core::Json content = core::parse_own_json(ledger::text_of(line.cells[1]));
            report.form =
                reports::read_template_content(content, issued.template_name, report.findings);
        });
    if (!report.form) {
        throw Error{ErrorKind::integrity, "REPORT_TEMPLATE_LOST", {{"report", number}}};
    }
    report.data = issued_dataset(book.store(), issued);
    compose_into(report, request_of(issued).lang, false, book.store());
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
    return request;
}

std::vector<ReportFile> issued_files(Book& book, const std::string& number,
                                     std::vector<std::string> formats) {
    const IssuedReport issued = issued_report(book.store(), number);
    if (formats.empty()) {
        for (const auto& file : issued.body.find("files")->array())
            formats.push_back(file.string_or("format"));
    }
    return render_report(reopen_report(book, number), formats, request_of(issued).lang, number);
}

}  // namespace utfall::usecases
